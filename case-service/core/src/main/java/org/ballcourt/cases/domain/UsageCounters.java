package org.ballcourt.cases.domain;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Audience;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.ComplaintFiled;
import org.ballcourt.contracts.CaseEvent.DutyLapsed;
import org.ballcourt.contracts.CaseEvent.OfferDeclined;
import org.ballcourt.contracts.CaseEvent.OfferMade;
import org.ballcourt.contracts.CaseEvent.SellerRejected;
import org.ballcourt.contracts.CaseEvent.StatementAdded;
import org.ballcourt.contracts.Role;

/**
 * Small counts that bound what may be done.
 *
 * @param statements by actor
 * @param rated whom each side rated
 * @param handOffs numbers of the events that are hand-offs, and so no facts
 * @param outages those that were given back
 * @param facts the numbers of the events that are facts for a hand-off, as the bits that are set
 * @param words by side the numbers of the events in which it said something to the other, as the bits that are set
 */
public record UsageCounters(
        Map<Actor, Integer> statements,
        OutsideSigns outside,
        Set<Rated> rated,
        Set<Long> handOffs,
        Outages outages,
        BigInteger facts,
        Map<Role, BigInteger> words) {
    /** @param agent the id of whoever of the desk that side rated */
    public record Rated(Role by, String agent) {}

    static final UsageCounters NONE =
            new UsageCounters(Map.of(), OutsideSigns.NONE, Set.of(), Set.of(), Outages.NONE, BigInteger.ZERO, Map.of());

    int statementsBy(Actor actor) {
        return statements.getOrDefault(actor, 0);
    }

    UsageCounters stated(Actor actor) {
        Map<Actor, Integer> counted = new HashMap<>(statements);
        counted.merge(actor, 1, Integer::sum);
        return new UsageCounters(Map.copyOf(counted), outside, rated, handOffs, outages, facts, words);
    }

    UsageCounters with(OutsideSigns signs) {
        return new UsageCounters(statements, signs, rated, handOffs, outages, facts, words);
    }

    boolean isRated(Role side, String agent) {
        return rated.contains(new Rated(side, agent));
    }

    boolean hasRated(Role side) {
        return rated.stream().anyMatch(one -> one.by() == side);
    }

    UsageCounters rated(Role side, String agent) {
        return new UsageCounters(
                statements, outside, with(rated, new Rated(side, agent)), handOffs, outages, facts, words);
    }

    /** A fact comes from a party or a third party, be it by letting time pass, and is more than a word. */
    UsageCounters happened(long seq, Actor actor, CaseEvent event) {
        Role by = event instanceof DutyLapsed lapsed ? lapsed.holder() : actor.role();
        boolean ofAParty = by.isSide() || by.isThirdParty() || event instanceof ComplaintFiled;
        boolean fact = ofAParty && !(event instanceof StatementAdded);
        boolean said = actor.role().isSide() && isSaid(event);
        if (!fact && !said) {
            return this;
        }
        int number = Math.toIntExact(seq);
        return new UsageCounters(
                statements,
                outside,
                rated,
                handOffs,
                outages,
                fact ? facts.setBit(number) : facts,
                said ? withWords(actor.role(), number) : words);
    }

    private static boolean isSaid(CaseEvent event) {
        return event instanceof StatementAdded statement && statement.visibleTo() == Audience.ALL
                || event instanceof SellerRejected
                || event instanceof OfferMade
                || event instanceof OfferDeclined;
    }

    private Map<Role, BigInteger> withWords(Role side, int number) {
        Map<Role, BigInteger> more = new EnumMap<>(Role.class);
        more.putAll(words);
        more.merge(side, BigInteger.ZERO.setBit(number), BigInteger::or);
        return more;
    }

    /** Whether that side said something to the other in the event of that number. */
    boolean saidBy(Role side, long seq) {
        return words.getOrDefault(side, BigInteger.ZERO).testBit(Math.toIntExact(seq));
    }

    boolean isFact(long seq) {
        return facts.testBit(Math.toIntExact(seq));
    }

    UsageCounters handedOffBy(long seq) {
        return new UsageCounters(statements, outside, rated, with(handOffs, seq), outages, facts, words);
    }

    UsageCounters credited(TimeSpan outage) {
        return new UsageCounters(statements, outside, rated, handOffs, outages.with(outage), facts, words);
    }

    private static <T> Set<T> with(Set<T> set, T element) {
        Set<T> larger = new HashSet<>(set);
        larger.add(element);
        return Set.copyOf(larger);
    }
}
