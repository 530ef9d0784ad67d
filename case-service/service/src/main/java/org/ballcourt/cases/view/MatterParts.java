package org.ballcourt.cases.view;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.AgentComplaintDecided;
import org.ballcourt.contracts.CaseEvent.ContestDecided;
import org.ballcourt.contracts.CaseEvent.SanctionAppealed;
import org.ballcourt.contracts.CaseEvent.ViolationDecided;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RecordedEvent;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was brought up in a matter that is no dispute, and what became of it; each as its event shows it to the reader. */
final class MatterParts {
    private static final List<String> ENVELOPE =
            List.of("seq", "type", "ball", "policy", "commandId", "hash", "evidence");

    private final OpenCase open;
    private final Redaction redaction;

    MatterParts(OpenCase open, Reader reader, Function<PersonalText, String> opener) {
        this.open = open;
        this.redaction = new Redaction(reader, opener);
    }

    void addTo(ObjectNode json) {
        shown(open.events().getFirst()).ifPresent(matter -> json.set("matter", matter));
        ArrayNode decisions = json.putArray("decisions");
        ArrayNode appeals = json.putArray("appeals");
        for (RecordedEvent recorded : open.events()) {
            if (decides(recorded.event())) {
                shown(recorded).ifPresent(decisions::add);
            }
            if (recorded.event() instanceof SanctionAppealed) {
                shown(recorded).ifPresent(appeals::add);
            }
        }
    }

    private Optional<ObjectNode> shown(RecordedEvent recorded) {
        return redaction.event(recorded).map(json -> json.remove(ENVELOPE));
    }

    private static boolean decides(CaseEvent event) {
        return event instanceof AgentComplaintDecided
                || event instanceof ViolationDecided
                || event instanceof ContestDecided;
    }
}
