package org.ballcourt.cases.command;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.contracts.CommandNames;

/** Counts and times commands. */
final class CommandMeters {
    private final MeterRegistry meters;
    private final Timer seconds;
    private final Counter conflicts;

    CommandMeters(MeterRegistry meters) {
        this.meters = meters;
        this.seconds = Timer.builder("ballcourt.command")
                .description("From a command's arrival at the door to its answer")
                .serviceLevelObjectives(
                        Duration.ofMillis(2),
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5))
                .register(meters);
        this.conflicts = Counter.builder("ballcourt.conflicts")
                .description("Commands that were decided anew because somebody else was faster")
                .register(meters);
    }

    /** Runs one command. */
    CommandOutcome measure(CommandRequest request, Supplier<CommandOutcome> command) {
        String name = CommandNames.nameOf(request.command().getClass());
        return seconds.record(() -> {
            try {
                CommandOutcome outcome = command.get();
                meters.counter("ballcourt.commands", "command", name, "result", outcome.result())
                        .increment();
                return outcome;
            } catch (CaseRejection rejection) {
                meters.counter(
                                "ballcourt.rejections",
                                "command",
                                name,
                                "code",
                                rejection.code().name())
                        .increment();
                throw rejection;
            }
        });
    }

    void conflict() {
        conflicts.increment();
    }
}
