package org.ballcourt.consumer;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How long events gather between two batches. A batch costs calls of store and broker, however few events it has, so a subscription
 * works for a tenth of the time and lets more come meanwhile; at most for {@link #LONGEST}, by which a view then is later.
 */
final class Pace {
    static final long LEAST = TimeUnit.MILLISECONDS.toNanos(15);
    static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(100);

    /** A batch of so many is worth its calls. */
    static final int MANY = 500;

    private static final int SHARE = 10;
    private static final long HURRY = TimeUnit.SECONDS.toNanos(1);

    private final LongSupplier nanos;
    private volatile long hurryUntil;

    /** @param nanos a monotonic clock */
    Pace(LongSupplier nanos) {
        this.nanos = nanos;
        this.hurryUntil = nanos.getAsLong();
    }

    /** Somebody waits, so for a while nothing gathers for long. */
    void hurry() {
        hurryUntil = nanos.getAsLong() + HURRY;
    }

    /**
     * Nanoseconds until the next batch may begin.
     *
     * @param polledAt when this round began: a poll that had to wait was a rest
     * @param cameAt when its events were there
     * @param done when they were in effect
     */
    long restAfter(int events, long polledAt, long cameAt, long done) {
        if (events == 0) {
            return 0;
        }
        boolean soon = events >= MANY || done - hurryUntil < 0;
        long round = soon ? LEAST : Math.clamp(SHARE * (done - cameAt), LEAST, LONGEST);
        return Math.max(0, polledAt + round - done);
    }
}
