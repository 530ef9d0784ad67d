package org.ballcourt.servicekit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * How one process does, as its gauges say.
 *
 * @param groups what waits for each group of readers
 * @param outbox null where it publishes nothing
 * @param clock null where it has none
 * @param failing background workers whose last runs failed
 * @param auditWaiting records of the audit that are not durable yet
 */
record ProcessFigures(List<Group> groups, Outbox outbox, Clock clock, List<Failing> failing, long auditWaiting) {
    /**
     * @param waiting records that are not handled yet
     * @param oldest since when the oldest of them was sent
     * @param parked cases that wait until somebody looks
     */
    record Group(String group, long waiting, Duration oldest, long parked) {}

    /** Cases with something that is stored and not published yet. */
    record Outbox(long cases, Duration oldest) {}

    /**
     * @param overdue duties over whose end nothing is stored yet
     * @param stopped whether nothing is fired, as while commands cannot be given
     */
    record Clock(long overdue, boolean stopped) {}

    record Failing(String worker, long failures) {}

    static ProcessFigures of(MeterRegistry meters) {
        return new ProcessFigures(groups(meters), outbox(meters), clock(meters), failing(meters), audit(meters));
    }

    private static List<Group> groups(MeterRegistry meters) {
        return meters.find("ballcourt.consumer.lag.records").gauges().stream()
                .map(gauge -> group(meters, gauge.getId().getTag("group"), gauge))
                .sorted(Comparator.comparing(Group::group))
                .toList();
    }

    private static Group group(MeterRegistry meters, String name, Gauge waiting) {
        return new Group(
                name,
                (long) waiting.value(),
                seconds(meters.find("ballcourt.consumer.oldest.age")
                        .tag("group", name)
                        .gauge()),
                count(meters.find("ballcourt.consumer.parked.cases")
                        .tag("group", name)
                        .gauge()));
    }

    private static Outbox outbox(MeterRegistry meters) {
        Gauge pending = meters.find("ballcourt.relay.pending.cases").gauge();
        return pending == null
                ? null
                : new Outbox(
                        (long) pending.value(),
                        seconds(meters.find("ballcourt.relay.oldest.pending").gauge()));
    }

    private static Clock clock(MeterRegistry meters) {
        Gauge overdue = meters.find("ballcourt.clock.overdue").gauge();
        return overdue == null
                ? null
                : new Clock(
                        (long) overdue.value(),
                        count(meters.find("ballcourt.clock.stopped").gauge()) > 0);
    }

    private static List<Failing> failing(MeterRegistry meters) {
        return meters.find("ballcourt.worker.failures").gauges().stream()
                .filter(gauge -> gauge.value() > 0)
                .map(gauge -> new Failing(
                        Objects.requireNonNullElse(gauge.getId().getTag("worker"), ""), (long) gauge.value()))
                .sorted(Comparator.comparing(Failing::worker))
                .toList();
    }

    private static long audit(MeterRegistry meters) {
        return count(meters.find("ballcourt.audit.waiting").gauge());
    }

    private static long count(Gauge gauge) {
        return gauge == null ? 0 : (long) gauge.value();
    }

    private static Duration seconds(Gauge gauge) {
        return Duration.ofSeconds(Math.max(0, count(gauge)));
    }
}
