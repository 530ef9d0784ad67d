package org.ballcourt.contracts.records;

import java.time.Instant;
import org.ballcourt.contracts.OptionalField;
import org.ballcourt.contracts.Penalty;

/**
 * A seller has reached another rung of the ladder, or has lost one: by a ruling that became final, a report that was upheld, a contest
 * that succeeded, or points that expired.
 *
 * @param id of the seller and the number of the change; the same again when it is said again
 * @param of SELLER/id
 * @param from the rung before; null for none
 * @param to the rung since then; null for none
 * @param points that make it
 * @param because the case that brought the newest of them; null where there are none left
 * @param policy the version whose ladder and window hold
 */
public record StandingChanged(
        String id,
        String of,
        Instant at,
        @OptionalField Penalty from,
        @OptionalField Penalty to,
        int points,
        @OptionalField String because,
        String policy) {}
