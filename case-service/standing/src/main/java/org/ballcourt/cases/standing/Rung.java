package org.ballcourt.cases.standing;

import java.time.Instant;
import org.ballcourt.contracts.Penalty;
import org.ballcourt.contracts.records.StandingChanged;

/**
 * The rung that a seller was last found on; public for the driver's record codec.
 *
 * @param n how often it has changed
 * @param penalty null where it is on none
 * @param expires when the first of the points expires that brought the seller there; null where it is on none
 * @param untold the newest change, until it is published; else null
 */
public record Rung(String seller, long n, Penalty penalty, Instant expires, StandingChanged untold) {
    static Rung none(String seller) {
        return new Rung(seller, 0, null, null, null);
    }

    Rung told() {
        return new Rung(seller, n, penalty, expires, null);
    }

    Rung expiring(Instant then) {
        return new Rung(seller, n, penalty, then, untold);
    }
}
