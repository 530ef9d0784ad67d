package org.ballcourt.cases.view;

import java.util.Set;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Parties;
import org.ballcourt.contracts.Relation;

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

    public static Reader of(Parties parties, Actor actor) {
        return new Reader(actor, parties.relationOf(actor), parties.dutiesOf(actor));
    }

    public boolean isPlatform() {
        return relation == Relation.PLATFORM;
    }

    /** Whether the case does not exist for it. */
    public boolean isStranger() {
        return relation == Relation.NONE;
    }

    boolean isThirdParty() {
        return relation == Relation.THIRD_PARTY;
    }

    /** @param other null for nobody, who is no reader */
    boolean is(Actor other) {
        return other != null && other.equals(actor);
    }
}
