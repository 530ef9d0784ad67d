package org.ballcourt.cases.domain;

import java.time.Instant;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.*;
import org.ballcourt.contracts.Outcome;
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
        fold(event);
        usage = usage.happened(before.events() + 1, actor, event);
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
            case ComplaintFiled e -> filing = Filing.of(e, at);
            case ExpressRefundGranted _, NoReasonReturnGranted _, ClaimAccepted _ -> {}
            case SellerRejected e -> rejected(e);
            case OfferMade e -> negotiation = negotiation.offered(e);
            case OfferAccepted _ -> negotiation = negotiation.endOpenOffer(Negotiation.OfferStatus.ACCEPTED);
            case OfferDeclined _ -> negotiation = negotiation.endOpenOffer(Negotiation.OfferStatus.DECLINED);
            case StatementAdded _ -> stated();
            case ComplaintWithdrawn _, InterventionRequested _ ->
                negotiation = negotiation.endOpenOffer(Negotiation.OfferStatus.REPLACED);
            case InterventionAccepted e -> desk = e.owner() == null ? desk.toSenior() : desk.actedBy(e.owner());
            case EvidenceRoundOpened e -> proof = proof.opened(e.burdens());
            case InterventionDeclined _ -> desk = desk.actedBy(actor);
            case HandedOff e -> handedOff(e);
            case OwnerFixed e -> fixed(e);
            case EvidenceRequested e -> requested(e);
            case EvidenceSubmitted e -> proof = proof.submitted(e.evidence(), e.element(), e.caption());
            case EvidenceCompleted _, SanctionAppealed _ -> {}
            case OutageCredited e -> usage = usage.credited(e.until());
            case SettlementProposed e -> proposed(e);
            case SettlementAccepted e -> negotiation = negotiation.settlementAcceptedBy(e.by());
            case SettlementDeclined _ -> negotiation = negotiation.settlementFailed();
            case EscalatedToSenior _ -> desk = desk.actedBy(actor).toSenior();
            case RulingIssued e -> ruled(e);
            case AppealLodged e -> appealed(e);
            case AppealDecided e -> decided(e);
            case StepConfirmed e -> fulfilment = fulfilment.did(e.step(), e.ledger());
            case NonPerformanceReported e -> fulfilment = fulfilment.reported(e);
            case CaseSuspended e -> suspended(e);
            case CaseResumed _ -> resumed();
            case ExternalOutcomeRecorded _ -> desk = desk.notedBy(actor);
            case ServiceRated e -> usage = usage.rated(e.by());
            case AgentComplaintFiled e -> begun(SideMatter.of(e, at), proof.submitted(e.evidence()));
            case AgentComplaintDecided e -> matter = matter.decided(e.decision(), e.sanction(), actor);
            case ViolationReported e -> begun(SideMatter.of(e, at), proof.submitted(e.evidence()));
            case ViolationDecided e -> matter = matter.decided(e.decision(), null, actor);
            case FlagContested e -> matter = SideMatter.of(e, at);
            case ContestDecided e -> matter = matter.decided(e.decision(), null, actor);
            case DutyLapsed e -> lapsed(e);
            case ProvisionalCreditGranted e -> fulfilment = fulfilment.credited(e.amount());
            case AdvancePaid _ -> fulfilment = fulfilment.advancedNow();
            case RecoveryOpened _ -> fulfilment = fulfilment.credited(null);
            case PolicyAnnounced e -> filing = filing.announced(e);
            case CaseClosed e -> closed(e);
        }
    }

    private void rejected(SellerRejected event) {
        negotiation = negotiation.sellerRejected();
        proof = proof.submitted(event.evidence());
    }

    private void stated() {
        usage = usage.stated(actor);
        desk = desk.notedBy(actor);
    }

    private void handedOff(HandedOff event) {
        desk = desk.notedBy(actor).handedOff(event);
        usage = usage.handedOffBy(before.events() + 1);
        ball = ball.waitingMovesTo(event.to());
    }

    private void fixed(OwnerFixed event) {
        desk = desk.fixedOn(event.owner());
        usage = usage.handedOffBy(before.events() + 1);
    }

    private void requested(EvidenceRequested event) {
        desk = desk.actedBy(actor);
        proof = proof.requested(before.stage(), event.from(), event.fromId());
    }

    private void proposed(SettlementProposed event) {
        desk = desk.actedBy(actor);
        negotiation = negotiation.proposed(event, before.stage() == Stage.ADJUDICATION);
    }

    private void ruled(RulingIssued event) {
        desk = desk.actedBy(actor);
        judgement = judgement.ruled(event, at);
    }

    private void appealed(AppealLodged event) {
        judgement = judgement.appealed(new Judgement.Appeal(event.by(), event.ground(), event.clause()));
        proof = proof.submitted(event.evidence());
    }

    private void decided(AppealDecided event) {
        desk = desk.notedBy(actor);
        judgement = judgement.decided(event.ruling());
    }

    private void suspended(CaseSuspended event) {
        suspendedFrom = before.stage();
        usage = usage.suspended(event.reference());
        desk = desk.notedBy(actor);
    }

    private void resumed() {
        suspendedFrom = null;
        desk = desk.notedBy(actor);
    }

    private void begun(SideMatter newMatter, Proof itsProof) {
        matter = newMatter;
        proof = itsProof;
    }

    private void lapsed(DutyLapsed event) {
        proof = proof.presumed(event.presumptions());
        desk = desk.lapsed(event);
        negotiation = negotiation.lapsed(event);
        judgement = judgement.lapsed(event, ball.open().size() <= 1);
        fulfilment = fulfilment.lapsed(event);
    }

    private void closed(CaseClosed event) {
        outcome = event.outcome();
        closedAt = at;
        suspendedFrom = null;
        fulfilment = event.ledger().isEmpty() ? fulfilment : fulfilment.credited(null);
    }
}
