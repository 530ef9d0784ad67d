package org.ballcourt.cases.domain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Role;

/**
 * Small counts that bound what somebody may do.
 *
 * @param statements by actor
 * @param suspensions references that suspended the case already
 * @param rated sides that rated the service
 * @param handOffs numbers of the events that are hand-offs, and so no facts
 */
public record Conduct(Map<Actor, Integer> statements, Set<String> suspensions, Set<Role> rated, Set<Long> handOffs) {
    static final Conduct NONE = new Conduct(Map.of(), Set.of(), Set.of(), Set.of());

    int statementsBy(Actor actor) {
        return statements.getOrDefault(actor, 0);
    }

    Conduct stated(Actor actor) {
        Map<Actor, Integer> counted = new HashMap<>(statements);
        counted.merge(actor, 1, Integer::sum);
        return new Conduct(Map.copyOf(counted), suspensions, rated, handOffs);
    }

    Conduct suspended(String reference) {
        return new Conduct(statements, with(suspensions, reference), rated, handOffs);
    }

    Conduct rated(Role side) {
        return new Conduct(statements, suspensions, with(rated, side), handOffs);
    }

    Conduct handedOffBy(long seq) {
        return new Conduct(statements, suspensions, rated, with(handOffs, seq));
    }

    private static <T> Set<T> with(Set<T> set, T element) {
        Set<T> larger = new HashSet<>(set);
        larger.add(element);
        return Set.copyOf(larger);
    }
}
