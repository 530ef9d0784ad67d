package org.ballcourt.cases.domain;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Role;

/**
 * Small counts that bound what may be done.
 *
 * @param statements by actor
 * @param suspensions references that suspended the case already
 * @param rated sides that rated the service
 * @param handOffs numbers of the events that are hand-offs, and so no facts
 * @param creditedUntil the end of the last outage that was given back; null if none was
 */
public record UsageCounters(
        Map<Actor, Integer> statements,
        Set<String> suspensions,
        Set<Role> rated,
        Set<Long> handOffs,
        Instant creditedUntil) {
    static final UsageCounters NONE = new UsageCounters(Map.of(), Set.of(), Set.of(), Set.of(), null);

    int statementsBy(Actor actor) {
        return statements.getOrDefault(actor, 0);
    }

    UsageCounters stated(Actor actor) {
        Map<Actor, Integer> counted = new HashMap<>(statements);
        counted.merge(actor, 1, Integer::sum);
        return new UsageCounters(Map.copyOf(counted), suspensions, rated, handOffs, creditedUntil);
    }

    UsageCounters suspended(String reference) {
        return new UsageCounters(statements, with(suspensions, reference), rated, handOffs, creditedUntil);
    }

    UsageCounters rated(Role side) {
        return new UsageCounters(statements, suspensions, with(rated, side), handOffs, creditedUntil);
    }

    UsageCounters handedOffBy(long seq) {
        return new UsageCounters(statements, suspensions, rated, with(handOffs, seq), creditedUntil);
    }

    UsageCounters credited(Instant until) {
        return new UsageCounters(statements, suspensions, rated, handOffs, until);
    }

    private static <T> Set<T> with(Set<T> set, T element) {
        Set<T> larger = new HashSet<>(set);
        larger.add(element);
        return Set.copyOf(larger);
    }
}
