package org.ballcourt.cases.standing;

import java.time.Instant;

/** From an instant on, until before another. */
public record Period(Instant from, Instant until) {
    boolean has(Instant at) {
        return at != null && !at.isBefore(from) && at.isBefore(until);
    }
}
