package org.ballcourt.cases.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.StepKind;

/** What is to be performed, and who pays. */
record ModelPlan(
        Remedy remedy, BigDecimal amount, List<StepKind> steps, Map<Account, Integer> liability, Outcome outcome) {
    ModelPlan(Remedy remedy, BigDecimal amount, Map<Account, Integer> liability, Outcome outcome) {
        this(remedy, amount, stepsOf(remedy, amount), liability, outcome);
    }

    private static List<StepKind> stepsOf(Remedy remedy, BigDecimal amount) {
        return switch (remedy) {
            case REFUND, PARTIAL_REFUND -> amount.signum() > 0 ? List.of(StepKind.REFUND) : List.of();
            case RETURN_AND_REFUND -> List.of(StepKind.RETURN_GOODS, StepKind.RECEIVE_GOODS, StepKind.REFUND);
            case REPLACEMENT -> List.of(StepKind.REPLACE);
            case REPAIR -> List.of(StepKind.REPAIR);
            case COMPENSATION -> amount.signum() > 0 ? List.of(StepKind.COMPENSATE) : List.of();
            case NONE -> List.of();
        };
    }
}
