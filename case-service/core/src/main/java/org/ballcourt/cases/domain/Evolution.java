package org.ballcourt.cases.domain;

import java.time.Instant;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.*;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EnforcementPlan;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;

/** A state while one event is folded into it: which parts the event concerns; what it means to them they know themselves. */
final class Evolution {
    private final CaseState before;
    private final Instant at;
    private final Actor actor;
    private Filing filing;
    private SideMatter matter;
    private Stage suspendedFrom;
    private Outcome outcome;
    private Instant closedAt;
    private Ball ball;
    private Desk desk;
    private Negotiation negotiation;
    private Proof proof;
    private Judgement judgement;
    private Fulfilment fulfilment;
    private UsageCounters usage;

    Evolution(CaseState before, Instant at, Actor actor) {
        this.before = before;
        this.at = at;
        this.actor = actor;
        filing = before.filing();
        matter = before.matter();
        suspendedFrom = before.suspendedFrom();
        outcome = before.outcome();
        closedAt = before.closedAt();
        ball = before.ball();
        desk = before.desk();
        negotiation = before.negotiation();
        proof = before.proof();
        judgement = before.judgement();
        fulfilment = before.fulfilment();
        usage = before.usage();
    }

    CaseState after(CaseEvent event) {
        fulfilment = event.plan() == null ? fulfilment : fulfilment.planned(event.plan());
        desk = desk.after(event, actor);
        fold(event);
        filing = settlesWhoseItIs(event) ? filing.notToBeTakenBack() : filing;
        usage = usage.happened(before.events() + 1, actor, event);
        if (before.stage() == Stage.SUSPENDED) {
            usage = usage.with(usage.outside().afterWaiting(before.waitedUntil(at)));
        }
        BallChange change = event.ball();
        boolean mayBeClosed = change.stage() == null || change.stage() == Stage.CLOSED;
        return new CaseState(
                filing,
                matter,
                change.stage() == null ? before.stage() : change.stage(),
                suspendedFrom,
                mayBeClosed ? outcome : null,
                before.events() + 1,
                at,
                mayBeClosed ? closedAt : null,
                ball.after(change, at),
                desk,
                negotiation,
                proof,
                judgement,
                fulfilment,
                before.booked(event.ledger()),
                before.heldUntil(at),
                usage);
    }

    private void fold(CaseEvent event) {
        switch (event) {
            case ComplaintFiled e -> filed(e);
            case ExpressRefundGranted _, NoReasonReturnGranted _, ClaimAccepted _ -> {}
            case SellerRejected e -> rejected(e);
            case OfferMade e -> negotiation = negotiation.offered(e);
            case OfferAccepted _ -> negotiation = negotiation.endOpenOffer(Negotiation.OfferStatus.ACCEPTED);
            case OfferDeclined _ -> negotiation = negotiation.endOpenOffer(Negotiation.OfferStatus.DECLINED);
            case StatementAdded _ -> stated();
            case ComplaintWithdrawn _ -> negotiation = negotiation.endOpenOffer(Negotiation.OfferStatus.REPLACED);
            case InterventionRequested e -> requested(e);
            case InterventionAccepted _ -> judgement = judgement.taken();
            case EvidenceRoundOpened e -> proof = proof.opened(e.burdens());
            case InterventionDeclined e -> judgement = judgement.declined(e);
            case HandedOff e -> handedOff(e);
            case OwnerFixed _ -> usage = usage.handedOffBy(before.events() + 1);
            case EvidenceRequested e -> proof = proof.requested(before.stage(), e.from(), e.fromId());
            case EvidenceSubmitted e -> proof = proof.submitted(e.evidence(), e.element(), e.caption());
            case EvidenceCompleted _, UnavailabilityDeclared _, SanctionAppealed _, EscalatedToSenior _ -> {}
            case OutageCredited e -> usage = usage.credited(new TimeSpan(e.from(), e.until()));
            case SettlementProposed e -> proposed(e);
            case SettlementAccepted e -> negotiation = negotiation.settlementAcceptedBy(e.by());
            case SettlementDeclined _ -> negotiation = negotiation.settlementFailed();
            case RulingIssued e -> judgement = judgement.ruled(e, at);
            case AppealLodged e -> appealed(e);
            case AppealDecided e -> judgement = judgement.decided(e.ruling());
            case StepConfirmed e -> fulfilment = fulfilment.did(e.step(), e.ledger(), actor.role());
            case NonPerformanceReported e -> reported(e);
            case CaseSuspended e -> suspended(e);
            case CaseResumed _ -> suspendedFrom = null;
            case ExternalOutcomeRecorded e -> decidedOutside(e);
            case ServiceRated e -> usage = usage.rated(e.by(), e.agent());
            case AgentComplaintFiled e -> begun(SideMatter.of(e, at), proof.submitted(e.evidence()));
            case AgentComplaintDecided e -> matter = matter.decided(e.decision(), e.sanction(), actor);
            case ViolationReported e -> begun(SideMatter.of(e, at), proof.submitted(e.evidence()));
            case ReportAnswered e -> proof = proof.submitted(e.evidence());
            case ViolationDecided e -> matter = matter.decided(e.decision(), null, actor);
            case FlagContested e -> matter = SideMatter.of(e, at);
            case ContactOpened e -> matter = SideMatter.of(e, at);
            case ContactAnswered e -> answered(e);
            case RecoveryContested e -> begun(SideMatter.of(e, at), proof.submitted(e.evidence()));
            case ContestDecided e -> matter = matter.decided(e.decision(), null, actor);
            case DutyLapsed e -> lapsed(e);
            case ProvisionalCreditGranted e ->
                fulfilment = fulfilment.with(fulfilment.outlay().credited(e.amount()));
            case AdvancePaid e ->
                fulfilment = fulfilment.with(
                        before.isOpen()
                                ? fulfilment.outlay().paid(e)
                                : fulfilment.outlay().paidLate(e));
            case RecoveryOpened e ->
                fulfilment = fulfilment.with(fulfilment.outlay().recovered(e));
            case RecoveryReversed e ->
                fulfilment = fulfilment.with(fulfilment.outlay().reversed(e));
            case RemedyReduced e -> {
                fulfilment = before.fulfilment().reduced(e.plan());
                filing = filing.reopened(e.earlier());
            }
            case PolicyAnnounced e -> filing = filing.announced(e);
            case CaseClosed e -> closed(e);
        }
    }

    /** Whether nobody takes back any more, as never asked for, what an agent filed: the buyer acted on it, or somebody decided it. */
    private boolean settlesWhoseItIs(CaseEvent event) {
        boolean decides = event instanceof RulingIssued
                || event instanceof InterventionDeclined
                || event instanceof ExternalOutcomeRecorded;
        return filing != null && filing.withdrawUntil() != null && (decides || ratifies(event));
    }

    /** Words are no act, and whoever takes a complaint back does not make it its own. */
    private boolean ratifies(CaseEvent event) {
        boolean words = event instanceof StatementAdded || event instanceof ServiceRated;
        boolean takesBack =
                event instanceof ComplaintWithdrawn || event instanceof RecoveryReversed || event instanceof CaseClosed;
        return actor.role() == Role.BUYER && !words && !takesBack;
    }

    private void stated() {
        usage = usage.stated(actor);
        desk = desk.spokenIn(before.stage() == Stage.SUSPENDED ? before.suspendedFrom() : before.stage(), actor);
    }

    private void filed(ComplaintFiled event) {
        filing = Filing.of(event, at);
        proof = event.newFacts() == null ? proof : proof.submitted(event.newFacts());
    }

    private void rejected(SellerRejected event) {
        negotiation = negotiation.sellerRejected();
        proof = proof.submitted(event.evidence());
    }

    private void handedOff(HandedOff event) {
        usage = usage.handedOffBy(before.events() + 1);
        ball = ball.waitingMovesTo(event.to());
    }

    /** Where silence calls the platform in, it does so for the buyer. */
    private void requested(InterventionRequested event) {
        negotiation = negotiation.endOpenOffer(Negotiation.OfferStatus.REPLACED);
        judgement = judgement.calledBy(actor.role().isSide() ? actor.role() : Role.BUYER);
        proof = event.evidence() == null ? proof : proof.submitted(event.evidence());
    }

    /** Goods that did not come back as they should bring the platform in for whoever says so. */
    private void reported(NonPerformanceReported event) {
        fulfilment = fulfilment.reported(event);
        EnforcementPlan plan = before.fulfilment().plan();
        boolean ofWords = event.ball().equals(BallChange.NONE) && plan != null && plan.parts() != null;
        usage = ofWords ? usage.stated(actor) : usage;
        judgement = event.ball().stage() == Stage.ACCEPTANCE ? judgement.calledBy(actor.role()) : judgement;
        proof = event.ball().stage() == Stage.EVIDENCE ? proof.anew() : proof;
        filing = event.earlier() == null ? filing : filing.reopened(event.earlier());
    }

    private void proposed(SettlementProposed event) {
        negotiation = negotiation.proposed(event, before.stage() == Stage.ADJUDICATION);
    }

    private void appealed(AppealLodged event) {
        judgement = judgement.appealed(new Judgement.Appeal(event.by(), event.ground(), event.clause()));
        proof = proof.submitted(event.evidence());
    }

    private void suspended(CaseSuspended event) {
        suspendedFrom = before.stage() == Stage.SUSPENDED ? before.suspendedFrom() : before.stage();
        OutsideSigns signs = usage.outside();
        usage = usage.with(
                event.reference() == null ? signs.trusted(event.cause()) : signs.suspended(event.reference()));
    }

    private void decidedOutside(ExternalOutcomeRecorded event) {
        usage = usage.with(usage.outside().recorded(event.reference()));
        if (event.plan() != null) {
            suspendedFrom = null;
            fulfilment = before.fulfilment().awarded(event.plan(), before);
            filing = event.earlier() == null ? filing : filing.reopened(event.earlier());
        }
    }

    private void begun(SideMatter newMatter, Proof itsProof) {
        matter = newMatter;
        proof = itsProof;
    }

    /** What a machine says is a word like any other, and nobody's act. */
    private void answered(ContactAnswered event) {
        usage = event.automatic() ? usage.stated(actor) : usage;
    }

    private void lapsed(DutyLapsed event) {
        proof = proof.presumed(event.presumptions());
        negotiation = negotiation.lapsed(event);
        judgement = judgement.lapsed(event, ball.acting() <= 1);
        if (event.duty() == DutyKind.PAY_ADVANCE) {
            Duty payment = ball.byId(event.dutyId()).orElse(null);
            fulfilment = fulfilment.with(fulfilment.outlay().lapsed(event, payment));
        }
    }

    private void closed(CaseClosed event) {
        outcome = event.outcome();
        closedAt = at;
        suspendedFrom = null;
        Outlay outlay =
                fulfilment.outlay().closed(event, Payouts.ordered(before).toList());
        fulfilment = fulfilment.with(
                event.buyerOwes() == null ? outlay : outlay.with(Recovery.fromBuyer(event, filing.buyer())));
    }
}
