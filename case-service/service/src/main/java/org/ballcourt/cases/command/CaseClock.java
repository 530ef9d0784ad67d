package org.ballcourt.cases.command;

import java.time.Instant;

/** The time at which commands are decided. */
@FunctionalInterface
interface CaseClock {
    /** Throws {@link ClockUntrusted} where this node's clock cannot be relied on. */
    Instant instant();

    /** The last instant that is over: what is due later than that has not lapsed. */
    default Instant past() {
        return instant().minusMillis(1);
    }

    /** How far this node is ahead of the store; not a number where nobody compares, or has not yet. */
    default double skewSeconds() {
        return Double.NaN;
    }

    /** Makes sure that it can be relied on, to be called every few seconds; a clock that tests move is nobody's to compare. */
    default void compare() {}
}
