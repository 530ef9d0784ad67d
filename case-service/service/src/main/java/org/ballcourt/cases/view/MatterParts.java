package org.ballcourt.cases.view;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.AgentComplaintDecided;
import org.ballcourt.contracts.CaseEvent.ContactAnswered;
import org.ballcourt.contracts.CaseEvent.ContestDecided;
import org.ballcourt.contracts.CaseEvent.ReportAnswered;
import org.ballcourt.contracts.CaseEvent.SanctionAppealed;
import org.ballcourt.contracts.CaseEvent.ViolationDecided;
import org.ballcourt.contracts.RecordedEvent;

/** What was brought up in a matter that is no dispute, and what became of it; each as its event shows it to the reader. */
record MatterParts(
        ShownEvent.Fields matter,
        List<ShownEvent.Fields> answers,
        List<ShownEvent.Fields> decisions,
        List<ShownEvent.Fields> appeals) {
    private static final List<String> ENVELOPE =
            List.of("seq", "type", "ball", "policy", "commandId", "hash", "evidence");

    static MatterParts of(List<RecordedEvent> events, Redaction redaction) {
        return new MatterParts(
                shown(Stream.of(events.getFirst()), redaction).findFirst().orElse(null),
                shown(which(events, MatterParts::answers), redaction).toList(),
                shown(which(events, MatterParts::decides), redaction).toList(),
                shown(which(events, SanctionAppealed.class::isInstance), redaction)
                        .toList());
    }

    private static Stream<RecordedEvent> which(List<RecordedEvent> events, Predicate<CaseEvent> which) {
        return events.stream().filter(recorded -> which.test(recorded.event()));
    }

    private static Stream<ShownEvent.Fields> shown(Stream<RecordedEvent> events, Redaction redaction) {
        return events.flatMap(recorded -> redaction.event(recorded).stream())
                .map(json -> new ShownEvent.Fields(json.remove(ENVELOPE)));
    }

    private static boolean answers(CaseEvent event) {
        return event instanceof ReportAnswered || event instanceof ContactAnswered;
    }

    private static boolean decides(CaseEvent event) {
        return event instanceof AgentComplaintDecided
                || event instanceof ViolationDecided
                || event instanceof ContestDecided;
    }
}
