package org.ballcourt.cases.domain;

import java.util.List;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseCommand.ReportNonPerformance;
import org.ballcourt.contracts.CaseEvent.NonPerformanceReported;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;

/** A side says that a remedy was not performed, or not as it should be: while it is performed, or after the case has closed. */
final class NonPerformance {
    private NonPerformance() {}

    /**
     * While the case is closed it reopens; where the seller disputes the condition of goods that came back, the sides prove it; in the
     * first edition the platform gets the case, if there was no ruling; where nothing came of what was sent in place of the goods, it is
     * sent once more; otherwise the report is kept like a statement, and the clocks run on.
     */
    static void report(DecisionInProgress draft, ReportNonPerformance command) {
        CaseState state = draft.state();
        if (state.stage() == Stage.CLOSED) {
            reopen(draft, command);
            return;
        }
        if (ReturnRules.disputes(draft, command)) {
            ReturnRules.openRound(draft, command);
            return;
        }
        if (ReturnRules.neverCame(draft, command)) {
            performAgain(draft, state.fulfilment().done().getLast(), command);
            return;
        }
        boolean condition = draft.policy().secondEdition() == null
                && draft.actor().role() == Role.SELLER
                && state.ball().has(DutyKind.CONFIRM_RECEIPT)
                && state.judgement().ruling() == null
                && !state.fulfilment().conditionDisputed();
        if (draft.policy().secondEdition() != null) {
            SidePermissions.mayState(draft.actor(), state, draft.policy(), draft.decidedAt())
                    .ifPresent(full -> {
                        throw full;
                    });
        }
        BallChange ball = condition ? DeskRules.toAcceptance(draft) : BallChange.NONE;
        draft.add(new NonPerformanceReported(
                command.step(), draft.text(command.explanation()), List.of(), null, null, ball));
    }

    private static void reopen(DecisionInProgress draft, ReportNonPerformance command) {
        Fulfilment fulfilment = draft.state().fulfilment();
        StepKind last = fulfilment.done().getLast();
        StepKind performed = last == StepKind.RECEIVE_REPLACEMENT
                ? fulfilment.done().get(fulfilment.done().size() - 2)
                : last;
        StepKind step = Steps.meant(command.step(), fulfilment);
        if (step != last && step != performed) {
            throw new CaseRejection(
                    RejectionCode.GROUND_NOT_MET,
                    Message.of("rule.another-step-confirmed").with("last", last).with("step", step));
        }
        performAgain(draft, performed, command);
    }

    private static void performAgain(DecisionInProgress draft, StepKind step, ReportNonPerformance command) {
        CaseState state = draft.state();
        boolean booked = state.stage() == Stage.CLOSED;
        DutyChangeBuilder move = draft.dutyChange().to(Stage.ENFORCEMENT).endAll();
        if (state.fulfilment().plan().parts() == null) {
            Steps.open(move, step, state);
        } else {
            Payouts.again(move, step, state);
        }
        draft.add(new NonPerformanceReported(
                step,
                draft.text(command.explanation()),
                booked ? Bookings.reversed(state.fulfilment().outlay().booked()) : List.of(),
                null,
                booked && draft.policy().secondEdition() != null
                        ? draft.facts().line().payments()
                        : null,
                move.done()));
    }
}
