package org.ballcourt.escalation.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Role;
import org.ballcourt.escalation.duties.HandOffCounts;
import org.ballcourt.escalation.duties.OpenDutyCounts;

/** What can be read off this service from outside. */
public final class EscalationMetrics {
    private static final Duration[] LATENESS = Stream.of(10, 100, 1_000, 10_000, 60_000, 600_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Timer lateness;
    private final Timer sendingLateness;
    private final Counter sentAgain;
    private final Counter reminders;
    private final Counter alarms;
    private final Counter failures;
    private final Map<DutyKind, Counter> lapses = new EnumMap<>(DutyKind.class);

    public EscalationMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.lateness =
                lateness("ballcourt.clock.lateness", "From a duty's deadline to when its lapse was seen in the topic");
        this.sendingLateness =
                lateness("ballcourt.clock.sending.lateness", "From a duty's deadline to the sending of its lapse");
        this.sentAgain = counter("ballcourt.clock.sent.again", "Commands that had come to nothing");
        this.reminders = counter("ballcourt.reminders", "Reminders of running duties");
        this.alarms = counter("ballcourt.alarms", "Lapses of which the supervisors were told");
        this.failures = counter("ballcourt.announcements.failed", "Rounds of announcements that must be tried again");
        for (DutyKind kind : DutyKind.values()) {
            lapses.put(
                    kind,
                    Counter.builder("ballcourt.lapses.sent")
                            .description("Lapses that were sent, by the kind of duty")
                            .tag("kind", kind.name())
                            .register(registry));
        }
    }

    public void watch(OpenDutyCounts counts) {
        for (DutyKind kind : DutyKind.values()) {
            Gauge.builder("ballcourt.clock.open.duties", counts, c -> c.openDuties(kind))
                    .description("Open duties by kind, of the cases of this instance")
                    .tag("kind", kind.name())
                    .register(registry);
        }
        Stream.of(Role.values()).filter(Role::isPlatform).forEach(desk -> {
            watch(counts, "ballcourt.handoffs", "Times that a desk handed a case on", desk, HandOffCounts::handOffs);
            watch(
                    counts,
                    "ballcourt.handoffs.empty",
                    "Of those, the ones that named no new fact",
                    desk,
                    HandOffCounts::empty);
            watch(
                    counts,
                    "ballcourt.owners.fixed",
                    "Cases that got a fixed owner because they were handed on too often",
                    desk,
                    HandOffCounts::fixedOwners);
        });
    }

    public void watchScheduler(Supplier<Number> overdue, BooleanSupplier stopped) {
        Gauge.builder("ballcourt.clock.overdue", overdue)
                .description("Duties whose time is over and that were not seen ended")
                .register(registry);
        Gauge.builder("ballcourt.clock.stopped", () -> stopped.getAsBoolean() ? 1 : 0)
                .description("1 while this node's time is doubted, or the store is out of reach, and nothing fires")
                .register(registry);
    }

    private void watch(
            OpenDutyCounts counts, String name, String description, Role desk, ToIntFunction<HandOffCounts> count) {
        Gauge.builder(name, counts, c -> count.applyAsInt(c.handOffs(desk)))
                .description(description)
                .tag("desk", desk.name())
                .register(registry);
    }

    private Timer lateness(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(LATENESS)
                .register(registry);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    public void lapseSent(DutyKind kind, Duration late) {
        lapses.get(kind).increment();
        sendingLateness.record(late);
    }

    /** What the parties feel; nothing where the case core's clock is before ours. */
    public void lapseSeen(Duration late) {
        lateness.record(late.isNegative() ? Duration.ZERO : late);
    }

    public void sentAgain() {
        sentAgain.increment();
    }

    public void announced(boolean alarm) {
        (alarm ? alarms : reminders).increment();
    }

    public void announcementFailed() {
        failures.increment();
    }
}
