package org.ballcourt.escalation.duties;

import java.time.Instant;
import java.util.Optional;
import org.ballcourt.contracts.CaseEvent.DutyLapsed;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.records.SupervisorAlarm.Why;
import org.bson.Document;

/** A lapse of which the supervisors are told at once. */
public record Alarm(String dutyId, DutyKind duty, Role holder, String holderId, Instant dueAt, Why why) {
    static Optional<Alarm> of(DutyLapsed lapse) {
        return why(lapse)
                .map(why ->
                        new Alarm(lapse.dutyId(), lapse.duty(), lapse.holder(), lapse.holderId(), lapse.dueAt(), why));
    }

    private static Optional<Why> why(DutyLapsed lapse) {
        return switch (lapse.duty()) {
            case RULE -> lapse.holder() == Role.SENIOR ? Optional.of(Why.SENIOR_LATE) : Optional.empty();
            case REVIEW -> Optional.of(Why.REVIEWER_LATE);
            case INSPECT -> Optional.of(Why.INSPECTION_LATE);
            case PAY_ADVANCE -> Optional.of(Why.ADVANCE_UNPAID);
            case HANDLE_AGENT_COMPLAINT, HANDLE_VIOLATION, HANDLE_CONTEST -> Optional.of(Why.SUPERVISOR_LATE);
            case ANSWER_CONTACT -> Optional.of(Why.CONTACT_UNANSWERED);
            default -> Optional.empty();
        };
    }

    Document document() {
        return new Document("dutyId", dutyId)
                .append("duty", duty.name())
                .append("holder", holder.name())
                .append("holderId", holderId)
                .append("dueAt", dueAt.toString())
                .append("why", why.name());
    }

    static Alarm of(Document stored) {
        return new Alarm(
                stored.getString("dutyId"),
                DutyKind.valueOf(stored.getString("duty")),
                Role.valueOf(stored.getString("holder")),
                stored.getString("holderId"),
                Instant.parse(stored.getString("dueAt")),
                Why.valueOf(stored.getString("why")));
    }
}
