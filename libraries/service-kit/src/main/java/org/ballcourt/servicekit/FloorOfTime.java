package org.ballcourt.servicekit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How early the answer may come that something is not there: nobody can tell by the clock whether it is another's. */
public final class FloorOfTime {
    /** Longer than reading what is there takes. */
    public static final Duration FLOOR = Duration.ofMillis(25);

    private FloorOfTime() {}

    /** @param since when the request came in, by {@link System#nanoTime} */
    public static void await(long since) {
        long earliest = since + FLOOR.toNanos();
        for (long left = earliest - System.nanoTime(); left > 0; left = earliest - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
