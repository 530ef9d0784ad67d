package org.ballcourt.cases.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.AdvanceCause;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseCommand.ConfirmStep;
import org.ballcourt.contracts.CaseCommand.RecordAdvance;
import org.ballcourt.contracts.CaseEvent.*;
import org.ballcourt.contracts.Duty;
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
    /** What goes by a carrier. */
    private static final Set<StepKind> SENT =
            Set.of(StepKind.RETURN_GOODS, StepKind.SEND_REPLACEMENT, StepKind.SEND_REPAIRED);

    private Enforcement() {}

    /** Everything else ends, the first step begins; without steps the stage stays and the case is closed next. */
    static BallChange begin(DecisionInProgress draft, EnforcementPlan plan) {
        DutyChangeBuilder move = draft.dutyChange().endAll();
        if (!plan.steps().isEmpty()) {
            openNext(move.to(Stage.ENFORCEMENT), plan, plan.steps(), draft.state());
        }
        return move.done();
    }

    /** @param left the steps that are still to be done; none is open */
    static void openNext(DutyChangeBuilder move, EnforcementPlan plan, List<StepKind> left, CaseState state) {
        if (plan.parts() != null) {
            Payouts.open(move, plan, left, state);
        } else if (!left.isEmpty()) {
            Steps.open(move, left.getFirst(), state);
        }
    }

    /** To be called after the event that began a plan. */
    static void closeIfNothingToDo(DecisionInProgress draft, EnforcementPlan plan) {
        if (plan.steps().isEmpty()) {
            Closing.closePerformed(draft, plan);
        } else if (plan.parts() != null) {
            Payouts.settle(draft);
        }
    }

    static void confirmStep(DecisionInProgress draft, ConfirmStep command) {
        Fulfilment fulfilment = draft.state().fulfilment();
        StepKind step = Steps.meant(command.step(), fulfilment);
        if (draft.policy().secondEdition() != null) {
            requireReference(draft, step, command.reference());
        }
        EnforcementPlan changed =
                ReturnRules.leavesGoods(draft, command.step()) ? ReturnRules.withGoodsLeft(fulfilment.plan()) : null;
        StepKind next = changed == null
                ? fulfilment.next().orElseThrow()
                : changed.steps().getFirst();
        if (step != next) {
            throw new CaseRejection(
                    RejectionCode.DUTY_NOT_OPEN,
                    Message.of("rule.another-steps-turn").with("next", next).with("step", step));
        }
        if (next.isMoney()
                && draft.actor().role() == Role.SELLER
                && !draft.facts().payment().confirmed()) {
            throw new CaseRejection(
                    RejectionCode.PAYMENT_UNCONFIRMED,
                    Message.of("rule.payment-unknown").with("reference", String.valueOf(command.reference())));
        }
        confirm(draft, next, command.reference(), changed);
    }

    /** What was sent has a tracking number, and who says that it paid names the payment; that proves nothing else. */
    private static void requireReference(DecisionInProgress draft, StepKind step, String reference) {
        boolean money = step.isMoney();
        boolean needed = SENT.contains(step) || money && draft.actor().role() == Role.SELLER;
        boolean missing = ReferenceForm.isMissing(reference);
        if (missing && needed) {
            throw new CaseRejection(
                            RejectionCode.REFERENCE_MISSING,
                            Message.of("rule.reference-missing").with("step", step))
                    .in("reference");
        }
        if (money && !missing && draft.facts().payment().used()) {
            throw new CaseRejection(
                            RejectionCode.REFERENCE_USED,
                            Message.of("rule.payment-reference-used").with("reference", reference))
                    .in("reference");
        }
    }

    static void confirm(DecisionInProgress draft, StepKind step, String reference) {
        confirm(draft, step, reference, null);
    }

    /** @param changed in place of the plan so far, none of whose own steps is done; null where it stays */
    private static void confirm(DecisionInProgress draft, StepKind step, String reference, EnforcementPlan changed) {
        CaseState state = draft.state();
        EnforcementPlan plan = changed == null ? state.fulfilment().plan() : changed;
        List<StepKind> steps = plan.steps();
        List<StepKind> left = steps.subList(steps.indexOf(step) + 1, steps.size());
        DutyChangeBuilder move = draft.dutyChange().end(duty -> true, DutyEnding.DONE);
        List<LedgerEntry> ledger = booked(step, state);
        if (plan.parts() == null) {
            openNext(move, plan, left, state);
        } else {
            Payouts.openAfter(
                    move, after(state, changed).did(step, ledger, draft.actor().role()), state);
        }
        draft.add(new StepConfirmed(step, draft.text(reference), ledger, changed, move.done()));
        if (left.isEmpty() || plan.parts() != null) {
            finish(draft, plan);
        }
    }

    private static Fulfilment after(CaseState state, EnforcementPlan changed) {
        return changed == null ? state.fulfilment() : state.fulfilment().planned(changed);
    }

    private static List<LedgerEntry> booked(StepKind step, CaseState state) {
        Fulfilment fulfilment = state.fulfilment();
        if (!Steps.endsTheDebt(step)) {
            return List.of();
        }
        return fulfilment.plan().parts() != null
                ? Payouts.performed(step, fulfilment.plan(), fulfilment)
                : Bookings.performed(
                        fulfilment.paidBy(step),
                        fulfilment.creditUsedBy(step, state.zero()),
                        fulfilment.plan().liability());
    }

    private static void finish(DecisionInProgress draft, EnforcementPlan plan) {
        if (plan.parts() != null) {
            Payouts.settle(draft);
        } else {
            Closing.closePerformed(draft, plan);
        }
    }

    /** To be called after the lapse that would have opened the payment of an advance. */
    static void settleAdvanceIfNothingToPay(DecisionInProgress draft) {
        if (draft.state().fulfilment().plan().parts() != null) {
            if (Payouts.advance(draft.state(), AdvanceCause.SELLER_SILENT).isEmpty()) {
                Payouts.settleCovered(draft);
            }
        } else if (!advanceOf(draft.state()).isPositive()) {
            settleAdvance(draft, null);
        }
    }

    /** What the platform orders when the seller's time is over. */
    static DutyChangeBuilder openAdvance(DutyChangeBuilder move, CaseState state) {
        if (state.fulfilment().plan().parts() == null) {
            return advanceOf(state).isPositive() ? openAdvance(move, false) : move;
        }
        Money amount = Payouts.inPlaceOfTheSeller(state);
        return amount.isPositive() ? Payouts.openAdvance(move, AdvanceCause.SELLER_SILENT, amount, false) : move;
    }

    /** The same payment is tried again. */
    static DutyChangeBuilder retry(DutyChangeBuilder move, Duty failed, boolean lastTry) {
        AdvanceCause cause = Payouts.causeOf(failed);
        return cause == null
                ? openAdvance(move, lastTry)
                : Payouts.openAdvance(move, cause, Payouts.amountOf(failed), lastTry);
    }

    private static DutyChangeBuilder openAdvance(DutyChangeBuilder move, boolean lastTry) {
        return move.open(lastTry ? DutyTerm.PAY_ADVANCE_LAST : DutyTerm.PAY_ADVANCE, Role.SYSTEM, null);
    }

    /** A payment that is no longer waited for changes nothing. */
    static void recordAdvance(DecisionInProgress draft, RecordAdvance command) {
        if (!draft.state().isOpen()) {
            BuyerDebt.recordLate(draft, command);
            return;
        }
        Ball ball = draft.state().ball();
        Optional<Duty> named = ball.byId(String.valueOf(command.dutyId()))
                .filter(duty -> duty.kind() == DutyKind.PAY_ADVANCE)
                .or(() -> ball.ofKind(DutyKind.PAY_ADVANCE)
                        .filter(duty -> command.dutyId() == null || Payouts.causeOf(duty) == null));
        named.ifPresent(duty -> {
            if (Payouts.causeOf(duty) == null) {
                settleAdvance(draft, command.reference());
            } else {
                Payouts.recordAdvance(draft, duty, command.reference());
            }
        });
    }

    /** The payment adapter has failed for the last time: the debt stays, and who is liable for it owes it all the same. */
    static void owe(DecisionInProgress draft, Duty failed) {
        AdvanceCause cause = Payouts.causeOf(failed);
        if (cause == null) {
            Closing.closeOwing(draft);
        } else if (cause == AdvanceCause.SELLER_SILENT) {
            Payouts.coverSeller(draft);
        } else if (cause == AdvanceCause.SHARES || cause == AdvanceCause.EXPRESS_REFUND) {
            Payouts.settle(draft);
        }
    }

    private static void settleAdvance(DecisionInProgress draft, String reference) {
        CaseState state = draft.state();
        EnforcementPlan plan = state.fulfilment().plan();
        Money price = priceOfRest(state);
        Money rest = price.minus(state.fulfilment().creditOr(state.zero()));
        DutyChangeBuilder paid = draft.dutyChange();
        state.ball().open().forEach(duty -> paid.end(duty, DutyEnding.DONE));
        draft.add(new AdvancePaid(
                advanceOf(state), reference, null, Bookings.moved(rest, Account.PLATFORM, Account.BUYER), paid.done()));
        draft.add(new RecoveryOpened(price, null, null, Bookings.recovered(price, plan.liability()), BallChange.NONE));
        Closing.closePerformed(draft, plan);
    }

    /** What the platform still has to pay out: the remedy's price less the credit that the buyer holds already. */
    static Money advanceOf(CaseState state) {
        Money rest = priceOfRest(state).minus(state.fulfilment().creditOr(state.zero()));
        return rest.isPositive() ? rest : state.zero();
    }

    /** What is not performed yet, in money. */
    static Money priceOfRest(CaseState state) {
        return state.fulfilment().left().stream()
                .map(step -> state.priceOf(step))
                .reduce(state.zero(), Money::plus);
    }
}
