package org.ballcourt.servicekit.workers;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Sees that somebody has set this machine's clock back, and has the process end.
 *
 * <p>The clients of Kafka, and others that are not ours, remember by the wall clock when they may try again and when they last heard of
 * somebody. After two hours back they would stand still for two hours, and none of their settings changes that. A new process remembers
 * nothing. A clock that was set forward makes them impatient once and does no harm.
 */
final class ClockSetBack implements Runnable {
    /** Short enough to be waited for, longer than what daemons that keep the time do in one step. */
    static final Duration FORGIVEN = Duration.ofSeconds(20);

    static final Duration PACE = Duration.ofSeconds(1);

    private final InstantSource wall;
    private final LongSupplier nanos;
    private final Consumer<Duration> end;
    private Instant lastWall;
    private long lastNanos;

    /** @param end told by how much it was set back */
    ClockSetBack(InstantSource wall, LongSupplier nanos, Consumer<Duration> end) {
        this.wall = wall;
        this.nanos = nanos;
        this.end = end;
        this.lastWall = wall.instant();
        this.lastNanos = nanos.getAsLong();
    }

    /** Compares how far both clocks went since the last look: the monotonic one cannot be set. */
    @Override
    public void run() {
        Instant wallNow = wall.instant();
        long nanosNow = nanos.getAsLong();
        Duration back = Duration.between(wallNow, lastWall).plusNanos(nanosNow - lastNanos);
        lastWall = wallNow;
        lastNanos = nanosNow;
        if (back.compareTo(FORGIVEN) > 0) {
            end.accept(back);
        }
    }
}
