package org.ballcourt.cases.standing;

import java.util.Date;
import org.ballcourt.contracts.CaseEvent.*;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.RecordedEvent;
import org.bson.Document;

/** Keeps of each small matter whom it is about and what came of it; only how it closed counts, so an appeal that succeeds leaves no trace. */
final class MatterFold {
    private MatterFold() {}

    static void read(Document matter, RecordedEvent recorded) {
        Date at = BsonDates.of(recorded.at());
        switch (recorded.event()) {
            case AgentComplaintFiled e ->
                file(matter, MatterKind.AGENT_COMPLAINT, e.agent().toString(), recorded);
            case ViolationReported e -> file(matter, MatterKind.VIOLATION, "SELLER/" + e.seller(), recorded);
            case FlagContested e ->
                file(matter, MatterKind.CONTEST, e.by().toString(), recorded)
                        .put("flag", e.flag().name());
            case AgentComplaintDecided e ->
                matter.put(
                        "sanction", e.sanction() == null ? null : e.sanction().name());
            case ViolationDecided e -> matter.put("points", e.points());
            case CaseClosed e -> {
                matter.put("closedAt", at);
                matter.put("upheldAt", e.outcome() == Outcome.UPHELD ? at : null);
            }
            default -> {}
        }
    }

    private static Document file(Document matter, MatterKind kind, String about, RecordedEvent recorded) {
        DossierFold.begin(matter, recorded);
        return matter.append("kind", kind.name())
                .append("about", about)
                .append("openedAt", BsonDates.of(recorded.at()));
    }
}
