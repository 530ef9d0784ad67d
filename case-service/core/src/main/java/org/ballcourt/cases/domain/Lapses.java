package org.ballcourt.cases.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.AdvanceCause;
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
import org.ballcourt.contracts.LedgerEntry;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Presumption;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.SeniorGround;
import org.ballcourt.contracts.Stage;

/** What silence brings. It follows the consequence that the duty showed from its first instant, so the preview is the truth. */
final class Lapses {
    private Lapses() {}

    /** Lets everything lapse whose time was over before then (or, for the clocks, is over then), each at its own instant. */
    static void overdue(DecisionInProgress draft, Instant then, boolean strictly) {
        overdue(draft, then, strictly, _ -> true);
    }

    /** The same among those alone. */
    static void overdue(DecisionInProgress draft, Instant then, boolean strictly, Predicate<Duty> among) {
        Optional<Duty> late;
        while (draft.state().isOpen() && (late = draft.state().ball().overdue(then, strictly, among)).isPresent()) {
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
            case GRANTED_AT_PLATFORM_COST -> closeGranted(draft);
            case RULING_FINAL -> closeIfFinal(draft);
            case OTHER_REVIEWER -> moveToOtherReviewer(draft, duty);
            case RULING_STANDS -> letStand(draft);
            case COUNTS_AS_RECEIVED ->
                Enforcement.confirm(draft, draft.state().fulfilment().next().orElseThrow(), null);
            case PLATFORM_PAYS -> Enforcement.settleAdvanceIfNothingToPay(draft);
            case PLATFORM_OWES -> Enforcement.owe(draft, duty);
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
                lapsed(
                        duty,
                        EvidenceRules.endOfRound(draft, move, duty),
                        new Found(presumptions(draft, duty), null, List.of()));
            case GOES_ON ->
                lapsed(
                        duty,
                        duty.kind() == DutyKind.ANSWER_REPORT
                                ? ReportRules.toDecision(move)
                                : EvidenceRules.endOfRound(draft, move, duty));
            case COUNTS_AS_DECLINED ->
                lapsed(duty, isLastAnswer(draft) ? SettlementRules.unanswered(draft, move) : move);
            case RULING_FINAL -> rulingFinal(draft, duty, move);
            case PLATFORM_PAYS -> lapsed(duty, Enforcement.openAdvance(move, draft.state()));
            case RETRIED -> {
                int attempt = draft.state().fulfilment().outlay().lapsesOf(duty) + 2;
                boolean lastTry = attempt >= draft.policy().limits().advanceAttempts();
                yield lapsed(duty, Enforcement.retry(move, duty, lastTry));
            }
            case GRANTED_AT_PLATFORM_COST -> grantedAtPlatformCost(draft, duty, move);
            case PLATFORM_OWES -> owed(duty, move);
            case REMEDY_GRANTED,
                    INTERVENTION_OPENS,
                    CASE_LAPSES,
                    REMEDY_LAPSES,
                    CASE_ACCEPTED,
                    MOVES_TO_SENIOR,
                    PROVISIONAL_CREDIT,
                    OTHER_REVIEWER,
                    RULING_STANDS,
                    COUNTS_AS_RECEIVED,
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
        Money worth = Closing.worthNow(draft);
        Money held = draft.state().fulfilment().creditOr(draft.state().zero());
        Money amount = worth.compareTo(held) < 0 ? held : worth;
        String senior = duty.holder() == Role.SENIOR ? duty.holderId() : null;
        DutyChangeBuilder move = draft.dutyChange().open(DutyTerm.RULE_LAST_CHANCE, Role.SENIOR, senior);
        Money more = amount.minus(held);
        if (draft.policy().secondEdition() != null && more.isPositive()) {
            Payouts.openAdvance(move, AdvanceCause.PROVISIONAL_CREDIT, more, false);
        }
        draft.add(new ProvisionalCreditGranted(
                amount, Bookings.moved(more, Account.PLATFORM, Account.BUYER), move.done()));
    }

    /** What no credit has paid yet is ordered, not only booked. */
    private static DutyLapsed grantedAtPlatformCost(DecisionInProgress draft, Duty duty, DutyChangeBuilder move) {
        CaseState state = draft.state();
        Money worth = Closing.worthNow(draft);
        boolean unpaid = worth.minus(state.fulfilment().creditOr(state.zero())).isPositive();
        if (draft.policy().secondEdition() == null || !unpaid) {
            return lapsed(duty, move);
        }
        EnforcementPlan plan = Steps.atPlatformCost(worth, draft);
        Enforcement.openNext(move.endAll().to(Stage.ENFORCEMENT), plan, plan.steps(), state);
        return lapsed(duty, move, new Found(List.of(), plan, List.of()));
    }

    private static void closeGranted(DecisionInProgress draft) {
        if (draft.state().stage() == Stage.ADJUDICATION) {
            Closing.grantAtPlatformCost(draft);
        }
    }

    /** What could not be paid is booked all the same; a credit was before. */
    private static DutyLapsed owed(Duty duty, DutyChangeBuilder move) {
        AdvanceCause cause = Payouts.causeOf(duty);
        boolean books = cause != null && cause != AdvanceCause.PROVISIONAL_CREDIT;
        List<LedgerEntry> ledger =
                books ? Bookings.moved(Payouts.amountOf(duty), Account.PLATFORM, Account.BUYER) : List.of();
        return lapsed(duty, move, new Found(List.of(), null, ledger));
    }

    private static void letStand(DecisionInProgress draft) {
        Judgement judgement = draft.state().judgement();
        if (judgement.declined()) {
            DeclineRules.stands(draft, null);
        } else {
            AppealRules.decideAppeal(draft, AppealDecision.DISMISSED, judgement.ruling(), null);
        }
    }

    private static void moveToOtherReviewer(DecisionInProgress draft, Duty duty) {
        Actor from = duty.holderId() == null ? null : new Actor(Role.REVIEWER, duty.holderId());
        BallChange ball = draft.dutyChange()
                .open(DutyTerm.REVIEW_BY_OTHER, Role.REVIEWER, null)
                .done();
        draft.add(new HandedOff(from, null, HandOffReason.ABSENCE, List.of(), false, ball));
    }

    /**
     * Money that was claimed is refunded; a claim for something else is granted as it was made, and so is compensation in the second
     * edition, since it does not count against the price of the line.
     */
    private static EnforcementPlan grantedBySilence(DecisionInProgress draft) {
        Filing filing = draft.state().filing();
        boolean beyondPrice = draft.policy().secondEdition() != null && filing.remedy() == Remedy.COMPENSATION;
        Remedy remedy = filing.amount().isPositive() && !beyondPrice ? Remedy.REFUND : filing.remedy();
        return Steps.byRule(new RemedyLine(remedy, filing.amount()), draft);
    }

    /** With the last right to appeal gone the ruling is performed. */
    private static DutyLapsed rulingFinal(DecisionInProgress draft, Duty duty, DutyChangeBuilder move) {
        CaseState state = draft.state();
        boolean ruled = state.matter() == null && !state.judgement().declined();
        boolean last = ruled && state.ball().acting() == 1;
        EnforcementPlan plan = last ? RulingRules.planOf(state.judgement().ruling(), draft) : null;
        if (plan == null || plan.steps().isEmpty()) {
            return lapsed(duty, move);
        }
        Enforcement.openNext(move.to(Stage.ENFORCEMENT), plan, plan.steps(), state);
        return lapsed(duty, move, new Found(List.of(), plan, List.of()));
    }

    private static void closeIfFinal(DecisionInProgress draft) {
        CaseState state = draft.state();
        if (state.matter() != null) {
            Closing.closeMatter(draft, state.matter().decision());
        } else if (state.judgement().declined()) {
            Closing.close(draft, Outcome.INADMISSIBLE, Fault.NONE);
        } else if (state.stage() == Stage.ENFORCEMENT) {
            Enforcement.closeIfNothingToDo(draft, state.fulfilment().plan());
        } else if (state.ball().acting() == 0) {
            Closing.closeOn(draft, state.judgement().ruling());
        }
    }

    /** Against the silent side: on what it bears by now and brought nothing for, or on the asked fact, whatever it brought before. */
    private static List<Presumption> presumptions(DecisionInProgress draft, Duty duty) {
        Proof proof = draft.state().proof();
        List<Burden> concerned = proof.burdens().stream()
                .filter(b -> duty.kind() == DutyKind.PROVE
                        ? proof.bearsNow(b.element()) == duty.holder()
                        : b.element().equals(duty.about()))
                .filter(b -> duty.kind() != DutyKind.PROVE || !isMet(b, duty.holder(), draft))
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

    /** Whether that side has brought something for it; in the second edition something of a kind that counts. */
    private static boolean isMet(Burden burden, Role by, DecisionInProgress draft) {
        Proof proof = draft.state().proof();
        return draft.policy().secondEdition() == null
                ? proof.broughtBy(by, burden.element())
                : !proof.counting(burden, by).isEmpty();
    }

    private static DutyLapsed lapsed(Duty duty, DutyChangeBuilder move) {
        return lapsed(duty, move, Found.NOTHING);
    }

    /** What silence brings beside the duties. */
    private record Found(List<Presumption> presumptions, EnforcementPlan plan, List<LedgerEntry> ledger) {
        static final Found NOTHING = new Found(List.of(), null, List.of());
    }

    private static DutyLapsed lapsed(Duty duty, DutyChangeBuilder move, Found found) {
        return new DutyLapsed(
                duty.dutyId(),
                duty.kind(),
                duty.holder(),
                duty.holderId(),
                duty.dueAt(),
                duty.onLapse(),
                duty.clause(),
                found.presumptions(),
                found.plan(),
                found.ledger(),
                move.done());
    }
}
