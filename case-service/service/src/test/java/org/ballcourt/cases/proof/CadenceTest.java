package org.ballcourt.cases.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CadenceTest {
    private static final Instant START = Instant.parse("2026-11-02T04:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final Cadence cadence = new Cadence(now::get, Duration.ofMinutes(10));

    @Test
    void isOverAfterTheIntervalAndBeginsAnew() {
        now.set(START.plusSeconds(599));
        assertThat(cadence.isOver()).isFalse();
        now.set(START.plusSeconds(600));
        assertThat(cadence.isOver()).isTrue();
        cadence.begin();
        assertThat(cadence.isOver()).isFalse();
    }

    @Test
    void doesNotWaitForATimeThatWasSetBack() {
        now.set(START.minusSeconds(1));
        assertThat(cadence.isOver()).isTrue();
    }
}
