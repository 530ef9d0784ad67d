package org.ballcourt.cases.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.StepKind;

/** What is to be performed, and who pays. */
record ModelPlan(
        List<ModelLine> lines,
        List<StepKind> steps,
        Map<Account, Integer> liability,
        Outcome outcome,
        boolean whoBearsPerforms,
        boolean platformFirst) {
    private static final List<StepKind> IN_THIS_ORDER = List.of(
            StepKind.RETURN_GOODS,
            StepKind.RECEIVE_GOODS,
            StepKind.REPLACE,
            StepKind.REPAIR,
            StepKind.SEND_REPLACEMENT,
            StepKind.SEND_REPAIRED,
            StepKind.RECEIVE_REPLACEMENT,
            StepKind.REFUND,
            StepKind.COMPENSATE);

    ModelPlan(Remedy remedy, BigDecimal amount, Map<Account, Integer> liability, Outcome outcome) {
        this(List.of(new ModelLine(remedy, amount)), liability, outcome);
    }

    ModelPlan(List<ModelLine> lines, Map<Account, Integer> liability, Outcome outcome) {
        this(lines, stepsOf(lines), liability, outcome, false, false);
    }

    private static List<StepKind> stepsOf(List<ModelLine> lines) {
        List<StepKind> steps = new ArrayList<>(IN_THIS_ORDER);
        steps.removeIf(step -> lines.stream().noneMatch(line -> line.steps().contains(step)));
        return steps;
    }

    /** The express refund of the second edition: the platform lays out all of it before anything else, and asks everybody for it later. */
    ModelPlan express() {
        return new ModelPlan(lines, steps, liability, outcome, whoBearsPerforms, true);
    }

    ModelPlan of(List<ModelLine> others) {
        return others.equals(lines)
                ? this
                : new ModelPlan(others, stepsOf(others), liability, outcome, whoBearsPerforms, platformFirst);
    }

    /** In the second edition the old goods come back, once, before others or the repaired ones are sent and received; and who bears, performs. */
    ModelPlan ofTheSecondEdition(boolean goodsAreBack) {
        List<StepKind> all = new ArrayList<>(IN_THIS_ORDER);
        all.removeIf(step -> lines.stream().noneMatch(line -> line.travels().contains(step)));
        if (goodsAreBack) {
            all.removeAll(List.of(StepKind.RETURN_GOODS, StepKind.RECEIVE_GOODS));
        }
        return new ModelPlan(lines, all, liability, outcome, true, platformFirst);
    }
}
