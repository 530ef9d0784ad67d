package org.ballcourt.cases.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.CaseEvent.NonPerformanceReported;
import org.ballcourt.contracts.EnforcementPlan;
import org.ballcourt.contracts.LedgerEntry;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.StepKind;

/**
 * How far the remedy has been performed.
 *
 * @param plan null while nothing is to be performed
 * @param reopened non-performance was reported after closing
 * @param conditionDisputed the seller disputed the returned goods' condition
 * @param confirmedByTheBuyer whether the buyer itself said that the last step is done
 * @param disputed what was to be performed until then, while and after the sides prove that condition alone; else null
 */
public record Fulfilment(
        EnforcementPlan plan,
        List<StepKind> done,
        boolean reopened,
        boolean conditionDisputed,
        boolean confirmedByTheBuyer,
        EnforcementPlan disputed,
        Outlay outlay) {
    static final Fulfilment NONE = new Fulfilment(null, List.of(), false, false, false, null, Outlay.NONE);

    public Fulfilment {
        done = List.copyOf(done);
    }

    /** The step whose turn it is; what nobody performs is passed over. */
    public Optional<StepKind> next() {
        return plan == null
                ? Optional.empty()
                : left().stream()
                        .filter(step -> plan.parts() == null || Steps.isPerformed(step, plan))
                        .findFirst();
    }

    /** Whether the last thing that anybody did gave the buyer something, and nothing is left to do; goods that came back give it nothing. */
    public boolean endedByAStep() {
        return !done.isEmpty() && Steps.endsTheDebt(done.getLast()) && next().isEmpty() && !paidThePlatformAlone();
    }

    /** By the buyer's own word, which nobody needs to hear twice; of goods it may turn out later that they are not as they should be. */
    public boolean buyerGotTheMoney() {
        return confirmedByTheBuyer && done.getLast().isMoney();
    }

    /** With the last step: then it was the platform that had paid the buyer. */
    private boolean paidThePlatformAlone() {
        return plan.parts() != null
                && done.getLast().isMoney()
                && outlay.booked().stream()
                        .noneMatch(entry -> entry.account() == Account.BUYER
                                && entry.change().isPositive());
    }

    /** The steps that are still to be done. */
    public List<StepKind> left() {
        int from = done.isEmpty() ? 0 : plan.steps().indexOf(done.getLast()) + 1;
        return plan.steps().subList(from, plan.steps().size());
    }

    /** The money of the step whose turn it is. */
    public Money dueNow() {
        return next().map(this::paidBy).orElseGet(this::zero);
    }

    /** The money that a step has its performer pay; none where it is about goods. */
    public Money paidBy(StepKind step) {
        return plan.parts() == null || !step.isMoney()
                ? Steps.paidBy(step, plan, zero())
                : Payouts.ofSeller(step, plan);
    }

    private Money zero() {
        return Money.zero(plan.amount().currency());
    }

    public Money credit() {
        return outlay.credit();
    }

    Money creditOr(Money zero) {
        return outlay.creditOr(zero);
    }

    public boolean advanced() {
        return outlay.advanced();
    }

    public List<Recovery> recoveries() {
        return outlay.recoveries();
    }

    public boolean isRecoveredFrom(Account account) {
        return recoveries().stream().anyMatch(recovery -> recovery.from() == account && !recovery.earlier());
    }

    Fulfilment planned(EnforcementPlan newPlan) {
        return new Fulfilment(newPlan, List.of(), reopened, conditionDisputed, false, disputed, outlay);
    }

    /** What is left of the plan, with what was done. */
    Fulfilment reduced(EnforcementPlan left) {
        return new Fulfilment(left, done, reopened, conditionDisputed, confirmedByTheBuyer, disputed, outlay);
    }

    /** What an outside body awarded takes the place of any plan before; a credit is set against it. */
    Fulfilment awarded(EnforcementPlan award, CaseState state) {
        Money held = state.holdsCredit() ? credit() : null;
        Outlay after = outlay.awarded(held, LineAccount.paidSoFar(state));
        return new Fulfilment(award, List.of(), reopened, conditionDisputed, false, disputed, after);
    }

    Fulfilment with(Outlay changed) {
        return new Fulfilment(plan, done, reopened, conditionDisputed, confirmedByTheBuyer, disputed, changed);
    }

    /** The part of the credit that the step repays: no more than it pays. In the first edition the last one repays all that is left. */
    Money creditUsedBy(StepKind step, Money zero) {
        boolean all = plan.parts() == null && step == plan.steps().getLast();
        Money held = plan.parts() == null ? creditOr(zero) : Payouts.freeCredit(plan, this, zero);
        return all || held.compareTo(paidBy(step)) <= 0 ? held : paidBy(step);
    }

    /** @param by whose word it was */
    Fulfilment did(StepKind step, List<LedgerEntry> ledger, Role by) {
        List<StepKind> all = new ArrayList<>(done);
        all.add(step);
        Outlay after = Steps.endsTheDebt(step)
                ? outlay.repaid(creditOr(zero()).minus(creditUsedBy(step, zero())), ledger)
                : outlay;
        return new Fulfilment(plan, all, reopened, conditionDisputed, by == Role.BUYER, disputed, after);
    }

    Fulfilment reported(NonPerformanceReported event) {
        return switch (event.ball().stage()) {
            case ENFORCEMENT -> reopenedNow();
            case ACCEPTANCE -> disputed(null);
            case EVIDENCE -> disputed(plan);
            case null, default -> this;
        };
    }

    /** What was performed last counts as not done, nor as received; what it booked was reversed. */
    Fulfilment reopenedNow() {
        List<StepKind> without = new ArrayList<>(done);
        StepKind last = without.removeLast();
        if (last == StepKind.RECEIVE_REPLACEMENT) {
            without.removeLast();
        }
        Outlay again = Steps.endsTheDebt(last) ? outlay.again(creditAgain()) : outlay;
        return new Fulfilment(plan, without, true, conditionDisputed, false, disputed, again);
    }

    /** What the last step repaid is laid out again; others may have been paid for since. */
    private Money creditAgain() {
        return plan.parts() == null
                ? outlay.creditBefore()
                : outlay.booked().stream()
                        .filter(entry -> entry.account() == Account.PLATFORM)
                        .map(LedgerEntry::change)
                        .reduce(creditOr(zero()), Money::plus);
    }

    /** Back to the platform: nothing is to be performed until it has ruled. */
    private Fulfilment disputed(EnforcementPlan atStake) {
        return new Fulfilment(null, List.of(), reopened, true, false, atStake, outlay);
    }

    /** Whether their condition on the way back is or was in question, so that they are with the seller. */
    boolean goodsAreBack() {
        return disputed != null;
    }
}
