package org.ballcourt.cases.domain;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.DuePayment;
import org.ballcourt.contracts.EnforcementPlan;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Ruling;
import org.ballcourt.contracts.StepKind;

/** Which steps a remedy takes, and whose turn each of them is. */
final class Steps {
    private static final List<StepKind> ORDER = List.of(
            StepKind.RETURN_GOODS,
            StepKind.RECEIVE_GOODS,
            StepKind.REPLACE,
            StepKind.REPAIR,
            StepKind.SEND_REPLACEMENT,
            StepKind.SEND_REPAIRED,
            StepKind.RECEIVE_REPLACEMENT,
            StepKind.REFUND,
            StepKind.COMPENSATE);

    private Steps() {}

    private static EnforcementPlan plan(
            List<RemedyLine> lines, Map<Account, Integer> liability, Fault atFault, Outcome outcome) {
        return new EnforcementPlan(
                lines.getFirst().remedy(),
                RemedyLine.total(lines),
                stepsOf(lines),
                liability,
                atFault,
                outcome,
                RemedyLine.ifSeveral(lines),
                null,
                null);
    }

    /** What a ruling gives to do. */
    static EnforcementPlan byRuling(Ruling ruling, DecisionInProgress draft) {
        return inCase(
                draft,
                plan(
                                Amounts.left(ruling.allLines(), draft),
                                ruling.liability(),
                                ruling.atFault(),
                                Outcome.REMEDY_PERFORMED)
                        .withFreight(ruling.freight()));
    }

    /** What a court, regulator or laboratory awarded. */
    static EnforcementPlan byAward(List<RemedyLine> lines, Map<Account, Integer> liability, DecisionInProgress draft) {
        return inCase(draft, plan(lines, liability, Fault.NONE, Outcome.EXTERNALLY_DECIDED));
    }

    /** What the seller granted or agreed to of its own will, at its own cost. */
    static EnforcementPlan bySeller(DecisionInProgress draft, List<RemedyLine> lines, Outcome outcome) {
        return inCase(draft, plan(Amounts.left(lines, draft), Map.of(Account.SELLER, 100), Fault.NONE, outcome));
    }

    /** What the platform pays for its own lateness, whatever was claimed. */
    static EnforcementPlan atPlatformCost(Money amount, DecisionInProgress draft) {
        List<RemedyLine> line = List.of(new RemedyLine(Remedy.REFUND, amount));
        return inCase(draft, plan(line, Map.of(Account.PLATFORM, 100), Fault.PLATFORM, Outcome.REMEDY_PERFORMED));
    }

    /** What a rule grants; who pays for it stands in the policy. */
    static EnforcementPlan byRule(RemedyLine line, DecisionInProgress draft) {
        Map<Account, Integer> liability =
                draft.policy().liabilityOf(draft.state().filing().reason());
        List<RemedyLine> lines = Amounts.left(List.of(line), draft);
        return inCase(draft, plan(lines, liability, Fault.NONE, Outcome.REMEDY_PERFORMED));
    }

    /** The plan with the steps that goods take in this case, and who bears their freight, under the rules that govern it. */
    static EnforcementPlan inCase(DecisionInProgress draft, EnforcementPlan plan) {
        SecondEdition edition = draft.policy().secondEdition();
        if (edition == null) {
            return plan;
        }
        Reason reason = draft.state().filing().reason();
        boolean areBack = draft.state().fulfilment().goodsAreBack()
                || edition.expressRefund().goodsStay().contains(reason);
        List<StepKind> steps = plan.allLines().stream()
                .flatMap(line -> ReturnRules.stepsOfGoods(stepsOf(line), areBack || !line.goodsGoBack()).stream())
                .toList();
        return Payouts.borne(
                plan.withSteps(inOrder(steps)).withFreight(FreightRules.of(draft, plan)),
                draft.state().filing());
    }

    private static List<StepKind> stepsOf(List<RemedyLine> lines) {
        return inOrder(lines.stream().flatMap(line -> stepsOf(line).stream()).toList());
    }

    /** Each once: goods go first, money for them next, and compensation last. */
    private static List<StepKind> inOrder(List<StepKind> steps) {
        return steps.stream()
                .distinct()
                .sorted(Comparator.comparing(ORDER::indexOf))
                .toList();
    }

    private static List<StepKind> stepsOf(RemedyLine line) {
        Money amount = line.amount();
        return switch (line.remedy()) {
            case REFUND, PARTIAL_REFUND -> amount.isPositive() ? List.of(StepKind.REFUND) : List.of();
            case RETURN_AND_REFUND -> List.of(StepKind.RETURN_GOODS, StepKind.RECEIVE_GOODS, StepKind.REFUND);
            case REPLACEMENT -> List.of(StepKind.REPLACE);
            case REPAIR -> List.of(StepKind.REPAIR);
            case COMPENSATION -> amount.isPositive() ? List.of(StepKind.COMPENSATE) : List.of();
            case NONE -> List.of();
        };
    }

    /** What the step gives to the buyer; lines that are paid together are one step. */
    static List<RemedyLine> linesOf(EnforcementPlan plan, StepKind step) {
        return plan.allLines().stream()
                .filter(line -> endsTheDebt(step) && isStepOf(line, step))
                .toList();
    }

    private static boolean isStepOf(RemedyLine line, StepKind step) {
        List<StepKind> ofFirstEdition = stepsOf(line);
        return ofFirstEdition.contains(step)
                || ReturnRules.stepsOfGoods(ofFirstEdition, false).contains(step);
    }

    /** Whether the line is done, or on its way to the buyer. */
    static boolean isBegun(RemedyLine line, List<StepKind> done) {
        return done.stream()
                .filter(step ->
                        endsTheDebt(step) || step == StepKind.SEND_REPLACEMENT || step == StepKind.SEND_REPAIRED)
                .anyMatch(step -> isStepOf(line, step));
    }

    /** Those of the steps that were done, or that these lines take. */
    static List<StepKind> needed(List<StepKind> steps, List<RemedyLine> lines, List<StepKind> done) {
        return steps.stream()
                .filter(step -> done.contains(step) || lines.stream().anyMatch(line -> isStepOf(line, step)))
                .toList();
    }

    /** The money that the step pays; none for goods. */
    static Money paidBy(StepKind step, EnforcementPlan plan, Money zero) {
        return step.isMoney()
                ? linesOf(plan, step).stream().map(RemedyLine::amount).reduce(zero, Money::plus)
                : zero;
    }

    /** Whether somebody performs it where who bears performs: not the money, nor the goods, of which the seller bears nothing. */
    static boolean isPerformed(StepKind step, EnforcementPlan plan) {
        return switch (step) {
            case RETURN_GOODS, RECEIVE_GOODS -> true;
            case REFUND, COMPENSATE ->
                !plan.platformPaysFirst() && Payouts.ofSeller(step, plan).isPositive();
            case REPLACE, REPAIR, SEND_REPLACEMENT, SEND_REPAIRED, RECEIVE_REPLACEMENT ->
                plan.liability().getOrDefault(Account.SELLER, 0) > 0;
        };
    }

    /** A name of the first edition means here what is next of sending and receiving; any other name means itself. */
    static StepKind meant(StepKind named, Fulfilment fulfilment) {
        StepKind sent = named == StepKind.REPLACE ? StepKind.SEND_REPLACEMENT : StepKind.SEND_REPAIRED;
        boolean old = named == StepKind.REPLACE || named == StepKind.REPAIR;
        if (!old || !fulfilment.plan().steps().contains(sent)) {
            return named;
        }
        return fulfilment.done().contains(sent) ? StepKind.RECEIVE_REPLACEMENT : sent;
    }

    /** Whether nothing is owed any more once it is done, so that a credit goes back. */
    static boolean endsTheDebt(StepKind step) {
        return switch (step) {
            case REFUND, COMPENSATE, REPLACE, REPAIR, RECEIVE_REPLACEMENT -> true;
            case RETURN_GOODS, RECEIVE_GOODS, SEND_REPLACEMENT, SEND_REPAIRED -> false;
        };
    }

    /** Who performs or receives the step, as far as the confirmation is not in its own favour. */
    static boolean mayConfirm(StepKind step, Role role) {
        return switch (step) {
            case RETURN_GOODS -> role == Role.BUYER || role == Role.SELLER;
            case RECEIVE_GOODS -> role == Role.SELLER;
            case RECEIVE_REPLACEMENT -> role == Role.BUYER;
            case REFUND, REPLACE, REPAIR, COMPENSATE, SEND_REPLACEMENT, SEND_REPAIRED ->
                role == Role.SELLER || role == Role.BUYER;
        };
    }

    /** Opens the duty of a step. */
    static DutyChangeBuilder open(DutyChangeBuilder move, StepKind step, CaseState state) {
        return open(move, step, state, null);
    }

    /** @param payments whom to pay how much; null where that is not said */
    static DutyChangeBuilder open(DutyChangeBuilder move, StepKind step, CaseState state, List<DuePayment> payments) {
        String buyer = state.filing().buyer();
        String seller = state.filing().seller();
        return switch (step) {
            case RETURN_GOODS -> move.open(DutyTerm.RETURN_GOODS, Role.BUYER, buyer, step.name());
            case RECEIVE_GOODS -> move.open(DutyTerm.CONFIRM_RECEIPT, Role.SELLER, seller, step.name());
            case RECEIVE_REPLACEMENT -> move.open(DutyTerm.RECEIVE_REPLACEMENT, Role.BUYER, buyer, step.name());
            case REFUND, REPLACE, REPAIR, COMPENSATE, SEND_REPLACEMENT, SEND_REPAIRED ->
                move.open(DutyTerm.PERFORM, Role.SELLER, seller, step.name(), payments);
        };
    }
}
