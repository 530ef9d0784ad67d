package org.ballcourt.escalation.heartbeat;

import java.time.Duration;
import java.time.Instant;

/**
 * Doubts this machine's clock: its steps are compared with the monotonic clock at each look, and its value with the store's.
 *
 * <p>While they disagree nothing may fire: late is better than early. A jump is taken back at once when the clock jumps back; a clock
 * that stays where it jumped to (a machine that slept) is believed again after it went steadily, in agreement with the store.
 */
public final class TimeGuard implements TimeCheck {
    /** Timekeeping daemons slew far slower, so that one look after the other tells a jump from a correction. */
    static final Duration TOLERANCE = Duration.ofSeconds(5);

    static final Duration STEADY = Duration.ofMinutes(5);
    static final Duration STORE_PATIENCE = Duration.ofMinutes(1);

    private Look trusted;
    private Look since;
    private Look store;
    private Duration storeAhead = Duration.ZERO;

    private record Look(Instant wall, long nanos) {
        boolean agreesWith(Look other) {
            Duration wallStep = Duration.between(wall, other.wall);
            Duration drift = wallStep.minusNanos(other.nanos - nanos).abs();
            return drift.compareTo(TOLERANCE) <= 0;
        }

        boolean isOlderThan(Duration age, Look now) {
            return now.nanos - nanos > age.toNanos();
        }
    }

    public TimeGuard(Instant wall, long nanos) {
        this.trusted = new Look(wall, nanos);
    }

    /** The store's own time, asked for at about that instant. */
    synchronized void storeSaid(Instant storeTime, Instant wall, long nanos) {
        store = new Look(wall, nanos);
        storeAhead = Duration.between(wall, storeTime);
    }

    @Override
    public synchronized boolean believes(Instant wall, long nanos) {
        Look now = new Look(wall, nanos);
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
        return store != null
                && !store.isOlderThan(STORE_PATIENCE, now)
                && storeAhead.abs().compareTo(TOLERANCE) <= 0;
    }
}
