package org.ballcourt.cases.domain;

import java.util.List;

/** Turns a command and a state into events, or into a rejection; asks nobody else. */
public final class CaseDecider {
    public CaseDecider(Policies policies) {}

    /** Throws {@link CaseRejection} where a rule says no; an empty list means that there is nothing left to do. */
    public List<DatedEvent> decide(Act act, CaseState state) {
        return List.of();
    }
}
