package org.ballcourt.cases.domain;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.AdvanceCause;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent.AdvancePaid;
import org.ballcourt.contracts.CaseEvent.RecoveryOpened;
import org.ballcourt.contracts.DuePayment;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EnforcementPlan;
import org.ballcourt.contracts.LedgerEntry;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.StepKind;

/**
 * Who bears, performs (second edition): the seller its own part; everybody else's the platform pays at once, with what the buyer holds
 * of a credit set against it, and takes back from each. The buyer's part is never paid. Where the platform pays first, the seller's part
 * is one of theirs.
 */
final class Payouts {
    private Payouts() {}

    /** The plan with everybody's part of the money. */
    static EnforcementPlan borne(EnforcementPlan plan, Filing filing) {
        Map<Account, Money> parts = new EnumMap<>(Account.class);
        plan.steps().stream()
                .filter(step -> step.isMoney() || !Steps.isPerformed(step, plan))
                .forEach(step -> add(parts, sharesOf(step, plan, filing)));
        return plan.with(parts);
    }

    private static void add(Map<Account, Money> parts, Map<Account, Money> shares) {
        shares.forEach((account, share) -> {
            if (share.isPositive()) {
                parts.merge(account, share, Money::plus);
            }
        });
    }

    private static Map<Account, Money> sharesOf(StepKind step, EnforcementPlan plan, Filing filing) {
        return Bookings.shares(Closing.inMoney(Steps.linesOf(plan, step), plan.allLines(), filing), plan.liability());
    }

    /** What somebody else than the seller bears and the buyer has not got, or nobody has paid back yet. */
    static Money ofOthers(EnforcementPlan plan, Fulfilment fulfilment, Money zero) {
        return othersParts(plan, fulfilment).values().stream().reduce(zero, Money::plus);
    }

    private static Map<Account, Money> othersParts(EnforcementPlan plan, Fulfilment fulfilment) {
        Map<Account, Money> others = new EnumMap<>(Account.class);
        plan.parts().forEach((account, part) -> {
            if (isAnothers(account, plan) && !fulfilment.isRecoveredFrom(account)) {
                others.put(account, part);
            }
        });
        return others;
    }

    private static boolean isAnothers(Account account, EnforcementPlan plan) {
        return account != Account.BUYER && (account != Account.SELLER || plan.platformPaysFirst());
    }

    /** Whose turn it is after those steps: the seller's, and the platform's at once as soon as money is due. */
    static void open(DutyChangeBuilder move, EnforcementPlan plan, List<StepKind> left, CaseState state) {
        open(move, plan, left, state, state.fulfilment());
    }

    /** What comes after a step that was done by now. */
    static void openAfter(DutyChangeBuilder move, Fulfilment now, CaseState state) {
        open(move, now.plan(), now.left(), state, now);
    }

    /** The same step once more, and nothing else. */
    static void again(DutyChangeBuilder move, StepKind step, CaseState state) {
        Fulfilment before = state.fulfilment().reopenedNow();
        open(move, before.plan(), List.of(step), state, before);
    }

    private static void open(
            DutyChangeBuilder move, EnforcementPlan plan, List<StepKind> left, CaseState state, Fulfilment now) {
        Optional<StepKind> next =
                left.stream().filter(step -> Steps.isPerformed(step, plan)).findFirst();
        boolean goods = next.isPresent() && !next.get().isMoney();
        next.ifPresent(step -> Steps.open(move, step, state, goods ? null : payments(step, plan, now)));
        Money more = ofOthers(plan, now, state.zero()).minus(now.creditOr(state.zero()));
        boolean due = !goods || plan.platformPaysFirst();
        if (due && more.isPositive() && forOthers(state).isEmpty()) {
            openAdvance(
                    move, plan.platformPaysFirst() ? AdvanceCause.EXPRESS_REFUND : AdvanceCause.SHARES, more, false);
        }
    }

    /** The platform has paid the buyer before, as far as a credit goes beyond what others bear. */
    static List<DuePayment> payments(StepKind step, EnforcementPlan plan, Fulfilment now) {
        Money part = ofSeller(step, plan);
        Money zero = Money.zero(part.currency());
        Money toPlatform = least(freeCredit(plan, now, zero), part);
        Money toBuyer = part.minus(toPlatform);
        return List.of(new DuePayment(Account.PLATFORM, toPlatform), new DuePayment(Account.BUYER, toBuyer)).stream()
                .filter(payment -> payment.amount().isPositive())
                .toList();
    }

    static Money least(Money one, Money other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    static Money ofSeller(StepKind step, EnforcementPlan plan) {
        Money zero = Money.zero(plan.amount().currency());
        return Bookings.shares(Steps.paidBy(step, plan, zero), plan.liability()).getOrDefault(Account.SELLER, zero);
    }

    /** What the buyer holds beyond the parts of others: it goes back to the platform with what the seller pays. */
    static Money freeCredit(EnforcementPlan plan, Fulfilment fulfilment, Money zero) {
        return above(zero, fulfilment.creditOr(zero).minus(ofOthers(plan, fulfilment, zero)));
    }

    private static Money above(Money zero, Money amount) {
        return amount.isPositive() ? amount : zero;
    }

    static List<LedgerEntry> performed(StepKind step, EnforcementPlan plan, Fulfilment fulfilment) {
        Money zero = Money.zero(plan.amount().currency());
        Money part = step.isMoney() ? ofSeller(step, plan) : zero;
        Money used = fulfilment.creditUsedBy(step, zero);
        return Bookings.net(List.of(
                new LedgerEntry(Account.SELLER, part.negated()),
                new LedgerEntry(Account.PLATFORM, used),
                new LedgerEntry(Account.BUYER, part.minus(used))));
    }

    static DutyChangeBuilder openAdvance(DutyChangeBuilder move, AdvanceCause cause, Money amount, boolean lastTry) {
        DutyTerm term = lastTry ? DutyTerm.PAY_ADVANCE_LAST : DutyTerm.PAY_ADVANCE;
        return move.open(term, Role.SYSTEM, null, cause.name(), List.of(new DuePayment(Account.BUYER, amount)));
    }

    /** What is being paid of what others bear. */
    private static Optional<Duty> forOthers(CaseState state) {
        return advance(state, AdvanceCause.SHARES).or(() -> advance(state, AdvanceCause.EXPRESS_REFUND));
    }

    /** The advance that is ordered for that. */
    static Optional<Duty> advance(CaseState state, AdvanceCause cause) {
        return ordered(state).filter(duty -> cause.name().equals(duty.about())).findFirst();
    }

    /** What is to be paid by now, also where the case stands still. */
    static Stream<Duty> ordered(CaseState state) {
        Stream<Duty> waiting = state.ball().waiting().stream().map(Ball.Waiting::duty);
        return Stream.concat(state.ball().open().stream(), waiting).filter(duty -> duty.kind() == DutyKind.PAY_ADVANCE);
    }

    /** Null for the first edition, whose advances had one cause. */
    static AdvanceCause causeOf(Duty advance) {
        return advance == null || advance.payments() == null ? null : AdvanceCause.valueOf(advance.about());
    }

    static Money amountOf(Duty advance) {
        return advance.payments().getFirst().amount();
    }

    /** What the platform still has to order in the silent seller's place, beside what is ordered already. */
    static Money inPlaceOfTheSeller(CaseState state) {
        Money ordered = forOthers(state).map(Payouts::amountOf).orElse(state.zero());
        Map<Account, Money> unpaid = unpaid(state);
        unpaid.remove(Account.BUYER);
        Money rest = unpaid.values().stream().reduce(state.zero(), Money::plus);
        return above(
                state.zero(),
                rest.minus(state.fulfilment().creditOr(state.zero())).minus(ordered));
    }

    /** Everybody's part of what is not performed; goods that the seller does not send are paid. */
    private static Map<Account, Money> unpaid(CaseState state) {
        Fulfilment fulfilment = state.fulfilment();
        EnforcementPlan plan = fulfilment.plan();
        Map<Account, Money> parts = othersParts(plan, fulfilment);
        fulfilment.left().forEach(step -> {
            Map<Account, Money> shares = sharesOf(step, plan, state.filing());
            boolean inKind = !step.isMoney() && Steps.isPerformed(step, plan);
            shares.keySet().removeIf(account -> !inKind && account != Account.SELLER);
            add(parts, shares);
        });
        return parts;
    }

    static void recordAdvance(DecisionInProgress draft, Duty advance, String reference) {
        AdvanceCause cause = causeOf(advance);
        Money amount = amountOf(advance);
        BallChange paid = draft.dutyChange().end(advance, DutyEnding.DONE).done();
        List<LedgerEntry> ledger = cause == AdvanceCause.PROVISIONAL_CREDIT
                ? List.of()
                : Bookings.moved(amount, Account.PLATFORM, Account.BUYER);
        Map<Account, Money> owed = cause == AdvanceCause.SELLER_SILENT ? unpaid(draft.state()) : Map.of();
        draft.add(new AdvancePaid(amount, reference, cause, ledger, paid));
        if (cause == AdvanceCause.SELLER_SILENT) {
            recover(draft, owed);
        }
        if (cause != AdvanceCause.PROVISIONAL_CREDIT) {
            settle(draft);
        }
    }

    /** In the silent seller's place nothing is left to pay: the buyer has it already. */
    static void settleCovered(DecisionInProgress draft) {
        Map<Account, Money> owed = unpaid(draft.state());
        Money nothing = draft.state().zero();
        draft.add(new AdvancePaid(nothing, null, AdvanceCause.SELLER_SILENT, List.of(), BallChange.NONE));
        recover(draft, owed);
        settle(draft);
    }

    /** The platform owes it to the buyer, and the seller to the platform. */
    static void coverSeller(DecisionInProgress draft) {
        recover(draft, unpaid(draft.state()));
        settle(draft);
    }

    /** What was ordered for others is taken back from them once it was paid. */
    private static void recover(DecisionInProgress draft, Map<Account, Money> owed) {
        boolean ordered = forOthers(draft.state()).isPresent();
        EnforcementPlan plan = draft.state().fulfilment().plan();
        owed.forEach((account, part) -> {
            boolean now = account == Account.SELLER || isAnothers(account, plan) && !ordered;
            if (now && account != Account.PLATFORM) {
                recover(draft, account, part, plan.platformPaysFirst() ? AdvanceCause.EXPRESS_REFUND : null);
            }
        });
    }

    static void recover(DecisionInProgress draft, Account from, Money amount, AdvanceCause cause) {
        Actor liable = liable(from, draft.state());
        draft.add(new RecoveryOpened(
                amount,
                from,
                liable,
                Bookings.moved(amount, from, Account.PLATFORM),
                BallChange.NONE,
                cause,
                liable == null ? null : contestUntil(draft)));
    }

    static Instant contestUntil(DecisionInProgress draft) {
        SecondEdition edition = draft.policy().secondEdition();
        return edition == null
                ? null
                : draft.policy()
                        .windowEnd(draft.effectiveAt(), edition.recoveries().contest());
    }

    /** Who carried the goods, by the order, whoever else was asked; null where nobody is known by name, or more than one. */
    private static Actor liable(Account account, CaseState state) {
        if (account == Account.SELLER) {
            return new Actor(Role.SELLER, state.filing().seller());
        }
        if (account == Account.BUYER) {
            return new Actor(Role.BUYER, state.filing().buyer());
        }
        Role role = account == Account.CARRIER ? Role.CARRIER : Role.SERVICE_PROVIDER;
        String carrier = state.filing().order().carrier();
        if (role == Role.CARRIER && carrier != null && carrier.matches(Actor.ID_PATTERN)) {
            return new Actor(role, carrier);
        }
        List<Actor> asked = state.proof().thirdParties().stream()
                .filter(actor -> actor.role() == role)
                .distinct()
                .toList();
        return asked.size() == 1 ? asked.getFirst() : null;
    }

    /** After whatever may have been the last: takes back what is covered, and closes where nothing is left to do. */
    static void settle(DecisionInProgress draft) {
        CaseState state = draft.state();
        Fulfilment fulfilment = state.fulfilment();
        EnforcementPlan plan = fulfilment.plan();
        boolean sellersTurn = fulfilment.next().isPresent() && !fulfilment.advanced();
        boolean moneyIsDue = !sellersTurn || fulfilment.next().get().isMoney();
        if (moneyIsDue && forOthers(state).isEmpty()) {
            recover(draft, othersParts(plan, fulfilment));
        }
        boolean paysStill = forOthers(state).isPresent()
                || advance(state, AdvanceCause.SELLER_SILENT).isPresent();
        if (!sellersTurn && !paysStill) {
            Closing.closePaidOut(draft, plan);
        }
    }

    /** What the platform itself bears of what the buyer got. */
    static Money borneByPlatform(CaseState state) {
        Fulfilment fulfilment = state.fulfilment();
        EnforcementPlan plan = fulfilment.plan();
        Money own = plan.parts().getOrDefault(Account.PLATFORM, state.zero());
        if (!fulfilment.advanced()) {
            return own;
        }
        return fulfilment.left().stream()
                .filter(step -> !step.isMoney() && Steps.isPerformed(step, plan))
                .map(step -> sharesOf(step, plan, state.filing()).getOrDefault(Account.PLATFORM, state.zero()))
                .reduce(own, Money::plus);
    }
}
