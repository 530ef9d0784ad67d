package org.ballcourt.escalation.announcements;

import java.time.Instant;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.EscalationEvent;
import org.ballcourt.contracts.records.RecordNames;
import org.ballcourt.contracts.records.ReminderDue;
import org.ballcourt.contracts.records.SupervisorAlarm;
import org.ballcourt.escalation.duties.Alarm;
import org.ballcourt.escalation.duties.OpenDuty;
import org.ballcourt.escalation.messaging.Message;
import org.ballcourt.wire.CloudEvents;
import org.ballcourt.wire.Records;

/** Reminders and alarms as records for Kafka, the same each time they are sent. */
final class AnnouncementMessages {
    private AnnouncementMessages() {}

    /** The holder is told that a part of its time is over. */
    static Message reminder(String id, String caseId, OpenDuty duty, int share, Instant at) {
        ReminderDue reminder = new ReminderDue(
                caseId + ":" + id,
                caseId,
                at,
                duty.dutyId(),
                duty.kind(),
                duty.holder(),
                duty.holderId(),
                duty.dueAt(),
                share);
        return message(reminder, Records.write(reminder));
    }

    static Message alarm(String id, String caseId, Alarm alarm) {
        SupervisorAlarm told = new SupervisorAlarm(
                caseId + ":" + id,
                caseId,
                alarm.dueAt(),
                alarm.dutyId(),
                alarm.duty(),
                alarm.holder(),
                alarm.holderId(),
                alarm.dueAt(),
                alarm.why());
        return message(told, Records.write(told));
    }

    private static Message message(EscalationEvent event, String body) {
        CloudEvents.Attributes attributes = new CloudEvents.Attributes(
                event.id(),
                "/ballcourt/clocks",
                "org.ballcourt.escalation." + RecordNames.nameOf(event.getClass()),
                event.at(),
                event.caseId());
        return new Message(Topics.ESCALATION_EVENTS, event.caseId(), attributes.headers(), body);
    }
}
