package org.ballcourt.servicekit.workers;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Tells of each background worker when it last succeeded, how often it failed since, and how long it has been running. */
final class WorkersHealthIndicator implements HealthIndicator {
    /** A few failures are an outage of something else, which tells of itself. */
    static final int TOO_OFTEN = 10;

    /** Longer than a walk over all cases takes; a run that does not end any more looks no different from inside. */
    static final Duration TOO_LONG = Duration.ofMinutes(10);

    private final BackgroundWorkers workers;

    WorkersHealthIndicator(BackgroundWorkers workers) {
        this.workers = workers;
    }

    @Override
    public Health health() {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>();
        workers.health().forEach((name, worker) -> all.put(name, details(worker)));
        boolean fails = workers.health().values().stream()
                .anyMatch(worker -> worker.failuresInARow() >= TOO_OFTEN
                        || worker.runningFor().compareTo(TOO_LONG) > 0);
        return (fails ? Health.down() : Health.up()).withDetails(all).build();
    }

    private static Map<String, Object> details(WorkerHealth worker) {
        return Map.of(
                "sinceLastSuccess", worker.sinceLastSuccess().toString(),
                "failuresInARow", worker.failuresInARow(),
                "runningFor", worker.runningFor().toString());
    }
}
