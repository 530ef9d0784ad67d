package org.ballcourt.cases.domain;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.*;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EnforcementPlan;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;

/** The platform proposes a settlement; where a side declines it, the platform must rule. */
final class SettlementRules {
    private SettlementRules() {}

    /** The platform must rule: with the time it had left where a settlement interrupted it, else from now. */
    static DutyChangeBuilder toAdjudication(DecisionInProgress draft, DutyChangeBuilder move) {
        CaseState state = draft.state();
        move.to(Stage.ADJUDICATION);
        boolean interrupted = state.ball().isWaiting(DutyKind.RULE);
        boolean nowSenior = interrupted
                && state.desk().senior()
                && state.ball().waiting().stream()
                        .anyMatch(w ->
                                w.duty().kind() == DutyKind.RULE && w.duty().holder() == Role.AGENT);
        if (interrupted && !nowSenior) {
            return move.resume(waiting -> waiting.duty().kind() == DutyKind.RULE);
        }
        if (interrupted) {
            move.drop(waiting -> waiting.duty().kind() == DutyKind.RULE);
        }
        if (state.desk().senior()) {
            return move.open(DutyTerm.RULE_BY_SENIOR, Role.SENIOR, null);
        }
        Actor owner = state.desk().owner();
        String agent = owner == null || owner.role() != Role.AGENT ? null : owner.id();
        return move.open(DutyTerm.RULE_BY_AGENT, Role.AGENT, agent);
    }

    /** No side has to answer any more: what it put on the table beside falls away. */
    static DutyChangeBuilder unanswered(DecisionInProgress draft, DutyChangeBuilder move) {
        move.end(duty -> duty.kind() == DutyKind.ANSWER_OFFER, DutyEnding.CANCELLED)
                .drop(NegotiationRules::waitsForOffer);
        return toAdjudication(draft, move);
    }

    static void proposeSettlement(DecisionInProgress draft, ProposeSettlement command) {
        CaseState state = draft.state();
        List<RemedyLine> lines = Amounts.checked(command.allLines(), command.lines() != null, draft);
        OfferRules.require(draft, lines, command.lines() != null);
        boolean runsOn = OfferRules.leavesAnswersRunning(draft);
        Predicate<Duty> goesOn = duty -> runsOn && duty.kind() == DutyKind.ANSWER_SETTLEMENT;
        DutyChangeBuilder move = draft.dutyChange().to(Stage.MEDIATION);
        move.end(duty -> duty.kind() == DutyKind.RULE, DutyEnding.PAUSED)
                .end(goesOn.negate(), DutyEnding.REPLACED)
                .resume(waiting -> NegotiationRules.waitsForOffer(waiting) && goesOn.test(waiting.duty()))
                .drop(waiting -> NegotiationRules.waitsForOffer(waiting) && !goesOn.test(waiting.duty()));
        Stream<Duty> known = Stream.concat(
                state.ball().open().stream(), state.ball().waiting().stream().map(Ball.Waiting::duty));
        Set<Role> answering = known.filter(goesOn).map(Duty::holder).collect(Collectors.toSet());
        for (Role side : List.of(Role.BUYER, Role.SELLER)) {
            if (!answering.contains(side)) {
                Instant together = move.dueOf(DutyKind.ANSWER_SETTLEMENT);
                move.open(DutyTerm.ANSWER_SETTLEMENT, side, state.idOf(side)).until(together);
            }
        }
        draft.add(new SettlementProposed(
                lines.getFirst().remedy(),
                RemedyLine.total(lines),
                draft.text(command.message()),
                RemedyLine.ifSeveral(lines),
                move.done()));
    }

    static void acceptSettlement(DecisionInProgress draft) {
        Negotiation.Settlement settlement = draft.state().negotiation().settlement();
        Role side = draft.actor().role();
        if (!settlement.accepted().contains(side.opponent())) {
            // An offer that is open to the same side keeps its answer.
            BallChange ball = draft.dutyChange()
                    .end(
                            duty -> duty.kind() == DutyKind.ANSWER_SETTLEMENT && duty.isHeldBy(draft.actor()),
                            DutyEnding.DONE)
                    .done();
            draft.add(new SettlementAccepted(side, null, ball));
            return;
        }
        EnforcementPlan plan = Steps.bySeller(draft, settlement.lines(), Outcome.SETTLED);
        draft.add(new SettlementAccepted(side, plan, Enforcement.begin(draft, plan)));
        Enforcement.closeIfNothingToDo(draft, plan);
    }

    static void declineSettlement(DecisionInProgress draft, DeclineSettlement command) {
        DutyChangeBuilder move = draft.dutyChange()
                .end(duty -> duty.isHeldBy(draft.actor()), DutyEnding.DONE)
                .end(duty -> true, DutyEnding.CANCELLED)
                .drop(NegotiationRules::waitsForOffer);
        draft.add(new SettlementDeclined(
                draft.actor().role(),
                draft.text(command.why()),
                toAdjudication(draft, move).done()));
    }
}
