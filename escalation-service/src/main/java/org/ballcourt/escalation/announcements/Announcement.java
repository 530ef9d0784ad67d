package org.ballcourt.escalation.announcements;

import java.time.Instant;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.EscalationEvent;
import org.ballcourt.contracts.records.RecordNames;
import org.ballcourt.contracts.records.ReminderDue;
import org.ballcourt.contracts.records.SupervisorAlarm;
import org.ballcourt.escalation.duties.Alarm;
import org.ballcourt.escalation.duties.OpenDuty;
import org.ballcourt.escalation.timers.ScheduledItem;
import org.ballcourt.servicekit.kafka.OutgoingRecord;
import org.ballcourt.wire.CloudEvents;

/**
 * Something to be told once in effect: a reminder or an alarm.
 *
 * @param until from then on it is pointless, since the duty's next reminder or its deadline takes its place; never for an alarm
 */
public record Announcement(EscalationEvent event, Instant until) implements ScheduledItem {
    /** The holder is told that a part of its time is over. */
    static Announcement reminder(String caseId, OpenDuty duty, int share, Instant at, Instant until) {
        ReminderDue reminder = new ReminderDue(
                caseId + ":" + duty.dutyId() + ":" + share,
                caseId,
                at,
                duty.dutyId(),
                duty.kind(),
                duty.holder(),
                duty.holderId(),
                duty.dueAt(),
                share);
        return new Announcement(reminder, until);
    }

    static Announcement alarm(String caseId, Alarm alarm) {
        SupervisorAlarm told = new SupervisorAlarm(
                caseId + ":" + alarm.dutyId() + ":alarm",
                caseId,
                alarm.dueAt(),
                alarm.dutyId(),
                alarm.duty(),
                alarm.holder(),
                alarm.holderId(),
                alarm.dueAt(),
                alarm.why());
        return new Announcement(told, Instant.MAX);
    }

    @Override
    public Instant at() {
        return event.at();
    }

    @Override
    public String caseId() {
        return event.caseId();
    }

    @Override
    public String id() {
        return event.id().substring(caseId().length() + 1);
    }

    boolean isAlarm() {
        return event instanceof SupervisorAlarm;
    }

    boolean isPointless(Instant now) {
        return !now.isBefore(until);
    }

    /** The same each time it is sent. */
    OutgoingRecord message() {
        String type = "org.ballcourt.escalation." + RecordNames.nameOf(event.getClass());
        CloudEvents.Attributes attributes =
                new CloudEvents.Attributes(event.id(), "/ballcourt/clocks", type, at(), caseId());
        return OutgoingRecord.of(Topics.ESCALATION_EVENTS, attributes, event);
    }
}
