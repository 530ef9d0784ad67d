package org.ballcourt.cases.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.AppealDecision;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.Burden;
import org.ballcourt.contracts.CaseEvent.*;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EnforcementPlan;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Finding;
import org.ballcourt.contracts.HandOffReason;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Presumption;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Ruling;
import org.ballcourt.contracts.SeniorGround;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;

/** What silence brings. It follows the consequence that the duty showed from its first instant, so the preview is the truth. */
final class Lapses {
    private Lapses() {}

    /** Lets everything lapse whose time was over before then (or, for the clocks, is over then), each at its own instant. */
    static void overdue(DecisionInProgress draft, Instant then, boolean strictly) {
        Optional<Duty> late;
        while (draft.state().isOpen() && (late = draft.state().ball().overdue(then, strictly)).isPresent()) {
            draft.lapsingAt(late.get().dueAt());
            lapse(draft, late.get());
            draft.backToNow();
        }
    }

    private static void lapse(DecisionInProgress draft, Duty duty) {
        draft.add(lapseOf(draft, duty));
        switch (duty.onLapse()) {
            case REMEDY_GRANTED -> grant(draft);
            case INTERVENTION_OPENS -> requestIntervention(draft, duty);
            case CASE_LAPSES, REMEDY_LAPSES -> Closing.close(draft, Outcome.LAPSED, Fault.NONE);
            case CASE_ACCEPTED -> DeskRules.accept(draft, null);
            case OFFER_EXPIRES, PRESUMPTION, GOES_ON, COUNTS_AS_DECLINED, RETRIED -> {}
            case MOVES_TO_SENIOR -> moveToSenior(draft);
            case PROVISIONAL_CREDIT -> credit(draft, duty);
            case GRANTED_AT_PLATFORM_COST -> Closing.grantAtPlatformCost(draft);
            case RULING_FINAL -> closeIfFinal(draft);
            case OTHER_REVIEWER -> moveToOtherReviewer(draft, duty);
            case RULING_STANDS -> {
                Ruling standing = draft.state().judgement().ruling();
                AppealRules.decideAppeal(draft, AppealDecision.DISMISSED, standing, null);
            }
            case COUNTS_AS_RECEIVED -> Enforcement.confirm(draft, StepKind.RECEIVE_GOODS, null);
            case PLATFORM_PAYS -> Enforcement.settleAdvanceIfNothingToPay(draft);
            case PLATFORM_OWES -> Closing.closeOwing(draft);
            case ONE_LEVEL_UP -> SideMatterRules.oneLevelUp(draft, duty);
            case CLOSES_UNDECIDED -> Closing.closeUndecided(draft);
            case RESUMES -> draft.add(new CaseResumed(null, DeskRules.resume(draft)));
        }
    }

    /** The lapse itself, with the duties that it opens or wakes in the same instant. */
    private static DutyLapsed lapseOf(DecisionInProgress draft, Duty duty) {
        DutyChangeBuilder move = draft.dutyChange().end(duty, DutyEnding.LAPSED);
        return switch (duty.onLapse()) {
            case OFFER_EXPIRES -> lapsed(duty, move.resume(NegotiationRules::waitsForOffer));
            case PRESUMPTION ->
                lapsed(duty, EvidenceRules.endOfRound(draft, move, duty), presumptions(draft.state(), duty), null);
            case GOES_ON -> lapsed(duty, EvidenceRules.endOfRound(draft, move, duty));
            case COUNTS_AS_DECLINED ->
                lapsed(duty, isLastAnswer(draft) ? SettlementRules.unanswered(draft, move) : move);
            case RULING_FINAL -> rulingFinal(draft, duty, move);
            case PLATFORM_PAYS ->
                lapsed(
                        duty,
                        Enforcement.advanceOf(draft.state()).isPositive()
                                ? Enforcement.openAdvance(move, false)
                                : move);
            case RETRIED -> {
                int attempt = draft.state().fulfilment().advanceLapses() + 2;
                boolean lastTry = attempt >= draft.policy().limits().advanceAttempts();
                yield lapsed(duty, Enforcement.openAdvance(move, lastTry));
            }
            case REMEDY_GRANTED,
                    INTERVENTION_OPENS,
                    CASE_LAPSES,
                    REMEDY_LAPSES,
                    CASE_ACCEPTED,
                    MOVES_TO_SENIOR,
                    PROVISIONAL_CREDIT,
                    GRANTED_AT_PLATFORM_COST,
                    OTHER_REVIEWER,
                    RULING_STANDS,
                    COUNTS_AS_RECEIVED,
                    PLATFORM_OWES,
                    ONE_LEVEL_UP,
                    CLOSES_UNDECIDED,
                    RESUMES -> lapsed(duty, move);
        };
    }

    private static boolean isLastAnswer(DecisionInProgress draft) {
        return draft.state().ball().open().stream()
                        .filter(duty -> duty.kind() == DutyKind.ANSWER_SETTLEMENT)
                        .count()
                == 1;
    }

    private static void grant(DecisionInProgress draft) {
        EnforcementPlan plan = grantedBySilence(draft);
        draft.add(new ClaimAccepted(plan, Enforcement.begin(draft, plan)));
        Enforcement.closeIfNothingToDo(draft, plan);
    }

    private static void requestIntervention(DecisionInProgress draft, Duty duty) {
        InterventionGround ground = duty.kind() == DutyKind.ANSWER_CLAIM
                ? InterventionGround.SELLER_SILENT
                : InterventionGround.SELLER_REJECTED;
        draft.add(new InterventionRequested(ground, null, DeskRules.toAcceptance(draft)));
    }

    private static void moveToSenior(DecisionInProgress draft) {
        BallChange ball = draft.dutyChange()
                .open(DutyTerm.RULE_AFTER_AGENT_LAPSE, Role.SENIOR, null)
                .done();
        draft.add(new EscalatedToSenior(SeniorGround.AGENT_LATE, null, ball));
    }

    private static void credit(DecisionInProgress draft, Duty duty) {
        Money amount = Closing.worth(draft.state());
        Money held = draft.state().fulfilment().creditOr(draft.state().zero());
        String senior = duty.holder() == Role.SENIOR ? duty.holderId() : null;
        BallChange ball = draft.dutyChange()
                .open(DutyTerm.RULE_LAST_CHANCE, Role.SENIOR, senior)
                .done();
        draft.add(new ProvisionalCreditGranted(
                amount, Bookings.moved(amount.minus(held), Account.PLATFORM, Account.BUYER), ball));
    }

    private static void moveToOtherReviewer(DecisionInProgress draft, Duty duty) {
        Actor from = duty.holderId() == null ? null : new Actor(Role.REVIEWER, duty.holderId());
        BallChange ball = draft.dutyChange()
                .open(DutyTerm.REVIEW_BY_OTHER, Role.REVIEWER, null)
                .done();
        draft.add(new HandedOff(from, null, HandOffReason.ABSENCE, List.of(), false, ball));
    }

    /** Money that was claimed is refunded; a claim for something else is granted as it was made. */
    private static EnforcementPlan grantedBySilence(DecisionInProgress draft) {
        Filing filing = draft.state().filing();
        Remedy remedy = filing.amount().isPositive() ? Remedy.REFUND : filing.remedy();
        return Steps.byRule(remedy, filing.amount(), draft);
    }

    /** With the last right to appeal gone the ruling is performed. */
    private static DutyLapsed rulingFinal(DecisionInProgress draft, Duty duty, DutyChangeBuilder move) {
        CaseState state = draft.state();
        boolean last = state.matter() == null && state.ball().open().size() == 1;
        EnforcementPlan plan = last ? RulingRules.planOf(state.judgement().ruling()) : null;
        if (plan == null || plan.steps().isEmpty()) {
            return lapsed(duty, move);
        }
        Steps.open(move.to(Stage.ENFORCEMENT), plan.steps().getFirst(), state);
        return lapsed(duty, move, List.of(), plan);
    }

    private static void closeIfFinal(DecisionInProgress draft) {
        CaseState state = draft.state();
        if (state.matter() != null) {
            Closing.closeMatter(draft, state.matter().decision());
        } else if (state.ball().open().isEmpty()) {
            Closing.closeOn(draft, state.judgement().ruling());
        }
    }

    /** Against the silent side: on what it bears by now and brought nothing for, or on the asked fact, whatever it brought before. */
    private static List<Presumption> presumptions(CaseState state, Duty duty) {
        Proof proof = state.proof();
        List<Burden> concerned = proof.burdens().stream()
                .filter(b -> duty.kind() == DutyKind.PROVE
                        ? proof.bearsNow(b.element()) == duty.holder()
                        : b.element().equals(duty.about()))
                .filter(b -> duty.kind() != DutyKind.PROVE || !proof.broughtBy(duty.holder(), b.element()))
                .toList();
        return concerned.stream()
                .map(b -> {
                    boolean againstBearer =
                            b.bearer() == duty.holder() || duty.holder().isThirdParty();
                    Role against = duty.holder().isThirdParty() ? b.bearer() : duty.holder();
                    return new Presumption(b.element(), againstBearer ? Finding.NOT_PROVEN : Finding.PROVEN, against);
                })
                .toList();
    }

    private static DutyLapsed lapsed(Duty duty, DutyChangeBuilder move) {
        return lapsed(duty, move, List.of(), null);
    }

    private static DutyLapsed lapsed(
            Duty duty, DutyChangeBuilder move, List<Presumption> presumptions, EnforcementPlan plan) {
        return new DutyLapsed(
                duty.dutyId(),
                duty.kind(),
                duty.holder(),
                duty.holderId(),
                duty.dueAt(),
                duty.onLapse(),
                duty.clause(),
                presumptions,
                plan,
                List.of(),
                move.done());
    }
}
