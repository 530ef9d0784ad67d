package org.ballcourt.cases.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.AppealDecision;
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
import org.ballcourt.contracts.LedgerEntry;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Presumption;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
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
        DutyChangeBuilder move = draft.dutyChange().end(duty, DutyEnding.LAPSED);
        switch (duty.onLapse()) {
            case REMEDY_GRANTED -> {
                draft.add(lapsed(duty, move));
                EnforcementPlan plan = grantedBySilence(draft);
                draft.add(new ClaimAccepted(plan, Enforcement.begin(draft, plan)));
                Enforcement.closeIfNothingToDo(draft, plan);
            }
            case INTERVENTION_OPENS -> {
                draft.add(lapsed(duty, move));
                InterventionGround ground = duty.kind() == DutyKind.ANSWER_CLAIM
                        ? InterventionGround.SELLER_SILENT
                        : InterventionGround.SELLER_REJECTED;
                draft.add(new InterventionRequested(ground, null, DeskRules.toAcceptance(draft)));
            }
            case CASE_LAPSES, REMEDY_LAPSES -> {
                draft.add(lapsed(duty, move));
                Closing.close(draft, Outcome.LAPSED, Fault.NONE);
            }
            case OFFER_EXPIRES -> draft.add(lapsed(duty, move.resume(NegotiationRules::waitsForOffer)));
            case CASE_ACCEPTED -> {
                draft.add(lapsed(duty, move));
                DeskRules.accept(draft, null);
            }
            case PRESUMPTION ->
                draft.add(lapsed(
                        duty,
                        EvidenceRules.endOfRound(draft, move, duty),
                        presumptions(draft.state(), duty),
                        null,
                        List.of()));
            case GOES_ON -> draft.add(lapsed(duty, EvidenceRules.endOfRound(draft, move, duty)));
            case COUNTS_AS_DECLINED -> {
                boolean last = draft.state().ball().open().stream()
                                .filter(d -> d.kind() == DutyKind.ANSWER_SETTLEMENT)
                                .count()
                        == 1;
                draft.add(lapsed(duty, last ? RulingRules.toAdjudication(draft, move) : move));
            }
            case MOVES_TO_SENIOR -> {
                draft.add(lapsed(duty, move));
                draft.add(new EscalatedToSenior(
                        SeniorGround.AGENT_LATE,
                        null,
                        draft.dutyChange()
                                .open(DutyTerm.RULE_AFTER_AGENT_LAPSE, Role.SENIOR, null)
                                .done()));
            }
            case PROVISIONAL_CREDIT -> {
                draft.add(lapsed(duty, move));
                Money amount = Closing.worth(draft.state());
                Money held = draft.state().fulfilment().creditOr(draft.state().zero());
                draft.add(new ProvisionalCreditGranted(
                        amount,
                        Bookings.moved(amount.minus(held), Account.PLATFORM, Account.BUYER),
                        draft.dutyChange()
                                .open(DutyTerm.RULE_LAST_CHANCE, Role.SENIOR, seniorOf(duty))
                                .done()));
            }
            case GRANTED_AT_PLATFORM_COST -> {
                draft.add(lapsed(duty, move));
                Closing.grantAtPlatformCost(draft);
            }
            case RULING_FINAL -> {
                boolean last = draft.state().ball().open().size() == 1;
                if (draft.state().matter() != null) {
                    draft.add(lapsed(duty, move));
                    Closing.closeMatter(draft, draft.state().matter().decision());
                } else if (last) {
                    rulingFinal(draft, duty, move);
                } else {
                    draft.add(lapsed(duty, move));
                }
            }
            case OTHER_REVIEWER -> {
                draft.add(lapsed(duty, move));
                draft.add(new HandedOff(
                        duty.holderId() == null ? null : new Actor(Role.REVIEWER, duty.holderId()),
                        null,
                        HandOffReason.ABSENCE,
                        List.of(),
                        false,
                        draft.dutyChange()
                                .open(DutyTerm.REVIEW_BY_OTHER, Role.REVIEWER, null)
                                .done()));
            }
            case RULING_STANDS -> {
                draft.add(lapsed(duty, move));
                RulingRules.decideAppeal(
                        draft,
                        AppealDecision.DISMISSED,
                        draft.state().judgement().ruling(),
                        null);
            }
            case COUNTS_AS_RECEIVED -> {
                draft.add(lapsed(duty, move));
                Enforcement.confirm(draft, StepKind.RECEIVE_GOODS, null);
            }
            case PLATFORM_PAYS -> Enforcement.payAdvance(draft, duty, move);
            case RETRIED -> {
                int attempt = draft.state().fulfilment().advanceLapses() + 2;
                boolean lastTry = attempt >= draft.policy().limits().advanceAttempts();
                draft.add(lapsed(duty, Enforcement.openAdvance(move, lastTry)));
            }
            case PLATFORM_OWES -> {
                draft.add(lapsed(duty, move));
                Closing.closeOwing(draft);
            }
            case ONE_LEVEL_UP -> {
                draft.add(lapsed(duty, move));
                SideMatterRules.oneLevelUp(draft, duty);
            }
            case CLOSES_UNDECIDED -> {
                draft.add(lapsed(duty, move));
                Closing.closeUndecided(draft);
            }
            case RESUMES -> {
                draft.add(lapsed(duty, move));
                draft.add(new CaseResumed(null, DeskRules.resume(draft)));
            }
        }
    }

    /** Money that was claimed is refunded; a claim for something else is granted as it was made. */
    private static EnforcementPlan grantedBySilence(DecisionInProgress draft) {
        Filing filing = draft.state().filing();
        Remedy remedy = filing.amount().isPositive() ? Remedy.REFUND : filing.remedy();
        return Steps.byRule(remedy, filing.amount(), draft);
    }

    private static String seniorOf(Duty duty) {
        return duty.holder() == Role.SENIOR ? duty.holderId() : null;
    }

    private static void rulingFinal(DecisionInProgress draft, Duty duty, DutyChangeBuilder move) {
        EnforcementPlan plan = RulingRules.planOf(draft.state().judgement().ruling());
        if (plan == null || plan.steps().isEmpty()) {
            draft.add(lapsed(duty, move));
            Closing.closeOn(draft, draft.state().judgement().ruling());
        } else {
            Steps.open(move.to(Stage.ENFORCEMENT), plan.steps().getFirst(), draft.state());
            draft.add(lapsed(duty, move, List.of(), plan, List.of()));
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

    static DutyLapsed lapsed(Duty duty, DutyChangeBuilder move) {
        return lapsed(duty, move, List.of(), null, List.of());
    }

    static DutyLapsed lapsed(
            Duty duty,
            DutyChangeBuilder move,
            List<Presumption> presumptions,
            EnforcementPlan plan,
            List<LedgerEntry> ledger) {
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
                ledger,
                move.done());
    }
}
