package org.ballcourt.escalation.duties;

import java.time.Instant;
import java.util.List;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Role;
import org.bson.Document;

/** What must be known of a duty that is open; times are stored as text, exact to the nanosecond. */
public record OpenDuty(
        String dutyId, DutyKind kind, Role holder, String holderId, Instant dueAt, List<Instant> remindAt) {
    static Document document(Duty duty) {
        return new Document("dutyId", duty.dutyId())
                .append("kind", duty.kind().name())
                .append("holder", duty.holder().name())
                .append("holderId", duty.holderId())
                .append("dueAt", duty.dueAt().toString())
                .append(
                        "remindAt",
                        duty.remindAt().stream().map(Instant::toString).toList());
    }

    static OpenDuty of(Document stored) {
        return new OpenDuty(
                stored.getString("dutyId"),
                DutyKind.valueOf(stored.getString("kind")),
                Role.valueOf(stored.getString("holder")),
                stored.getString("holderId"),
                Instant.parse(stored.getString("dueAt")),
                stored.getList("remindAt", String.class).stream()
                        .map(Instant::parse)
                        .toList());
    }
}
