package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Parties;
import org.ballcourt.contracts.Relation;
import org.ballcourt.contracts.Role;

/** Holds the access rule against every history that a test tells: whoever decides and whoever only reads the events agree on it. */
final class RelationKit {
    private RelationKit() {}

    static void holds(CaseState state, List<DatedEvent> history) {
        Parties told = Parties.NOBODY;
        for (DatedEvent event : history) {
            told = told.after(event.event());
        }
        for (Actor actor : people(history)) {
            assertThat(CaseDecider.isRelated(actor, state))
                    .as("%s is related", actor)
                    .isEqualTo(told.relationOf(actor) != Relation.NONE);
        }
    }

    /** Everybody who acted or was given a duty, and a stranger of every role. */
    private static Set<Actor> people(List<DatedEvent> history) {
        Set<Actor> people = new LinkedHashSet<>();
        for (Role role : Role.values()) {
            people.add(new Actor(role, "stranger"));
        }
        for (DatedEvent event : history) {
            people.add(event.actor());
            event.event().ball().opened().stream()
                    .filter(duty -> duty.holderId() != null)
                    .forEach(duty -> people.add(new Actor(duty.holder(), duty.holderId())));
        }
        return people;
    }
}
