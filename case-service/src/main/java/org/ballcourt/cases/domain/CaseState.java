package org.ballcourt.cases.domain;

import java.time.Instant;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseEvent;

/** Everything about a case that some decision uses, folded from its events. */
public record CaseState(long version) {
    /** Before the first event. */
    public static final CaseState NONE = new CaseState(0);

    /** The state after one more event; never fails on a history that the decider can produce. */
    public CaseState evolve(Instant at, Actor actor, CaseEvent event) {
        return new CaseState(version + 1);
    }
}
