package org.ballcourt.contracts;

import java.time.Duration;

/**
 * A duty that is no longer open.
 *
 * @param remaining for PAUSED and SUSPENDED: the time it had left on its own clock; else null
 */
public record EndedDuty(
        String dutyId,
        DutyKind kind,
        Role holder,
        DutyEnding how,
        @OptionalField Duration remaining) {}
