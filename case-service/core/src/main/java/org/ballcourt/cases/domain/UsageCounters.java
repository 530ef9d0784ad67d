package org.ballcourt.cases.domain;

import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.DutyLapsed;
import org.ballcourt.contracts.CaseEvent.StatementAdded;
import org.ballcourt.contracts.Role;

/**
 * Small counts that bound what may be done.
 *
 * @param statements by actor
 * @param suspensions references that suspended the case already
 * @param rated sides that rated the service
 * @param handOffs numbers of the events that are hand-offs, and so no facts
 * @param creditedUntil the end of the last outage that was given back; null if none was
 * @param facts the numbers of the events that are facts for a hand-off, as the bits that are set
 */
public record UsageCounters(
        Map<Actor, Integer> statements,
        Set<String> suspensions,
        Set<Role> rated,
        Set<Long> handOffs,
        Instant creditedUntil,
        BigInteger facts) {
    static final UsageCounters NONE = new UsageCounters(Map.of(), Set.of(), Set.of(), Set.of(), null, BigInteger.ZERO);

    int statementsBy(Actor actor) {
        return statements.getOrDefault(actor, 0);
    }

    UsageCounters stated(Actor actor) {
        Map<Actor, Integer> counted = new HashMap<>(statements);
        counted.merge(actor, 1, Integer::sum);
        return new UsageCounters(Map.copyOf(counted), suspensions, rated, handOffs, creditedUntil, facts);
    }

    UsageCounters suspended(String reference) {
        return new UsageCounters(statements, with(suspensions, reference), rated, handOffs, creditedUntil, facts);
    }

    UsageCounters rated(Role side) {
        return new UsageCounters(statements, suspensions, with(rated, side), handOffs, creditedUntil, facts);
    }

    /** A fact comes from a party or a third party, be it by letting time pass, and is more than a word. */
    UsageCounters happened(long seq, Actor actor, CaseEvent event) {
        Role by = event instanceof DutyLapsed lapsed ? lapsed.holder() : actor.role();
        boolean fact = (by.isSide() || by.isThirdParty()) && !(event instanceof StatementAdded);
        return fact
                ? new UsageCounters(
                        statements, suspensions, rated, handOffs, creditedUntil, facts.setBit(Math.toIntExact(seq)))
                : this;
    }

    boolean isFact(long seq) {
        return facts.testBit(Math.toIntExact(seq));
    }

    UsageCounters handedOffBy(long seq) {
        return new UsageCounters(statements, suspensions, rated, with(handOffs, seq), creditedUntil, facts);
    }

    UsageCounters credited(Instant until) {
        return new UsageCounters(statements, suspensions, rated, handOffs, until, facts);
    }

    private static <T> Set<T> with(Set<T> set, T element) {
        Set<T> larger = new HashSet<>(set);
        larger.add(element);
        return Set.copyOf(larger);
    }
}
