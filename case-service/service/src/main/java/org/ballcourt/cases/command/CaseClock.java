package org.ballcourt.cases.command;

import java.time.Instant;
import java.time.InstantSource;

/** The time at which commands are decided. */
interface CaseClock {
    /** Throws {@link ClockUntrusted} where this node's clock cannot be relied on. */
    Instant instant();

    /** Makes sure that it can be relied on; to be called every few seconds. */
    void compare();

    /** A clock that tests move is nobody's to compare. */
    static CaseClock unguarded(InstantSource clock) {
        return new CaseClock() {
            @Override
            public Instant instant() {
                return clock.instant();
            }

            @Override
            public void compare() {
                // There is nothing to compare it with.
            }
        };
    }
}
