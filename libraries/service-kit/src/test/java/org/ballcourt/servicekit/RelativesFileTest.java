package org.ballcourt.servicekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.ballcourt.contracts.Actor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelativesFileTest {
    private static final Actor LI = Actor.parse("BUYER/li");

    @TempDir
    Path folder;

    private Path file;

    private RelativesFile with(String content, Duration pause) throws IOException {
        file = Files.writeString(folder.resolve("relatives.json"), content);
        return new RelativesFile(file, pause);
    }

    private void becomes(String content) throws IOException {
        Files.writeString(file, content);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));
    }

    @Test
    void tellsWhoIsRelated() throws IOException {
        RelativesFile told = with("{\"wang\": [\"BUYER/li\", \"SELLER/shop\"]}", Duration.ofHours(1));

        assertThat(told.relativesOf("wang")).containsExactlyInAnyOrder(LI, Actor.parse("SELLER/shop"));
        assertThat(told.relativesOf("mei")).isEmpty();
    }

    @Test
    void followsTheFile() throws IOException {
        RelativesFile told = with("{}", Duration.ZERO);
        becomes("{\"wang\": [\"BUYER/li\"]}");

        assertThat(told.relativesOf("wang")).containsExactly(LI);
    }

    @Test
    void forgetsNobodyWhenTheFileIsDamaged() throws IOException {
        RelativesFile told = with("{\"wang\": [\"BUYER/li\"]}", Duration.ZERO);
        becomes("{\"wang\": ");

        assertThat(told.relativesOf("wang")).containsExactly(LI);
        Files.delete(file);
        assertThat(told.relativesOf("wang")).containsExactly(LI);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"wang\": \"BUYER/li\"}", "{\"wang\": [\"li\"]}", "{"})
    void isRefusedAtTheStartWhenItSaysNothingClear(String content) {
        assertThatThrownBy(() -> with(content, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ballcourt.directory.relatives");
    }
}
