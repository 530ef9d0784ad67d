package org.ballcourt.escalation.announcements;

import java.time.Instant;
import org.ballcourt.escalation.messaging.Message;
import org.ballcourt.escalation.timers.ScheduledItem;

/**
 * Something to be told once in effect: a reminder or an alarm.
 *
 * @param until from then on it is pointless, since the duty's next reminder or its deadline takes its place; never for an alarm
 */
public record Announcement(String caseId, String id, Instant at, Instant until, Message message)
        implements ScheduledItem {
    boolean isAlarm() {
        return until.equals(Instant.MAX);
    }

    boolean isPointless(Instant now) {
        return !now.isBefore(until);
    }
}
