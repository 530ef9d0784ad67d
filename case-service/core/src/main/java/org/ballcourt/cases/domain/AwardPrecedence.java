package org.ballcourt.cases.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent.RemedyReduced;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EnforcementPlan;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;

/**
 * What an outside body awards in one case of an order line goes before what another case still performs: that is done no further than
 * the award leaves something of the line. What was done stays done; what the platform has paid beyond that is claimed back at the end.
 */
final class AwardPrecedence {
    private static final Set<DutyKind> TURNS =
            Set.of(DutyKind.RETURN_GOODS, DutyKind.CONFIRM_RECEIPT, DutyKind.PERFORM);

    private AwardPrecedence() {}

    /** The clock's doing, whoever sent what: nobody here decided it. Changes nothing where nothing has to give way. */
    static void giveWay(DecisionInProgress draft) {
        if (!isPerformed(draft.state()) || draft.policy().secondEdition() == null) {
            return;
        }
        if (!Amounts.othersBroughtMore(draft)) {
            return;
        }
        EnforcementPlan plan = draft.state().fulfilment().plan();
        List<RemedyLine> left = left(plan, draft);
        if (!left.equals(plan.allLines())) {
            draft.lapsingAt(draft.decidedAt());
            reduce(draft, plan, left);
            draft.backToNow();
        }
    }

    /** An award gives way to nothing, and neither does what the platform has paid in the seller's place. */
    private static boolean isPerformed(CaseState state) {
        Fulfilment fulfilment = state.fulfilment();
        EnforcementPlan plan = fulfilment.plan();
        return state.stage() == Stage.ENFORCEMENT
                && plan != null
                && plan.parts() != null
                && plan.outcome() != Outcome.EXTERNALLY_DECIDED
                && fulfilment.outlay().before() == null
                && !fulfilment.advanced();
    }

    private static List<RemedyLine> left(EnforcementPlan plan, DecisionInProgress draft) {
        CaseState state = draft.state();
        List<RemedyLine> begun = plan.allLines().stream()
                .filter(line -> Steps.isBegun(line, state.fulfilment().done()))
                .toList();
        Outlay.Paid paid = LineAccount.paidSoFar(state);
        Money ofPrice = rest(Amounts.leftOfLine(false, draft), worth(begun, false, state), paid.refunded(), plan);
        Money beyond = rest(Amounts.leftOfLine(true, draft), worth(begun, true, state), paid.beyondPrice(), plan);
        return new LineRest(ofPrice, beyond).of(plan.allLines(), begun, state.filing());
    }

    private static Money worth(List<RemedyLine> begun, boolean beyondPrice, CaseState state) {
        List<RemedyLine> some = begun.stream()
                .filter(line -> line.remedy() == Remedy.COMPENSATION == beyondPrice)
                .toList();
        return Closing.inMoney(some, state.fulfilment().plan().allLines(), state.filing());
    }

    /**
     * What may still be given: of the rest others may have borne their part already, so that the seller's alone is left of what is cut.
     *
     * @param begun what the lines are worth that stay as they are
     * @param paid what the buyer has for good
     */
    private static Money rest(Money left, Money begun, Money paid, EnforcementPlan plan) {
        Money rest = LineAccount.less(left, begun);
        Money byOthers = LineAccount.less(paid, begun);
        return byOthers.isPositive()
                ? Bookings.beforeShare(
                        LineAccount.less(rest, byOthers), plan.liability().getOrDefault(Account.SELLER, 0))
                : rest;
    }

    private static void reduce(DecisionInProgress draft, EnforcementPlan plan, List<RemedyLine> left) {
        CaseState state = draft.state();
        List<StepKind> steps =
                Steps.needed(plan.steps(), left, state.fulfilment().done());
        Filing filing = state.filing().reopened(LineAccount.others(draft));
        EnforcementPlan reduced = Payouts.borne(plan.withLines(left).withSteps(steps), filing);
        draft.add(new RemedyReduced(
                reduced, filing.earlier(), turn(draft, state.fulfilment().reduced(reduced))));
        Payouts.settle(draft);
    }

    /** Whose turn it is goes on until the same time, but learns of another amount; or something else comes next. */
    private static BallChange turn(DecisionInProgress draft, Fulfilment now) {
        CaseState state = draft.state();
        DutyChangeBuilder move = draft.dutyChange();
        Optional<Duty> turn = state.ball().open().stream()
                .filter(duty -> TURNS.contains(duty.kind()))
                .findFirst();
        Optional<StepKind> next = now.next();
        if (turn.isEmpty()) {
            return move.done();
        }
        boolean same = next.isPresent() && next.get().name().equals(turn.get().about());
        if (!same) {
            Payouts.openAfter(move.end(turn.get(), DutyEnding.CANCELLED), now, state);
        } else if (next.get().isMoney()) {
            move.pay(turn.get(), Payouts.payments(next.get(), now.plan(), now));
        }
        return move.done();
    }
}
