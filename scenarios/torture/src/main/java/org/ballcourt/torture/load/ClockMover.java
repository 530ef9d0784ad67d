package org.ballcourt.torture.load;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Pushes the test clock on, by as much each time as the lots say, and so that the whole run stays within the calendar of the rules. */
final class ClockMover implements Runnable {
    static final Instant START = Instant.parse("2026-11-02T02:00:00Z");
    /** The business calendar of the shipped rules ends with 2027, and deadlines reach some weeks ahead. */
    private static final Duration MOST = Duration.ofDays(330);

    private static final Duration EVERY = Duration.ofSeconds(3);
    private static final Duration LONGEST = Duration.ofHours(26);

    private final Front front;
    private final Shift shift;
    private final LoadTally tally;
    private final Random random;
    private final long longestMillis;
    private volatile Instant now = START;

    /** @param planned how long the run is to take */
    ClockMover(Front front, Shift shift, LoadTally tally, Random random, Duration planned) {
        this.front = front;
        this.shift = shift;
        this.tally = tally;
        this.random = random;
        long moves = Math.max(1, planned.toMillis() / EVERY.toMillis());
        // On average a move is half of the longest one.
        this.longestMillis = Math.min(LONGEST.toMillis(), 2 * MOST.toMillis() / moves);
    }

    Instant now() {
        return now;
    }

    /** Comes back when the product has the first time. */
    boolean begin() {
        return front.setClock(START.toString());
    }

    @Override
    public void run() {
        try (front) {
            while (!shift.isOver()) {
                LockSupport.parkNanos(random.nextLong(2 * EVERY.toNanos()));
                Instant next = now.plusMillis(1 + random.nextLong(longestMillis));
                if (!front.setClock(next.toString())) {
                    return;
                }
                now = next;
                tally.clockMoves.increment();
            }
        }
    }
}
