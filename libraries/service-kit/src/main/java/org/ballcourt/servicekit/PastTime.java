package org.ballcourt.servicekit;

import java.time.Instant;
import java.time.InstantSource;

/**
 * Until when time is over. Whatever happens at the instant of a deadline is in time, so a deadline lapses only once its instant is
 * past; a clock that stands still knows whether it is.
 */
public interface PastTime {
    /** The last instant that is over, to the millisecond. */
    Instant past();

    /** The same, of any clock: the one that runs has its present millisecond still before it. */
    static Instant of(InstantSource time) {
        return time instanceof PastTime standing
                ? standing.past()
                : time.instant().minusMillis(1);
    }
}
