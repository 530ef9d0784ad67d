package org.ballcourt.escalation.deadlines;

import java.time.Instant;
import org.ballcourt.escalation.duties.OpenDuty;
import org.ballcourt.escalation.timers.ScheduledItem;

/** The moment at which an open duty lapses. */
record Deadline(String caseId, OpenDuty duty) implements ScheduledItem {
    @Override
    public Instant at() {
        return duty.dueAt();
    }

    @Override
    public String id() {
        return duty.dutyId();
    }
}
