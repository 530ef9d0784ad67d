package org.ballcourt.cases.domain;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.LedgerEntry;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Parties;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;

/**
 * Everything about a case that some decision uses, folded from its events.
 *
 * @param filing null before the complaint, and for what is no dispute
 * @param matter null for a dispute
 * @param suspendedFrom the stage to go back to; null unless suspended
 * @param events how many there are
 * @param lastAt when the newest took effect
 * @param money the ledger's balances
 * @param held how long each set of holders had the ball, up to lastAt; see {@link #heldUntil}
 */
public record CaseState(
        Filing filing,
        SideMatter matter,
        Stage stage,
        Stage suspendedFrom,
        Outcome outcome,
        long events,
        Instant lastAt,
        Instant closedAt,
        Ball ball,
        Desk desk,
        Negotiation negotiation,
        Proof proof,
        Judgement judgement,
        Fulfilment fulfilment,
        Map<Account, BigDecimal> money,
        Map<String, Duration> held,
        UsageCounters usage) {
    /** Before the first event. */
    public static final CaseState NONE = new CaseState(
            null,
            null,
            null,
            null,
            null,
            0,
            null,
            null,
            Ball.NONE,
            Desk.NOBODY,
            Negotiation.NONE,
            Proof.NONE,
            Judgement.NONE,
            Fulfilment.NONE,
            Map.of(),
            Map.of(),
            UsageCounters.NONE);

    /** Who has a part in the case by now. */
    Parties parties() {
        if (matter != null) {
            return Parties.of(null, null, List.of(), matter.parties());
        }
        return filing == null
                ? Parties.NOBODY
                : Parties.of(filing.buyer(), filing.seller(), proof.thirdParties(), null);
    }

    public boolean exists() {
        return filing != null || matter != null;
    }

    /** The version of the policy that governs it then; what is no dispute stays with that of its filing. */
    public String policyAt(Instant when) {
        return filing != null ? filing.policyAt(when) : matter.policy();
    }

    public boolean isOpen() {
        return exists() && stage != Stage.CLOSED;
    }

    /** The id of the side's actor. */
    public String idOf(Role side) {
        return side == Role.BUYER ? filing.buyer() : filing.seller();
    }

    public Money zero() {
        return Money.zero(filing.amount().currency());
    }

    /** The state after one more event; never fails on a history that the decider can produce. */
    public CaseState evolve(Instant at, Actor actor, CaseEvent event) {
        return new Evolution(this, at, actor).after(event);
    }

    /** The state after some more events. */
    public CaseState after(List<RecordedEvent> more) {
        CaseState state = this;
        for (RecordedEvent recorded : more) {
            state = state.evolve(recorded.at(), recorded.actor(), recorded.event());
        }
        return state;
    }

    /** The balances after those entries. */
    Map<Account, BigDecimal> booked(List<LedgerEntry> entries) {
        if (entries.isEmpty()) {
            return money;
        }
        Map<Account, BigDecimal> balances = new EnumMap<>(Account.class);
        balances.putAll(money);
        entries.forEach(entry -> balances.merge(entry.account(), entry.change().amount(), BigDecimal::add));
        return Map.copyOf(balances);
    }

    /** How long each set of holders had the ball, up to that instant; the parts sum to the time the case was open. */
    public Map<String, Duration> heldUntil(Instant at) {
        if (!isOpen() || !lastAt.isBefore(at)) {
            return held;
        }
        Map<String, Duration> sums = new TreeMap<>(held);
        sums.merge(ball.holders(), Duration.between(lastAt, at), Duration::plus);
        return Map.copyOf(sums);
    }
}
