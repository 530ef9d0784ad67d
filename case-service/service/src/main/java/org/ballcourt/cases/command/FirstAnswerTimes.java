package org.ballcourt.cases.command;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.ballcourt.contracts.CaseEvent.ContactAnswered;
import org.ballcourt.contracts.CaseEvent.ContactOpened;
import org.ballcourt.contracts.RecordedEvent;

/** Measures for how long people wait until somebody of the desk says something to them; what a machine says ends no waiting. */
record FirstAnswerTimes(MeterRegistry meters) {
    void answered(CommandResult result) {
        for (RecordedEvent recorded : result.events()) {
            if (recorded.event() instanceof ContactAnswered answer && !answer.automatic()) {
                timer(recorded, result).record(answer.waited());
            }
        }
    }

    private Timer timer(RecordedEvent answer, CommandResult result) {
        ContactOpened contact = (ContactOpened) result.log().events().getFirst().event();
        return Timer.builder("ballcourt.contact.first.answer")
                .description("From the first word of whoever asks the desk to the first answer of a person")
                .tag("desk", answer.actor().role().name())
                .tag("channel", contact.channel().name())
                .tag("policy", contact.policy())
                .serviceLevelObjectives(
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(30),
                        Duration.ofHours(1),
                        Duration.ofHours(8),
                        Duration.ofDays(1),
                        Duration.ofDays(3))
                .register(meters);
    }
}
