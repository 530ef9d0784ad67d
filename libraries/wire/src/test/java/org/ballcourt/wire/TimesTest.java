package org.ballcourt.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    @Test
    void readsWhatIsWrittenAsJavaDoes() {
        Random random = new Random(7);
        for (int n = 0; n < 20_000; n++) {
            int precision = new int[] {1, 1_000, 1_000_000, 1_000_000_000}[random.nextInt(4)];
            int nanos = random.nextInt(1_000_000_000) / precision * precision;
            String text = Instant.ofEpochSecond(random.nextLong(-2_000_000_000L, 20_000_000_000L), nanos)
                    .toString();

            assertThat(Times.usualOrNull(text)).as(text).isEqualTo(Instant.parse(text));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29T02:00:00Z",
                "2026-11-02T24:00:01Z",
                "2026-11-02T02:60:00Z",
                "2026-11-02T02:00:00.Z",
                "2026-11-02T02:00:00.0000000000Z",
                "2026-11-02T02:00:00,5Z",
                "2026-11-02 02:00:00Z",
                "2026-1a-02T02:00:00Z",
                "2026-11-02T02:00:-1Z",
                "2026-11-02T02:00:00",
                ""
            })
    void refusesWhatJavaRefuses(String text) {
        boolean javaReads = javaReads(text);
        if (javaReads) {
            assertThat(Times.parse(text)).isEqualTo(Instant.parse(text));
        } else {
            assertThatThrownBy(() -> Times.parse(text)).isInstanceOf(DateTimeParseException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-02T24:00:00Z",
                "2026-11-02T23:59:60Z",
                "2026-11-02T02:00:00+08:00",
                "+12026-11-02T02:00:00Z",
                "2026-11-02T02:00:00.5Z"
            })
    void readsWhatIsUnusualTheGeneralWay(String text) {
        assertThat(Times.parse(text)).isEqualTo(Instant.parse(text));
    }

    private static boolean javaReads(String text) {
        try {
            Instant.parse(text);
            return true;
        } catch (DateTimeParseException no) {
            return false;
        }
    }
}
