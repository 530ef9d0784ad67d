package org.ballcourt.cases.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Whether an interval is over since it last began; a clock that was set back ends it too. */
final class Cadence {
    private final InstantSource time;
    private final Duration interval;
    private volatile Instant begun;

    Cadence(InstantSource time, Duration interval) {
        this.time = time;
        this.interval = interval;
        this.begun = time.instant();
    }

    void begin() {
        begun = time.instant();
    }

    boolean isOver() {
        Instant now = time.instant();
        return now.isBefore(begun) || !now.isBefore(begun.plus(interval));
    }
}
