package org.ballcourt.servicekit.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClockSetBackTest {
    private static final Duration HOURS = Duration.ofHours(2);

    private Instant wall = Instant.parse("2026-11-28T08:00:00Z");
    private long nanos = 17;
    private final List<Duration> ends = new ArrayList<>();
    private final ClockSetBack watch = new ClockSetBack(() -> wall, () -> nanos, ends::add);

    /** @param moved by how much somebody set the clock meanwhile */
    private void after(Duration time, Duration moved) {
        nanos += time.toNanos();
        wall = wall.plus(time).plus(moved);
        watch.run();
    }

    @Test
    void letsTimePassHoweverLongNobodyLooked() {
        after(Duration.ofSeconds(1), Duration.ZERO);
        after(Duration.ofDays(3), Duration.ZERO);
        assertThat(ends).isEmpty();
    }

    @Test
    void endsWhatWasSetBack() {
        after(Duration.ofSeconds(1), HOURS.negated());
        assertThat(ends).containsExactly(HOURS);
    }

    @Test
    void endsWhatJumpedForwardAndBack() {
        after(Duration.ofSeconds(1), HOURS);
        assertThat(ends).isEmpty();
        after(Duration.ofSeconds(40), HOURS.negated());
        assertThat(ends).containsExactly(HOURS);
    }

    /** Corrections add up over the months, and each is waited for. */
    @Test
    void forgivesSmallCorrectionsHoweverMany() {
        for (int i = 0; i < 100; i++) {
            after(Duration.ofSeconds(1), Duration.ofSeconds(-15));
        }
        assertThat(ends).isEmpty();
    }
}
