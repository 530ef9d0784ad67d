package org.ballcourt.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent.DutyLapsed;
import org.ballcourt.contracts.CaseEvent.InterventionRequested;
import org.ballcourt.contracts.ClockKind;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EndedDuty;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;
import org.ballcourt.wire.EventChain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real broker, real store, real process, killed while its deadlines fire. */
class KillingTheServiceIT {
    private static final int CASES = 300;

    @TempDir
    private Path folder;

    @Test
    void losesNoDeadlineAndFiresNoneEarly() throws Exception {
        Map<String, Instant> dueAt = new HashMap<>();
        try (Surroundings world = new Surroundings(folder.resolve("kafka"))) {
            Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            for (int i = 0; i < CASES; i++) {
                Instant due = start.plusMillis(5_000 + 60L * i);
                dueAt.put("lapse:case-" + i + ":d1", due);
                world.happens(history("case-" + i, start, due));
            }
            runUntil(world, CASES / 6);
            runUntil(world, CASES / 2);
            runUntil(world, CASES);

            assertThat(world.lapsed).as("none is lost").isEqualTo(dueAt.keySet());
            assertThat(world.asked)
                    .allSatisfy(asked -> assertThat(asked.at())
                            .as(asked.commandId())
                            .isAfterOrEqualTo(dueAt.get(asked.commandId())));
            assertThat(world.announced).as("nothing else was announced").allMatch(reminders()::contains);
        }
    }

    /** Lives until that many duties have lapsed, and dies in the midst of the next. */
    private void runUntil(Surroundings world, int lapsed) throws Exception {
        try (ServiceProcess service = new ServiceProcess(world.properties(), folder.resolve("service.log"))) {
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(20))
                    .failFast("the process ended", () -> !service.isAlive())
                    .until(() -> world.lapsed.size() >= lapsed);
        }
    }

    private static Set<String> reminders() {
        return IntStream.range(0, CASES)
                .boxed()
                .flatMap(i -> List.of("case-" + i + ":d1:50", "case-" + i + ":d1:80").stream())
                .collect(Collectors.toSet());
    }

    private static List<RecordedEvent> history(String caseId, Instant start, Instant due) {
        Duration time = Duration.between(start, due);
        List<Instant> reminders = List.of(
                start.plus(time.dividedBy(2)), start.plus(time.multipliedBy(4).dividedBy(5)));
        Duty duty = new Duty(
                "d1",
                DutyKind.ANSWER_CLAIM,
                Role.SELLER,
                "shop",
                start,
                due,
                ClockKind.CALENDAR,
                Consequence.INTERVENTION_OPENS,
                "silence.answer-claim",
                reminders,
                null);
        EndedDuty ended = new EndedDuty("d1", DutyKind.ANSWER_CLAIM, Role.SELLER, DutyEnding.LAPSED, null);
        return EventChain.of(caseId)
                .at(start)
                .then(
                        Actor.SYSTEM,
                        new InterventionRequested(
                                null, null, new BallChange(Stage.NEGOTIATION, List.of(duty), List.of(), List.of())))
                .at(due)
                .then(
                        Actor.SYSTEM,
                        new DutyLapsed(
                                "d1",
                                DutyKind.ANSWER_CLAIM,
                                Role.SELLER,
                                "shop",
                                due,
                                Consequence.INTERVENTION_OPENS,
                                "silence.answer-claim",
                                List.of(),
                                null,
                                List.of(),
                                new BallChange(null, List.of(), List.of(ended), List.of())))
                .events();
    }
}
