package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.ballcourt.messages.cli.CommandRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestClockTest {
    private static final Instant MONDAY = Instant.parse("2026-11-02T02:00:00Z");

    @TempDir
    Path temp;

    @Test
    void runsUntilItIsSet() {
        assertThat(clock().instant()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        assertThat(clock().stands()).isFalse();
    }

    @Test
    void standsStillOnceItIsSetAlsoOverARestart() {
        clock().set(MONDAY);
        assertThat(clock().instant()).isEqualTo(MONDAY);
    }

    @Test
    void goesBack() {
        TestClock clock = clock();
        clock.set(MONDAY);
        clock.set(MONDAY.minusSeconds(3600));
        assertThat(clock.instant()).isEqualTo(MONDAY.minusSeconds(3600));
    }

    @Test
    void runsAgainWhenItIsReleased() {
        TestClock clock = clock();
        clock.set(MONDAY);
        clock.release();
        assertThat(clock.instant()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        assertThat(clock().stands()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-11-0", "yesterday"})
    void saysWhichFileHoldsNoTimeAndWhatToDo(String found) throws IOException {
        Path file = Files.writeString(temp.resolve("clock"), found);
        assertThatThrownBy(this::clock).isInstanceOfSatisfying(CommandRefused.class, refused -> {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            refused.print(new PrintStream(said, true, StandardCharsets.UTF_8));
            assertThat(said.toString(StandardCharsets.UTF_8))
                    .contains(file.toString(), "holds no time", "'" + found + "'", "delete it")
                    .doesNotContain("Exception");
        });
    }

    private TestClock clock() {
        return new TestClock(temp.resolve("clock"));
    }
}
