package org.ballcourt.cases.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.StepKind;

/** One thing that the buyer gets. */
record ModelLine(Remedy remedy, BigDecimal amount, boolean goodsStay) {
    ModelLine(Remedy remedy, BigDecimal amount) {
        this(remedy, amount, false);
    }

    boolean isInKind() {
        return remedy == Remedy.REPLACEMENT || remedy == Remedy.REPAIR;
    }

    List<StepKind> steps() {
        return switch (remedy) {
            case REFUND, PARTIAL_REFUND -> amount.signum() > 0 ? List.of(StepKind.REFUND) : List.of();
            case RETURN_AND_REFUND -> List.of(StepKind.RETURN_GOODS, StepKind.RECEIVE_GOODS, StepKind.REFUND);
            case REPLACEMENT -> List.of(StepKind.REPLACE);
            case REPAIR -> List.of(StepKind.REPAIR);
            case COMPENSATION -> amount.signum() > 0 ? List.of(StepKind.COMPENSATE) : List.of();
            case NONE -> List.of();
        };
    }

    /** The steps in the second edition, where the old goods come back first if they need not stay. */
    List<StepKind> travels() {
        List<StepKind> all = new ArrayList<>(steps());
        if (isInKind()) {
            StepKind sent = remedy == Remedy.REPAIR ? StepKind.SEND_REPAIRED : StepKind.SEND_REPLACEMENT;
            all = new ArrayList<>(
                    List.of(StepKind.RETURN_GOODS, StepKind.RECEIVE_GOODS, sent, StepKind.RECEIVE_REPLACEMENT));
        }
        if (goodsStay) {
            all.removeAll(List.of(StepKind.RETURN_GOODS, StepKind.RECEIVE_GOODS));
        }
        return all;
    }

    /** With its last step the line is done. */
    boolean isDoneBy(StepKind step) {
        return !steps().isEmpty() && (steps().getLast() == step || travels().getLast() == step);
    }
}
