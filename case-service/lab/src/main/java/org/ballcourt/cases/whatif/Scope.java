package org.ballcourt.cases.whatif;

import java.time.Instant;

/**
 * Which closed cases are told again.
 *
 * @param since complaints filed then or later; null for all
 * @param until complaints filed before; null for all
 * @param market only cases that a policy of this market governed
 */
public record Scope(Instant since, Instant until, String market) {
    boolean covers(Instant filed) {
        return (since == null || !filed.isBefore(since)) && (until == null || filed.isBefore(until));
    }
}
