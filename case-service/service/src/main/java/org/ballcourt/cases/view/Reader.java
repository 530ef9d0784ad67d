package org.ballcourt.cases.view;

import java.util.Set;
import org.ballcourt.contracts.Actor;

/**
 * Somebody who reads a case.
 *
 * @param actor null for an authenticated nobody
 * @param duties ids of the duties that a third party was ever given; empty for everybody else
 */
public record Reader(Actor actor, Relation relation, Set<String> duties) {
    public Reader {
        duties = Set.copyOf(duties);
    }

    public boolean isPlatform() {
        return relation == Relation.PLATFORM;
    }

    boolean isThirdParty() {
        return relation == Relation.THIRD_PARTY;
    }

    boolean is(Actor other) {
        return other.equals(actor);
    }
}
