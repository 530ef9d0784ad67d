package org.ballcourt.servicekit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Doubts this node's clock: its value is compared with the store's, and its steps in between with the monotonic clock, which tells
 * whether somebody has moved it.
 */
public final class ClockGuard {
    /** Timekeeping daemons slew far slower, so that one look after the other tells a jump from a correction. */
    public static final Duration TOLERANCE = Duration.ofSeconds(2);

    static final Duration STEADY = Duration.ofMinutes(5);
    static final Duration STORE_PATIENCE = Duration.ofMinutes(1);

    private final InstantSource wall;
    private final LongSupplier nanoTime;
    private final Supplier<Instant> store;
    private volatile Comparison last;
    private Look trusted;
    private Look since;

    private record Look(Instant wall, long nanos) {
        Duration driftUntil(Look other) {
            return Duration.between(wall, other.wall).minusNanos(other.nanos - nanos);
        }

        boolean agreesWith(Look other) {
            return !isTooFar(driftUntil(other));
        }

        boolean isOlderThan(Duration age, Look now) {
            return now.nanos - nanos > age.toNanos();
        }
    }

    /** @param skew how far this node was ahead at that moment, as far as it is known */
    private record Comparison(Look at, Duration skew) {
        Duration skewAt(Look now) {
            return skew.plus(at.driftUntil(now));
        }
    }

    /** @param store asked for its time */
    public ClockGuard(InstantSource wall, LongSupplier nanoTime, Supplier<Instant> store) {
        this.wall = wall;
        this.nanoTime = nanoTime;
        this.store = store;
        this.trusted = new Look(wall.instant(), nanoTime.getAsLong());
    }

    /**
     * Asks the store for its time; the answer is how far this node is ahead of it. A slow answer leaves much uncertain: within that,
     * what was known before stays, so that a store that answers after half a minute does not make a wrong clock right.
     */
    public Duration compare() {
        long before = nanoTime.getAsLong();
        Instant theirs = store.get();
        long after = nanoTime.getAsLong();
        Look now = new Look(wall.instant(), after);
        Duration uncertain = Duration.ofNanos((after - before) / 2);
        Duration measured = Duration.between(theirs, now.wall()).minus(uncertain);
        Comparison earlier = last;
        Duration known = earlier == null ? Duration.ZERO : earlier.skewAt(now);
        Duration skew = within(known, measured.minus(uncertain), measured.plus(uncertain));
        last = new Comparison(now, skew);
        return skew;
    }

    private static Duration within(Duration known, Duration least, Duration most) {
        return known.compareTo(least) < 0 ? least : known.compareTo(most) > 0 ? most : known;
    }

    /** How far this node is ahead of the store when its clock shows that; empty before the first comparison. */
    public Optional<Duration> skew(Instant now) {
        Comparison comparison = last;
        return Optional.ofNullable(comparison).map(c -> c.skewAt(new Look(now, nanoTime.getAsLong())));
    }

    public static boolean isTooFar(Duration skew) {
        return skew.abs().compareTo(TOLERANCE) > 0;
    }

    /**
     * Whether this time may be acted upon where late is better than early. A jump is taken back at once when the clock jumps back; a
     * clock that stays where it jumped to (a machine that slept) is believed again after it went steadily, in agreement with the store.
     */
    public synchronized boolean believes(Instant wallNow, long nanosNow) {
        Look now = new Look(wallNow, nanosNow);
        if (trusted.agreesWith(now)) {
            since = null;
            trusted = now;
        } else if (since == null || !since.agreesWith(now)) {
            since = now;
        } else if (since.isOlderThan(STEADY, now) && storeAgrees(now)) {
            trusted = now;
            since = null;
        }
        return since == null && storeAgrees(now);
    }

    private boolean storeAgrees(Look now) {
        Comparison comparison = last;
        return comparison != null
                && !comparison.at().isOlderThan(STORE_PATIENCE, now)
                && !isTooFar(comparison.skewAt(now));
    }
}
