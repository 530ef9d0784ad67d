package org.ballcourt.cases.domain;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.*;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.LedgerEntry;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;

/**
 * Everything about a case that some decision uses, folded from its events.
 *
 * @param filing null before the complaint, and for what is no dispute
 * @param matter null for a dispute
 * @param suspendedFrom the stage to go back to; null unless suspended
 * @param events how many there are
 * @param lastAt when the newest took effect
 * @param money the ledger's balances
 * @param held how long each set of holders had the ball, up to lastAt; see {@link #heldUntil}
 */
public record CaseState(
        Filing filing,
        SideMatter matter,
        Stage stage,
        Stage suspendedFrom,
        Outcome outcome,
        long events,
        Instant lastAt,
        Instant closedAt,
        Ball ball,
        Desk desk,
        Negotiation negotiation,
        Proof proof,
        Judgement judgement,
        Fulfilment fulfilment,
        Map<Account, BigDecimal> money,
        Map<String, Duration> held,
        UsageCounters usage) {
    /** Before the first event. */
    public static final CaseState NONE = new CaseState(
            null,
            null,
            null,
            null,
            null,
            0,
            null,
            null,
            Ball.NONE,
            Desk.NOBODY,
            Negotiation.NONE,
            Proof.NONE,
            Judgement.NONE,
            Fulfilment.NONE,
            Map.of(),
            Map.of(),
            UsageCounters.NONE);

    public boolean exists() {
        return filing != null || matter != null;
    }

    /** The version of the policy that governs it then; what is no dispute stays with that of its filing. */
    public String policyAt(Instant when) {
        return filing != null ? filing.policyAt(when) : matter.policy();
    }

    public boolean isOpen() {
        return exists() && stage != Stage.CLOSED;
    }

    /** The id of the side's actor. */
    public String idOf(Role side) {
        return side == Role.BUYER ? filing.buyer() : filing.seller();
    }

    public Money zero() {
        return Money.zero(filing.amount().currency());
    }

    /** The state after one more event; never fails on a history that the decider can produce. */
    public CaseState evolve(Instant at, Actor actor, CaseEvent event) {
        BallChange change = event.ball();
        Filing filing = this.filing;
        SideMatter matter = this.matter;
        Outcome outcome = this.outcome;
        Instant closedAt = this.closedAt;
        Stage suspendedFrom = this.suspendedFrom;
        Ball ball = this.ball;
        Desk desk = this.desk;
        Negotiation negotiation = this.negotiation;
        Proof proof = this.proof;
        Judgement judgement = this.judgement;
        UsageCounters usage = this.usage;
        Fulfilment fulfilment = event.plan() == null ? this.fulfilment : this.fulfilment.planned(event.plan());
        switch (event) {
            case ComplaintFiled e ->
                filing = new Filing(
                        e.buyer(),
                        e.seller(),
                        e.order(),
                        e.reason(),
                        e.remedy(),
                        e.amount(),
                        e.urgent(),
                        e.policy(),
                        at,
                        List.of());
            case ExpressRefundGranted _, NoReasonReturnGranted _, ClaimAccepted _ -> {}
            case SellerRejected e -> {
                negotiation = negotiation.sellerRejected();
                proof = proof.submitted(e.evidence());
            }
            case OfferMade e ->
                negotiation = negotiation.offered(new Negotiation.Offer(
                        e.offerId(), e.by(), e.remedy(), e.amount(), e.message(), Negotiation.OfferStatus.OPEN));
            case OfferAccepted _ -> negotiation = negotiation.endOpenOffer(Negotiation.OfferStatus.ACCEPTED);
            case OfferDeclined _ -> negotiation = negotiation.endOpenOffer(Negotiation.OfferStatus.DECLINED);
            case StatementAdded _ -> {
                usage = usage.stated(actor);
                desk = desk.notedBy(actor);
            }
            case ComplaintWithdrawn _ -> negotiation = negotiation.endOpenOffer(Negotiation.OfferStatus.REPLACED);
            case InterventionRequested _ -> negotiation = negotiation.endOpenOffer(Negotiation.OfferStatus.REPLACED);
            case InterventionAccepted e -> desk = e.owner() == null ? desk.toSenior() : desk.actedBy(e.owner());
            case EvidenceRoundOpened e -> proof = proof.opened(e.burdens());
            case InterventionDeclined _ -> desk = desk.actedBy(actor);
            case HandedOff e -> {
                desk = desk.notedBy(actor).handedOff(e);
                usage = usage.handedOffBy(events + 1);
                ball = ball.waitingMovesTo(e.to());
            }
            case OwnerFixed e -> {
                desk = desk.fixedOn(e.owner());
                usage = usage.handedOffBy(events + 1);
            }
            case EvidenceRequested e -> {
                desk = desk.actedBy(actor);
                proof = proof.requested(stage, e.from(), e.fromId());
            }
            case EvidenceSubmitted e -> proof = proof.submitted(e.evidence(), e.element(), e.caption());
            case EvidenceCompleted _ -> {}
            case SettlementProposed e -> {
                desk = desk.actedBy(actor);
                negotiation = negotiation
                        .endOpenOffer(Negotiation.OfferStatus.REPLACED)
                        .proposed(
                                new Negotiation.Settlement(e.remedy(), e.amount(), e.message(), Set.of()),
                                stage == Stage.ADJUDICATION);
            }
            case SettlementAccepted e -> negotiation = negotiation.settlementAcceptedBy(e.by());
            case SettlementDeclined _ -> negotiation = negotiation.settlementFailed();
            case EscalatedToSenior _ -> desk = desk.actedBy(actor).toSenior();
            case RulingIssued e -> {
                desk = desk.actedBy(actor);
                judgement = judgement.ruled(
                        e.ruling(),
                        e.ball().opened().isEmpty()
                                ? at
                                : e.ball().opened().getFirst().dueAt());
            }
            case AppealLodged e -> {
                judgement = judgement.appealed(new Judgement.Appeal(e.by(), e.ground(), e.clause()));
                proof = proof.submitted(e.evidence());
            }
            case AppealDecided e -> {
                desk = desk.notedBy(actor);
                judgement = judgement.decided(e.ruling());
            }
            case StepConfirmed e -> fulfilment = fulfilment.did(e.step(), e.ledger());
            case NonPerformanceReported e ->
                fulfilment = switch (e.ball().stage()) {
                    case ENFORCEMENT -> fulfilment.reopenedNow();
                    case ACCEPTANCE -> fulfilment.disputed();
                    case null, default -> fulfilment;
                };
            case CaseSuspended e -> {
                suspendedFrom = stage;
                usage = usage.suspended(e.reference());
                desk = desk.notedBy(actor);
            }
            case CaseResumed _ -> {
                suspendedFrom = null;
                desk = desk.notedBy(actor);
            }
            case ExternalOutcomeRecorded _ -> desk = desk.notedBy(actor);
            case ServiceRated e -> usage = usage.rated(e.by());
            case AgentComplaintFiled e -> {
                matter = SideMatter.of(e, at);
                proof = proof.submitted(e.evidence());
            }
            case AgentComplaintDecided e -> matter = matter.decided(e.decision(), e.sanction(), actor);
            case SanctionAppealed _ -> {}
            case ViolationReported e -> {
                matter = SideMatter.of(e, at);
                proof = proof.submitted(e.evidence());
            }
            case ViolationDecided e -> matter = matter.decided(e.decision(), null, actor);
            case FlagContested e -> matter = SideMatter.of(e, at);
            case ContestDecided e -> matter = matter.decided(e.decision(), null, actor);
            case DutyLapsed e -> {
                proof = proof.presumed(e.presumptions());
                // An agent who lets its own right to appeal go has missed nothing.
                desk = e.holder().isPlatform() && e.duty() != DutyKind.MAY_APPEAL ? desk.lapsed() : desk;
                negotiation = negotiationAfterLapse(e);
                judgement = switch (e.duty()) {
                    case REVIEW -> judgement.reviewLapsed();
                    case MAY_APPEAL -> ball.open().size() > 1 ? judgement : judgement.stands();
                    default -> judgement;
                };
                fulfilment = e.duty() == DutyKind.PAY_ADVANCE ? fulfilment.advanceLapsed() : fulfilment;
            }
            case ProvisionalCreditGranted e -> fulfilment = fulfilment.credited(e.amount());
            case AdvancePaid _ -> fulfilment = fulfilment.advancedNow();
            case RecoveryOpened _ -> fulfilment = fulfilment.credited(null);
            case OutageCredited _ -> {}
            case PolicyAnnounced e ->
                filing = filing.announced(new Filing.Announced(e.to(), e.effectiveAt(), e.governsFrom()));
            case CaseClosed e -> {
                outcome = e.outcome();
                closedAt = at;
                suspendedFrom = null;
                fulfilment = e.ledger().isEmpty() ? fulfilment : fulfilment.credited(null);
            }
        }
        return new CaseState(
                filing,
                matter,
                change.stage() == null ? stage : change.stage(),
                suspendedFrom,
                change.stage() == null || change.stage() == Stage.CLOSED ? outcome : null,
                events + 1,
                at,
                change.stage() == null || change.stage() == Stage.CLOSED ? closedAt : null,
                ball.after(change, at),
                desk,
                negotiation,
                proof,
                judgement,
                fulfilment,
                booked(event.ledger()),
                heldUntil(at),
                usage);
    }

    private Negotiation negotiationAfterLapse(DutyLapsed lapse) {
        Negotiation after = lapse.holder() == Role.SELLER ? negotiation.sellerLapsed() : negotiation;
        return switch (lapse.duty()) {
            case ANSWER_OFFER -> after.endOpenOffer(Negotiation.OfferStatus.EXPIRED);
            case ANSWER_SETTLEMENT -> lapse.ball().stage() == null ? after : after.settlementFailed();
            default -> after;
        };
    }

    private Map<Account, BigDecimal> booked(List<LedgerEntry> entries) {
        if (entries.isEmpty()) {
            return money;
        }
        Map<Account, BigDecimal> balances = new EnumMap<>(Account.class);
        balances.putAll(money);
        entries.forEach(entry -> balances.merge(entry.account(), entry.change().amount(), BigDecimal::add));
        return Map.copyOf(balances);
    }

    /** How long each set of holders had the ball, up to that instant; the parts sum to the time the case was open. */
    public Map<String, Duration> heldUntil(Instant at) {
        if (!isOpen() || !lastAt.isBefore(at)) {
            return held;
        }
        Map<String, Duration> sums = new TreeMap<>(held);
        sums.merge(ball.holders(), Duration.between(lastAt, at), Duration::plus);
        return Map.copyOf(sums);
    }
}
