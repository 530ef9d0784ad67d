package org.ballcourt.clocks;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Role;

/** What can be read off the clocks from outside. */
final class ClockMeters {
    private static final Duration[] LATENESS = Stream.of(10, 100, 1_000, 10_000, 60_000, 600_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Timer lateness;
    private final Counter sentAgain;
    private final Counter reminders;
    private final Counter alarms;
    private final Counter failures;
    private final Map<DutyKind, Counter> lapses = new EnumMap<>(DutyKind.class);

    ClockMeters(MeterRegistry registry) {
        this.registry = registry;
        this.lateness = Timer.builder("ballcourt.clock.lateness")
                .description("From a duty's deadline to the sending of its lapse")
                .serviceLevelObjectives(LATENESS)
                .register(registry);
        this.sentAgain = counter("ballcourt.clock.sent.again", "Commands of the clocks that were not answered in time");
        this.reminders = counter("ballcourt.reminders", "Reminders of running duties");
        this.alarms = counter("ballcourt.alarms", "Lapses of which the supervisors were told");
        this.failures = counter("ballcourt.announcements.failed", "Rounds of announcements that must be tried again");
        for (DutyKind kind : DutyKind.values()) {
            lapses.put(
                    kind,
                    Counter.builder("ballcourt.lapses.sent")
                            .tag("kind", kind.name())
                            .register(registry));
        }
    }

    void watch(Census census) {
        for (DutyKind kind : DutyKind.values()) {
            Gauge.builder("ballcourt.clock.open.duties", census, c -> c.openDuties(kind))
                    .tag("kind", kind.name())
                    .register(registry);
        }
        Stream.of(Role.values()).filter(Role::isPlatform).forEach(desk -> {
            watch(census, "ballcourt.handoffs", desk, Passes::handOffs);
            watch(census, "ballcourt.handoffs.empty", desk, Passes::empty);
            watch(census, "ballcourt.owners.fixed", desk, Passes::fixedOwners);
        });
    }

    void watch(Clocks clocks) {
        Gauge.builder("ballcourt.clock.overdue", clocks, Clocks::overdue)
                .description("Duties whose time is over and that were not seen ended")
                .register(registry);
        Gauge.builder("ballcourt.clock.stopped", clocks, c -> c.isStopped() ? 1 : 0)
                .description("1 while this node's time is doubted, or the store is out of reach, and nothing rings")
                .register(registry);
    }

    private void watch(Census census, String name, Role desk, ToIntFunction<Passes> count) {
        Gauge.builder(name, census, c -> count.applyAsInt(c.passes(desk)))
                .tag("desk", desk.name())
                .register(registry);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    void lapseSent(DutyKind kind, Duration late) {
        lapses.get(kind).increment();
        lateness.record(late);
    }

    void sentAgain() {
        sentAgain.increment();
    }

    void announced(boolean alarm) {
        (alarm ? alarms : reminders).increment();
    }

    void announcementFailed() {
        failures.increment();
    }
}
