package org.ballcourt.cases.tracing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.ballcourt.cases.tracing.TraceGroups.State;

/** Tells Prometheus how many groups there are, and how long the oldest waits for a decision. Every instance tells the same. */
final class TraceGauges {
    static final Duration PACE = Duration.ofSeconds(30);

    private final TracedCases cases;
    private final TraceGroups groups;
    private final InstantSource time;
    private volatile Map<State, Long> count = Map.of();
    private volatile Instant oldest;
    private volatile long due;

    TraceGauges(TracedCases cases, TraceGroups groups, InstantSource time, MeterRegistry meters) {
        this.cases = cases;
        this.groups = groups;
        this.time = time;
        for (State state : State.values()) {
            Gauge.builder("ballcourt.trace.groups", this, gauges -> gauges.count.getOrDefault(state, 0L))
                    .description("Groups of cases about the same goods with like reasons")
                    .tag("state", state.name())
                    .register(meters);
        }
        Gauge.builder("ballcourt.trace.oldest.open", this, TraceGauges::oldestSeconds)
                .description("How long the group has been open that waits longest for a decision")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("ballcourt.trace.due.cases", this, gauges -> gauges.due)
                .description("Cases with news at which tracing has not looked yet")
                .register(meters);
    }

    void pass() {
        count = groups.count();
        oldest = groups.oldestOpen().orElse(null);
        due = cases.countDue();
    }

    private double oldestSeconds() {
        return Optional.ofNullable(oldest)
                .map(opened -> Duration.between(opened, time.instant()))
                .filter(Duration::isPositive)
                .map(waited -> waited.toMillis() / 1000.0)
                .orElse(0.0);
    }
}
