package org.ballcourt.cases.domain;

import java.time.Duration;
import java.time.Instant;

/** From an instant until another one, which is not before it. */
public record TimeSpan(Instant from, Instant until) {
    public Duration length() {
        return Duration.between(from, until);
    }

    /** Whether they have an instant in common, be it the end of the one and the begin of the other. */
    boolean touches(TimeSpan other) {
        return !from.isAfter(other.until) && !until.isBefore(other.from);
    }

    TimeSpan and(TimeSpan other) {
        return new TimeSpan(
                from.isBefore(other.from) ? from : other.from, until.isAfter(other.until) ? until : other.until);
    }
}
