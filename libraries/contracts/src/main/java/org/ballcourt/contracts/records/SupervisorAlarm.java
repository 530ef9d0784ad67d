package org.ballcourt.contracts.records;

import java.time.Instant;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.OptionalField;
import org.ballcourt.contracts.Role;

/**
 * A duty has lapsed of which a supervisor should know.
 *
 * @param holderId null where any actor of the role could have acted
 */
public record SupervisorAlarm(
        String id,
        String caseId,
        Instant at,
        String dutyId,
        DutyKind duty,
        Role holder,
        @OptionalField String holderId,
        Instant dueAt,
        Why why)
        implements EscalationEvent {
    public enum Why {
        SENIOR_LATE,
        REVIEWER_LATE,
        INSPECTION_LATE,
        ADVANCE_UNPAID,
        SUPERVISOR_LATE,
        CONTACT_UNANSWERED
    }
}
