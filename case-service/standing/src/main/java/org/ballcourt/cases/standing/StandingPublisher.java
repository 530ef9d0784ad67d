package org.ballcourt.cases.standing;

import org.ballcourt.contracts.records.StandingChanged;

/** Where changes of standing are published. */
@FunctionalInterface
public interface StandingPublisher {
    /** Returns when others can read it; may throw, and is asked again later. */
    void send(StandingChanged change);
}
