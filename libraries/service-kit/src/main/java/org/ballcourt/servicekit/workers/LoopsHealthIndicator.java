package org.ballcourt.servicekit.workers;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down while a run of a background worker does not end: an outage of something else does not do that, and a new start may mend it. */
final class LoopsHealthIndicator implements HealthIndicator {
    /** Beyond what somebody should be told of: a long walk over all cases must not be begun anew by a restart again and again. */
    static final Duration STUCK = WorkersHealthIndicator.TOO_LONG.multipliedBy(3);

    private final Supplier<Map<String, WorkerHealth>> workers;

    LoopsHealthIndicator(Supplier<Map<String, WorkerHealth>> workers) {
        this.workers = workers;
    }

    @Override
    public Health health() {
        Map<String, String> stuck = workers.get().entrySet().stream()
                .filter(worker -> worker.getValue().runningFor().compareTo(STUCK) > 0)
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        worker -> "has been running for "
                                + worker.getValue().runningFor().toSeconds() + " s"));
        return (stuck.isEmpty() ? Health.up() : Health.down())
                .withDetails(stuck)
                .build();
    }
}
