package org.ballcourt.cases.command;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.ballcourt.cases.store.StoreTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's time, as long as it agrees with the store's. Between two comparisons the monotonic clock tells whether somebody has moved
 * the wall clock.
 */
final class GuardedClock implements CaseClock {
    static final Duration TOLERANCE = Duration.ofSeconds(2);

    private static final Logger log = LoggerFactory.getLogger(GuardedClock.class);

    private final InstantSource wall;
    private final LongSupplier nanos;
    private final StoreTime store;
    private volatile Comparison last;

    /** @param skew how far this node was ahead at that moment, beyond what the round trip leaves uncertain */
    private record Comparison(Instant wall, long nanos, Duration skew) {
        Duration skewAt(Instant wallNow, long nanosNow) {
            Duration drift = Duration.between(wall, wallNow).minusNanos(nanosNow - nanos);
            return skew.plus(drift);
        }
    }

    GuardedClock(InstantSource wall, LongSupplier nanos, StoreTime store) {
        this.wall = wall;
        this.nanos = nanos;
        this.store = store;
    }

    @Override
    public Instant instant() {
        Instant now = wall.instant();
        Duration skew = skewAt(now);
        if (skew == null) {
            compare();
            skew = skewAt(now);
        }
        if (isTooFar(skew)) {
            throw new ClockUntrusted("it is off by " + skew.toMillis() + " ms");
        }
        return now;
    }

    /** How far this node is ahead of the store; not a number before the first comparison. */
    double skewSeconds() {
        Duration skew = skewAt(wall.instant());
        return skew == null ? Double.NaN : skew.toMillis() / 1e3;
    }

    private Duration skewAt(Instant now) {
        Comparison comparison = last;
        return comparison == null ? null : comparison.skewAt(now, nanos.getAsLong());
    }

    @Override
    public void compare() {
        long before = nanos.getAsLong();
        Instant theirs = store.now();
        long after = nanos.getAsLong();
        Instant ours = wall.instant();
        Duration uncertain = Duration.ofNanos((after - before) / 2);
        Duration skew = beyond(Duration.between(theirs, ours).minus(uncertain), uncertain);
        last = new Comparison(ours, after, skew);
        if (isTooFar(skew)) {
            log.error(
                    "This node's clock is {} ms ahead of the store's: commands are refused until it is right",
                    skew.toMillis());
        }
    }

    private static Duration beyond(Duration skew, Duration uncertain) {
        Duration rest = skew.abs().minus(uncertain);
        return rest.isNegative() ? Duration.ZERO : skew.isNegative() ? rest.negated() : rest;
    }

    private static boolean isTooFar(Duration skew) {
        return skew.abs().compareTo(TOLERANCE) > 0;
    }
}
