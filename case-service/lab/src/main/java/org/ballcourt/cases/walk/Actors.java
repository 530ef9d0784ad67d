package org.ballcourt.cases.walk;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.ballcourt.cases.domain.Ball;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.Role;

/** Who can act on a state, told apart only by what the rules tell them apart by: owns it, holds the duty, had it before, is new. */
record Actors(CaseState state) {
    static final Actor SUPERVISOR = new Actor(Role.SUPERVISOR, "walk-supervisor");
    static final Actor CLOCK = new Actor(Role.SYSTEM, "walk-clock");

    Actor side(Role side) {
        return new Actor(side, state.idOf(side));
    }

    /** Everybody of the desk who may differ for the rules: the owner, the one who holds a duty by name, now or later, and somebody new. */
    List<Actor> desk(Role role) {
        Actor owner = state.desk().owner();
        Stream<Actor> named = duties().filter(duty -> duty.holder() == role && duty.holderId() != null)
                .map(duty -> new Actor(role, duty.holderId()));
        Stream<Actor> owning = owner != null && owner.role() == role ? Stream.of(owner) : Stream.empty();
        return Stream.concat(Stream.concat(named, owning), Stream.of(fresh(role)))
                .distinct()
                .toList();
    }

    private Stream<Duty> duties() {
        return Stream.concat(
                state.ball().open().stream(), state.ball().waiting().stream().map(Ball.Waiting::duty));
    }

    /** Somebody of that role who never had to do with the case. */
    Actor fresh(Role role) {
        Set<String> known = new HashSet<>();
        state.desk().holders().forEach(actor -> known.add(actor.id()));
        state.desk().acted().forEach(actor -> known.add(actor.id()));
        duties().map(Duty::holderId).filter(Objects::nonNull).forEach(known::add);
        int number = 1;
        while (known.contains(nameOf(role, number))) {
            number++;
        }
        return new Actor(role, nameOf(role, number));
    }

    /** Those who had the case before, or have it. */
    List<Actor> before(Role role) {
        return state.desk().holders().stream()
                .filter(actor -> actor.role() == role)
                .limit(1)
                .toList();
    }

    private static String nameOf(Role role, int number) {
        return "walk-" + role.name().toLowerCase(Locale.ROOT) + "-" + number;
    }
}
