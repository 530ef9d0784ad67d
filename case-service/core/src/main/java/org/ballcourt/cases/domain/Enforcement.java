package org.ballcourt.cases.domain;

import java.util.List;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseCommand.ConfirmStep;
import org.ballcourt.contracts.CaseCommand.RecordAdvance;
import org.ballcourt.contracts.CaseCommand.ReportNonPerformance;
import org.ballcourt.contracts.CaseEvent.*;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EnforcementPlan;
import org.ballcourt.contracts.LedgerEntry;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;

/** The remedy, step by step, and the platform's advance where the seller stays silent. */
final class Enforcement {
    private Enforcement() {}

    /** Everything else ends, the first step begins; without steps the stage stays and the case is closed next. */
    static BallChange begin(DecisionInProgress draft, EnforcementPlan plan) {
        DutyChangeBuilder move = draft.dutyChange().endAll();
        if (!plan.steps().isEmpty()) {
            Steps.open(move.to(Stage.ENFORCEMENT), plan.steps().getFirst(), draft.state());
        }
        return move.done();
    }

    /** To be called after the event that began a plan. */
    static void closeIfNothingToDo(DecisionInProgress draft, EnforcementPlan plan) {
        if (plan.steps().isEmpty()) {
            Closing.closePerformed(draft, plan);
        }
    }

    static void confirmStep(DecisionInProgress draft, ConfirmStep command) {
        if (draft.policy().secondEdition() != null) {
            requireReference(draft, command);
        }
        StepKind next = draft.state().fulfilment().next().orElseThrow();
        if (command.step() != next) {
            throw new CaseRejection(
                    RejectionCode.DUTY_NOT_OPEN,
                    Message.of("rule.another-steps-turn").with("next", next).with("step", command.step()));
        }
        if (Steps.isMoney(next)
                && draft.actor().role() == Role.SELLER
                && !draft.facts().payment().confirmed()) {
            throw new CaseRejection(
                    RejectionCode.PAYMENT_UNCONFIRMED,
                    Message.of("rule.payment-unknown").with("reference", String.valueOf(command.reference())));
        }
        confirm(draft, next, command.reference());
    }

    /** What was sent has a tracking number, and who says that it paid names the payment; that proves nothing else. */
    private static void requireReference(DecisionInProgress draft, ConfirmStep command) {
        boolean money = Steps.isMoney(command.step());
        boolean needed = command.step() == StepKind.RETURN_GOODS
                || money && draft.actor().role() == Role.SELLER;
        boolean missing = command.reference() == null || command.reference().isBlank();
        if (missing && needed) {
            throw new CaseRejection(
                    RejectionCode.REFERENCE_MISSING,
                    Message.of("rule.reference-missing").with("step", command.step()));
        }
        if (money && !missing && draft.facts().payment().used()) {
            throw new CaseRejection(
                    RejectionCode.REFERENCE_USED,
                    Message.of("rule.payment-reference-used").with("reference", command.reference()));
        }
    }

    static void confirm(DecisionInProgress draft, StepKind step, String reference) {
        CaseState state = draft.state();
        EnforcementPlan plan = state.fulfilment().plan();
        Money paid = Steps.isMoney(step) ? plan.amount() : state.zero();
        List<LedgerEntry> ledger = Steps.endsTheDebt(step)
                ? Bookings.performed(paid, state.fulfilment().creditOr(state.zero()), plan.liability())
                : List.of();
        int at = state.fulfilment().done().size() + 1;
        DutyChangeBuilder move = draft.dutyChange().end(duty -> true, DutyEnding.DONE);
        if (at < plan.steps().size()) {
            Steps.open(move, plan.steps().get(at), state);
        }
        draft.add(new StepConfirmed(step, draft.text(reference), ledger, move.done()));
        if (at >= plan.steps().size()) {
            Closing.closePerformed(draft, plan);
        }
    }

    /** To be called after the lapse that would have opened the payment of an advance. */
    static void settleAdvanceIfNothingToPay(DecisionInProgress draft) {
        if (!advanceOf(draft.state()).isPositive()) {
            settleAdvance(draft, null);
        }
    }

    static DutyChangeBuilder openAdvance(DutyChangeBuilder move, boolean lastTry) {
        return move.open(lastTry ? DutyTerm.PAY_ADVANCE_LAST : DutyTerm.PAY_ADVANCE, Role.SYSTEM, null);
    }

    static void recordAdvance(DecisionInProgress draft, RecordAdvance command) {
        if (draft.state().ball().ofKind(DutyKind.PAY_ADVANCE).isPresent()) {
            settleAdvance(draft, command.reference());
        }
    }

    private static void settleAdvance(DecisionInProgress draft, String reference) {
        CaseState state = draft.state();
        EnforcementPlan plan = state.fulfilment().plan();
        Money price = priceOf(state, plan);
        Money rest = price.minus(state.fulfilment().creditOr(state.zero()));
        BallChange paid = draft.dutyChange().end(duty -> true, DutyEnding.DONE).done();
        draft.add(new AdvancePaid(
                advanceOf(state), reference, Bookings.moved(rest, Account.PLATFORM, Account.BUYER), paid));
        draft.add(new RecoveryOpened(price, Bookings.recovered(price, plan.liability()), BallChange.NONE));
        Closing.closePerformed(draft, plan);
    }

    /** What the platform still has to pay out: the remedy's price less the credit that the buyer holds already. */
    static Money advanceOf(CaseState state) {
        Money rest = priceOf(state, state.fulfilment().plan())
                .minus(state.fulfilment().creditOr(state.zero()));
        return rest.isPositive() ? rest : state.zero();
    }

    static Money priceOf(CaseState state, EnforcementPlan plan) {
        return Closing.inMoney(plan.remedy(), plan.amount(), state);
    }

    /**
     * While the case is closed it reopens; where the seller disputes the condition of goods that came back without any ruling, the
     * platform gets the case; otherwise the report is kept and the clocks run on.
     */
    static void reportNonPerformance(DecisionInProgress draft, ReportNonPerformance command) {
        CaseState state = draft.state();
        if (state.stage() == Stage.CLOSED) {
            reopen(draft, command);
            return;
        }
        boolean condition = draft.actor().role() == Role.SELLER
                && state.ball().has(DutyKind.CONFIRM_RECEIPT)
                && state.judgement().ruling() == null
                && !state.fulfilment().conditionDisputed();
        BallChange ball = condition ? DeskRules.toAcceptance(draft) : BallChange.NONE;
        draft.add(new NonPerformanceReported(command.step(), draft.text(command.explanation()), List.of(), null, ball));
    }

    private static void reopen(DecisionInProgress draft, ReportNonPerformance command) {
        CaseState state = draft.state();
        StepKind last = state.fulfilment().done().getLast();
        if (command.step() != last) {
            throw new CaseRejection(
                    RejectionCode.GROUND_NOT_MET,
                    Message.of("rule.another-step-confirmed").with("last", last).with("step", command.step()));
        }
        DutyChangeBuilder move = Steps.open(draft.dutyChange().to(Stage.ENFORCEMENT), last, state);
        draft.add(new NonPerformanceReported(
                last,
                draft.text(command.explanation()),
                Bookings.reversed(state.fulfilment().booked()),
                null,
                move.done()));
    }
}
