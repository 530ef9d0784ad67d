package org.ballcourt.cases.command;

import java.time.Instant;
import java.time.InstantSource;
import org.ballcourt.servicekit.PastTime;

/** A clock that tests move. */
record UnguardedClock(InstantSource time) implements CaseClock {
    @Override
    public Instant instant() {
        return time.instant();
    }

    @Override
    public Instant past() {
        return PastTime.of(time);
    }
}
