package org.ballcourt.cases.domain;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.EnforcementPlan;
import org.ballcourt.contracts.LedgerEntry;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Parties;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;

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
                : Parties.of(filing.buyer(), filing.seller(), thirdParties(), null)
                        .carriedBy(filing.carrier());
    }

    /** Who was asked for something, or is to pay something back. */
    private List<Actor> thirdParties() {
        List<Actor> all = new ArrayList<>(proof.thirdParties());
        fulfilment.recoveries().stream()
                .map(Recovery::liable)
                .filter(liable -> liable != null && liable.role().isThirdParty())
                .forEach(all::add);
        return all;
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

    /** Whether what is to be proven now was ruled on: while returned goods are in question an earlier ruling is about something else. */
    public boolean isRuledOn() {
        Stage now = stage == Stage.SUSPENDED ? suspendedFrom : stage;
        return judgement.ruling() != null && now.compareTo(Stage.APPEAL_WINDOW) >= 0;
    }

    /** What the platform rules on: the claim, or what was to be performed before the condition of returned goods came into question. */
    public List<RemedyLine> claimed() {
        EnforcementPlan disputed = fulfilment.disputed();
        return disputed == null ? filing.lines() : disputed.allLines();
    }

    /** The reason whose elements the sides prove: that of the complaint, or that of a return, once the condition of goods is in question. */
    public Reason reasonToProve() {
        return fulfilment.goodsAreBack() ? ReturnRules.BURDENS : filing.reason();
    }

    /** The id of the side's actor. */
    public String idOf(Role side) {
        return side == Role.BUYER ? filing.buyer() : filing.seller();
    }

    /** Whether what the platform laid out waits to be repaid: after closing only where somebody outside decided, and nobody said what. */
    boolean holdsCredit() {
        EnforcementPlan plan = fulfilment.plan();
        return isOpen() || outcome == Outcome.EXTERNALLY_DECIDED && (plan == null || plan.platformPaysFirst());
    }

    /** Whether the platform has been told to pay something by now. */
    public boolean isToPay() {
        return Payouts.ordered(this).findAny().isPresent();
    }

    /** What a step of the plan gives to the buyer, in money. */
    public Money priceOf(StepKind step) {
        return Closing.inMoney(
                Steps.linesOf(fulfilment.plan(), step), fulfilment.plan().allLines(), filing);
    }

    /** What the platform would have to order if the seller were silent now. */
    public Money inPlaceOfTheSeller() {
        return fulfilment.plan().parts() == null ? Enforcement.advanceOf(this) : Payouts.inPlaceOfTheSeller(this);
    }

    /** What of the parts of others is not paid to the buyer by now. */
    public Money unpaidOfOthers() {
        return fulfilment.plan().parts() == null
                ? zero()
                : Payouts.ofOthers(fulfilment.plan(), fulfilment, zero()).minus(fulfilment.creditOr(zero()));
    }

    /** What those lines give to the buyer; what is done in kind takes what they leave of the order's price. */
    public Money inMoney(List<RemedyLine> lines) {
        return Closing.inMoney(lines, filing);
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

    /** How long it was suspended, up to that instant. */
    Duration waitedUntil(Instant at) {
        Duration waited = usage.outside().waited();
        return stage == Stage.SUSPENDED && lastAt.isBefore(at) ? waited.plus(Duration.between(lastAt, at)) : waited;
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
