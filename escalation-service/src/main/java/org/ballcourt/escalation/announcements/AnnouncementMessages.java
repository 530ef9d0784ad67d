package org.ballcourt.escalation.announcements;

import java.time.Instant;
import java.util.Map;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Topics;
import org.ballcourt.escalation.duties.Alarm;
import org.ballcourt.escalation.duties.OpenDuty;
import org.ballcourt.escalation.messaging.Message;
import org.ballcourt.wire.CloudEvents;
import org.ballcourt.wire.Wire;
import tools.jackson.databind.node.ObjectNode;

/** Reminders and alarms as records for Kafka, the same each time they are sent. */
final class AnnouncementMessages {
    private AnnouncementMessages() {}

    /** The holder is told that a part of its time is over. */
    static Message reminder(String id, String caseId, OpenDuty duty, int share, Instant at) {
        ObjectNode body = event("ReminderDue", id, caseId, at);
        holder(body, duty.dutyId(), duty.kind().name(), duty.holder(), duty.holderId(), duty.dueAt());
        body.put("share", share);
        return event("reminder-due.v1", body, at);
    }

    static Message alarm(String id, String caseId, Alarm alarm) {
        ObjectNode body = event("SupervisorAlarm", id, caseId, alarm.dueAt());
        holder(body, alarm.dutyId(), alarm.duty().name(), alarm.holder(), alarm.holderId(), alarm.dueAt());
        body.put("why", alarm.why().name());
        return event("supervisor-alarm.v1", body, alarm.dueAt());
    }

    private static ObjectNode event(String type, String id, String caseId, Instant at) {
        return Wire.json()
                .createObjectNode()
                .put("type", type)
                .put("id", caseId + ":" + id)
                .put("caseId", caseId)
                .put("at", at.toString());
    }

    private static void holder(
            ObjectNode body, String dutyId, String duty, Role holder, String holderId, Instant dueAt) {
        body.put("dutyId", dutyId)
                .put("duty", duty)
                .put("holder", holder.name())
                .put("dueAt", dueAt.toString());
        if (holderId != null) {
            body.put("holderId", holderId);
        }
    }

    private static Message event(String type, ObjectNode body, Instant at) {
        String caseId = body.path("caseId").stringValue();
        Map<String, String> headers = new CloudEvents.Attributes(
                        body.path("id").stringValue(),
                        "/ballcourt/clocks",
                        "org.ballcourt.escalation." + type,
                        at,
                        caseId)
                .headers();
        return new Message(Topics.ESCALATION_EVENTS, caseId, headers, body.toString());
    }
}
