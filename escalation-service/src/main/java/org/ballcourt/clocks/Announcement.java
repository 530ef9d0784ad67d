package org.ballcourt.clocks;

import java.time.Instant;

/**
 * Something to be told once in effect: a reminder or an alarm.
 *
 * @param until from then on it is pointless, since the duty's next reminder or its deadline takes its place; never for an alarm
 */
record Announcement(String caseId, String id, Instant at, Instant until, Message message) implements Ring {
    boolean isAlarm() {
        return until.equals(Instant.MAX);
    }

    boolean isPointless(Instant now) {
        return !now.isBefore(until);
    }
}
