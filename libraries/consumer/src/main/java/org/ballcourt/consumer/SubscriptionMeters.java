package org.ballcourt.consumer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/** What operators see of a subscription, tagged with its group. */
final class SubscriptionMeters implements SubscriptionCounters {
    private final Counter applied;
    private final Counter duplicates;
    private final Counter gaps;
    private final Counter unreadable;
    private final AtomicInteger parkedCases = new AtomicInteger();
    private final EventObservations observations;

    SubscriptionMeters(MeterRegistry registry, String group) {
        this(registry, group, ObservationRegistry.NOOP);
    }

    SubscriptionMeters(MeterRegistry registry, String group, ObservationRegistry observed) {
        observations = new EventObservations(observed, group);
        applied = counter(registry, group, "applied", "Events brought into effect");
        duplicates = counter(registry, group, "duplicates", "Events dropped because they were in effect already");
        gaps = counter(registry, group, "gaps", "Gaps filled from the case-service");
        unreadable = counter(registry, group, "unreadable", "Records laid aside because nobody can read them");
        Gauge.builder("ballcourt.consumer.parked.cases", parkedCases, AtomicInteger::get)
                .description("Cases that take no more events until somebody looked at them")
                .tag("group", group)
                .register(registry);
    }

    private static Counter counter(MeterRegistry registry, String group, String what, String description) {
        return Counter.builder("ballcourt.consumer." + what)
                .description(description)
                .tag("group", group)
                .register(registry);
    }

    @Override
    public void applied(int events) {
        applied.increment(events);
    }

    @Override
    public void duplicates(int events) {
        duplicates.increment(events);
    }

    @Override
    public void gap() {
        gaps.increment();
    }

    @Override
    public void parked() {
        parkedCases.incrementAndGet();
    }

    EventObservations observations() {
        return observations;
    }

    Counter unreadable() {
        return unreadable;
    }

    /** Counted anew now and then, because other instances park and unpark too. */
    void parkedCases(int count) {
        parkedCases.set(count);
    }
}
