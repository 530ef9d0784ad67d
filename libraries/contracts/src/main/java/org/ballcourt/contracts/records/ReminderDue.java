package org.ballcourt.contracts.records;

import java.time.Instant;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.OptionalField;
import org.ballcourt.contracts.Role;

/**
 * A part of a duty's time is over.
 *
 * @param holderId null while any actor of the role may act
 * @param share per cent of the duty's time
 */
public record ReminderDue(
        String id,
        String caseId,
        Instant at,
        String dutyId,
        DutyKind duty,
        Role holder,
        @OptionalField String holderId,
        Instant dueAt,
        int share)
        implements EscalationEvent {}
