package org.ballcourt.clocks;

import java.time.Instant;

/** The moment at which an open duty lapses. */
record Deadline(String caseId, OpenDuty duty) implements Ring {
    @Override
    public Instant at() {
        return duty.dueAt();
    }

    @Override
    public String id() {
        return duty.dutyId();
    }
}
