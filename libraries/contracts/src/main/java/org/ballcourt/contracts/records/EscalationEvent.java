package org.ballcourt.contracts.records;

import java.time.Instant;

/** What the escalation service says of an open duty. */
public sealed interface EscalationEvent extends TypedRecord permits ReminderDue, SupervisorAlarm {
    /** Unique; the same again when it is said again. */
    String id();

    String caseId();

    Instant at();
}
