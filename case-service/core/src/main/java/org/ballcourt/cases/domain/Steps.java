package org.ballcourt.cases.domain;

import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.EnforcementPlan;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.StepKind;

/** Which steps a remedy takes, and whose turn each of them is. */
final class Steps {
    private Steps() {}

    static EnforcementPlan plan(
            Remedy remedy, Money amount, Map<Account, Integer> liability, Fault atFault, Outcome outcome) {
        return new EnforcementPlan(remedy, amount, stepsOf(remedy, amount), liability, atFault, outcome);
    }

    /** What the seller granted or agreed to of its own will, at its own cost. */
    static EnforcementPlan bySeller(Remedy remedy, Money amount, Outcome outcome) {
        return plan(remedy, amount, Map.of(Account.SELLER, 100), Fault.NONE, outcome);
    }

    /** What a rule grants; who pays for it stands in the policy. */
    static EnforcementPlan byRule(Remedy remedy, Money amount, DecisionInProgress draft) {
        Map<Account, Integer> liability =
                draft.policy().liabilityOf(draft.state().filing().reason());
        return plan(remedy, amount, liability, Fault.NONE, Outcome.REMEDY_PERFORMED);
    }

    private static List<StepKind> stepsOf(Remedy remedy, Money amount) {
        return switch (remedy) {
            case REFUND, PARTIAL_REFUND -> amount.isPositive() ? List.of(StepKind.REFUND) : List.of();
            case RETURN_AND_REFUND -> List.of(StepKind.RETURN_GOODS, StepKind.RECEIVE_GOODS, StepKind.REFUND);
            case REPLACEMENT -> List.of(StepKind.REPLACE);
            case REPAIR -> List.of(StepKind.REPAIR);
            case COMPENSATION -> amount.isPositive() ? List.of(StepKind.COMPENSATE) : List.of();
            case NONE -> List.of();
        };
    }

    static boolean isMoney(StepKind step) {
        return step == StepKind.REFUND || step == StepKind.COMPENSATE;
    }

    /** Whether nothing is owed any more once it is done, so that a credit goes back. */
    static boolean endsTheDebt(StepKind step) {
        return step != StepKind.RETURN_GOODS && step != StepKind.RECEIVE_GOODS;
    }

    /** Who performs or receives the step, as far as the confirmation is not in its own favour. */
    static boolean mayConfirm(StepKind step, Role role) {
        return switch (step) {
            case RETURN_GOODS -> role == Role.BUYER || role == Role.SELLER;
            case RECEIVE_GOODS -> role == Role.SELLER;
            case REFUND, REPLACE, REPAIR, COMPENSATE -> role == Role.SELLER || role == Role.BUYER;
        };
    }

    /** Opens the duty of a step. */
    static DutyChangeBuilder open(DutyChangeBuilder move, StepKind step, CaseState state) {
        String buyer = state.filing().buyer();
        String seller = state.filing().seller();
        return switch (step) {
            case RETURN_GOODS -> move.open(DutyTerm.RETURN_GOODS, Role.BUYER, buyer, step.name());
            case RECEIVE_GOODS -> move.open(DutyTerm.CONFIRM_RECEIPT, Role.SELLER, seller, step.name());
            case REFUND, REPLACE, REPAIR, COMPENSATE -> move.open(DutyTerm.PERFORM, Role.SELLER, seller, step.name());
        };
    }
}
