package org.ballcourt.cases.domain;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.AdvanceCause;
import org.ballcourt.contracts.Burden;
import org.ballcourt.contracts.CaseCommand.ReportNonPerformance;
import org.ballcourt.contracts.CaseEvent.EvidenceRoundOpened;
import org.ballcourt.contracts.CaseEvent.NonPerformanceReported;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EnforcementPlan;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;

/**
 * Goods that came back empty, wrong or damaged: whatever was ruled or agreed before, the sides prove in what condition they came and
 * nothing else, the platform rules on that, and nothing is paid meanwhile.
 */
final class ReturnRules {
    /** Who disputes the condition proves it, as for goods that come back without a reason. */
    static final Reason BURDENS = Reason.NO_REASON_RETURN;

    private static final Set<StepKind> WAY_BACK = Set.of(StepKind.RETURN_GOODS, StepKind.RECEIVE_GOODS);

    private static final List<StepKind> IN_PLACE = List.of(
            StepKind.RETURN_GOODS, StepKind.RECEIVE_GOODS, StepKind.SEND_REPLACEMENT, StepKind.RECEIVE_REPLACEMENT);
    private static final List<StepKind> REPAIRED = List.of(
            StepKind.RETURN_GOODS, StepKind.RECEIVE_GOODS, StepKind.SEND_REPAIRED, StepKind.RECEIVE_REPLACEMENT);

    private ReturnRules() {}

    /** Whether the seller says so on receipt. */
    static boolean disputes(DecisionInProgress draft, ReportNonPerformance command) {
        return draft.policy().secondEdition() != null
                && draft.actor().role() == Role.SELLER
                && WAY_BACK.contains(command.step())
                && draft.state()
                        .ball()
                        .heldBy(draft.actor(), DutyKind.CONFIRM_RECEIPT)
                        .isPresent();
    }

    /** Whether what the actor reports while the remedy is performed can be more than words. */
    static boolean mayTurn(Actor actor, CaseState state) {
        return actor.role() == Role.SELLER
                ? state.ball().heldBy(actor, DutyKind.CONFIRM_RECEIPT).isPresent()
                : awaitsGoods(state);
    }

    private static boolean awaitsGoods(CaseState state) {
        return !state.fulfilment().reopened()
                && state.fulfilment()
                        .next()
                        .filter(step -> step == StepKind.RECEIVE_REPLACEMENT)
                        .isPresent();
    }

    /**
     * The first edition knew no way back: a seller who says by the name of then that it has replaced or repaired the goods lets the old
     * ones stay where they are.
     */
    static boolean leavesGoods(DecisionInProgress draft, StepKind named) {
        Fulfilment fulfilment = draft.state().fulfilment();
        return draft.actor().role() == Role.SELLER
                && fulfilment.next().filter(WAY_BACK::contains).isPresent()
                && Steps.meant(named, fulfilment) != named;
    }

    static EnforcementPlan withGoodsLeft(EnforcementPlan plan) {
        return plan.withSteps(stepsOfGoods(plan.steps(), true));
    }

    /** Whether the buyer says that what was sent in place of the goods has not come; once, for the clocks must come to an end. */
    static boolean neverCame(DecisionInProgress draft, ReportNonPerformance command) {
        Fulfilment fulfilment = draft.state().fulfilment();
        if (!awaitsGoods(draft.state()) || draft.actor().role() != Role.BUYER) {
            return false;
        }
        StepKind step = Steps.meant(command.step(), fulfilment);
        return step == StepKind.RECEIVE_REPLACEMENT || step == fulfilment.done().getLast();
    }

    static void openRound(DecisionInProgress draft, ReportNonPerformance command) {
        draft.add(new NonPerformanceReported(
                command.step(),
                draft.text(command.explanation()),
                List.of(),
                null,
                null,
                draft.dutyChange()
                        .to(Stage.EVIDENCE)
                        .endAll()
                        .cancel(Payouts.advance(draft.state(), AdvanceCause.EXPRESS_REFUND))
                        .done()));
        Filing filing = draft.state().filing();
        List<Burden> burdens = burdens(filing, draft.policy());
        String element = burdens.getFirst().element();
        draft.add(new EvidenceRoundOpened(
                burdens,
                draft.dutyChange()
                        .open(DutyTerm.PROVE_CONDITION, Role.BUYER, filing.buyer(), element)
                        .open(DutyTerm.PROVE_CONDITION, Role.SELLER, filing.seller(), element)
                        .done()));
    }

    private static List<Burden> burdens(Filing filing, Policy policy) {
        return policy.burdensOf(BURDENS, filing.order().goodsClass());
    }

    /** What can still be asked and found: once the condition is in question, that alone. */
    static List<Burden> elements(CaseState state, Policy policy) {
        return state.fulfilment().goodsAreBack()
                ? state.proof().burdens()
                : state.filing().burdens(policy);
    }

    /** Goods go back before others or the repaired ones come in their place; those that are back go no second time. */
    static List<StepKind> stepsOfGoods(List<StepKind> steps, boolean areBack) {
        return steps.stream()
                .flatMap(step -> switch (step) {
                    case REPLACE -> IN_PLACE.stream();
                    case REPAIR -> REPAIRED.stream();
                    case RETURN_GOODS,
                            RECEIVE_GOODS,
                            REFUND,
                            COMPENSATE,
                            SEND_REPLACEMENT,
                            SEND_REPAIRED,
                            RECEIVE_REPLACEMENT -> Stream.of(step);
                })
                .filter(step -> !areBack || !WAY_BACK.contains(step))
                .toList();
    }

    /** The round is about whether it is performed, and not about more of it. */
    static void requireNoMore(CaseState state, List<RemedyLine> lines) {
        Money most = Closing.worth(state);
        if (state.fulfilment().goodsAreBack()
                && Closing.inMoney(lines, state.filing()).compareTo(most) > 0) {
            throw new CaseRejection(
                    RejectionCode.RULING_INCOHERENT,
                    Message.of("rule.no-more-for-returned-goods").with("most", most));
        }
    }
}
