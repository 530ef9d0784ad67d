package org.ballcourt.rivals;

import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long after their time deadlines took effect, durably. */
final class Lateness {
    private final Queue<Long> micros = new ConcurrentLinkedQueue<>();

    void fired(Instant due) {
        micros.add(Duration.between(due, Instant.now()).toNanos() / 1000);
    }

    int count() {
        return micros.size();
    }

    @Override
    public String toString() {
        long[] sorted = micros.stream().mapToLong(Long::longValue).sorted().toArray();
        return "timers=%d early=%d p50=%.1f p99=%.1f last=%.1f"
                .formatted(
                        sorted.length,
                        micros.stream().filter(late -> late < 0).count(),
                        sorted[sorted.length / 2] / 1e3,
                        sorted[sorted.length * 99 / 100] / 1e3,
                        sorted[sorted.length - 1] / 1e3);
    }
}
