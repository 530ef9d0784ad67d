package org.ballcourt.cases.domain;

import java.util.List;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.*;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EnforcementPlan;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Role;

/** Buyer and seller try first: answers, offers, and the call for the platform. */
final class NegotiationRules {
    private NegotiationRules() {}

    static void acceptClaim(DecisionInProgress draft) {
        Filing filing = draft.state().filing();
        EnforcementPlan plan = Steps.bySeller(filing.remedy(), filing.amount(), Outcome.REMEDY_PERFORMED);
        draft.add(new ClaimAccepted(plan, Enforcement.begin(draft, plan)));
        Enforcement.closeIfNothingToDo(draft, plan);
    }

    static void rejectClaim(DecisionInProgress draft, RejectClaim command) {
        List<EvidenceItem> evidence = command.evidence() == null
                ? List.of()
                : command.evidence().stream().map(draft::ownEvidence).toList();
        String buyer = draft.state().filing().buyer();
        BallChange ball = draft.dutyChange()
                .end(duty -> duty.kind() == DutyKind.ANSWER_CLAIM, DutyEnding.DONE)
                .open(DutyTerm.ANSWER_REJECTION, Role.BUYER, buyer)
                .done();
        draft.add(new SellerRejected(command.ground(), draft.text(command.explanation()), evidence, ball));
    }

    /**
     * Duties that are not an offer's stand still until the last open offer is answered; in the second edition a side that has
     * made so many offers no longer stops its own.
     */
    static void makeOffer(DecisionInProgress draft, MakeOffer command) {
        CaseState state = draft.state();
        OfferRules.require(draft, command);
        Money amount = Amounts.claimed(
                command.remedy(), command.amount(), state.filing().order(), draft.policy());
        String offerId = state.negotiation().nextOfferId();
        Role by = draft.actor().role();
        Role other = by.opponent();
        boolean runsOn = OfferRules.leavesOwnDutiesRunning(draft, by);
        BallChange ball = draft.dutyChange()
                .end(duty -> duty.kind() == DutyKind.ANSWER_OFFER, DutyEnding.REPLACED)
                .end(duty -> !(runsOn && OfferRules.isOwn(duty, by)), DutyEnding.PAUSED)
                .resume(waiting -> runsOn && waitsForOffer(waiting) && OfferRules.isOwn(waiting.duty(), by))
                .open(DutyTerm.ANSWER_OFFER, other, state.idOf(other), offerId)
                .done();
        draft.add(new OfferMade(offerId, by, command.remedy(), amount, draft.text(command.message()), ball));
    }

    static boolean waitsForOffer(Ball.Waiting waiting) {
        return waiting.why() == DutyEnding.PAUSED && waiting.duty().kind() != DutyKind.RULE;
    }

    static void acceptOffer(DecisionInProgress draft, AcceptOffer command) {
        Negotiation.Offer offer = openOffer(draft, command.offerId());
        EnforcementPlan plan = Steps.bySeller(offer.remedy(), offer.amount(), Outcome.SETTLED);
        draft.add(new OfferAccepted(offer.offerId(), plan, Enforcement.begin(draft, plan)));
        Enforcement.closeIfNothingToDo(draft, plan);
    }

    static void declineOffer(DecisionInProgress draft, DeclineOffer command) {
        Negotiation.Offer offer = openOffer(draft, command.offerId());
        BallChange ball = draft.dutyChange()
                .end(duty -> duty.kind() == DutyKind.ANSWER_OFFER, DutyEnding.DONE)
                .resume(NegotiationRules::waitsForOffer)
                .done();
        draft.add(new OfferDeclined(offer.offerId(), draft.text(command.why()), ball));
    }

    private static Negotiation.Offer openOffer(DecisionInProgress draft, String offerId) {
        Negotiation.Offer offer = draft.state()
                .negotiation()
                .openOffer()
                .filter(open -> open.offerId().equals(offerId))
                .orElseThrow(() -> new CaseRejection(
                        RejectionCode.OFFER_NOT_OPEN,
                        Message.of("rule.offer-not-open").with("offerId", offerId)));
        if (offer.by() == draft.actor().role()) {
            throw new CaseRejection(
                    RejectionCode.NOT_YOURS_TO_ANSWER,
                    Message.of("rule.offer-your-own").with("offerId", offerId));
        }
        return offer;
    }

    static void requestIntervention(DecisionInProgress draft, RequestIntervention command) {
        requireGround(draft, command);
        draft.add(new InterventionRequested(
                command.ground(), draft.text(command.explanation()), DeskRules.toAcceptance(draft)));
    }

    /** The case's own history must not contradict the ground. */
    private static void requireGround(DecisionInProgress draft, RequestIntervention command) {
        CaseState state = draft.state();
        Policy policy = draft.policy();
        Negotiation talks = state.negotiation();
        InterventionGround ground = command.ground();
        boolean met = switch (ground) {
            case SELLER_REJECTED -> talks.rejected();
            case SELLER_SILENT -> talks.sellerSilent();
            case TALKS_FAILED -> talks.declined() >= policy.limits().declinedOffers();
            case CLEAR_VIOLATION ->
                policy.grounds().clearViolations().contains(state.filing().reason());
            case LARGE_AMOUNT ->
                state.filing().amount().compareTo(policy.amounts().largeClaim()) >= 0;
            case BAD_FAITH ->
                command.explanation() != null && !command.explanation().isBlank();
        };
        if (!met) {
            throw new CaseRejection(RejectionCode.GROUND_NOT_MET, missing(ground, policy));
        }
    }

    private static Message missing(InterventionGround ground, Policy policy) {
        return switch (ground) {
            case SELLER_REJECTED -> Message.of("rule.seller-has-not-rejected");
            case SELLER_SILENT -> Message.of("rule.seller-has-not-lapsed");
            case TALKS_FAILED ->
                Message.of("rule.too-few-declined-offers")
                        .with("needed", policy.limits().declinedOffers());
            case CLEAR_VIOLATION ->
                Message.of("rule.no-clear-violation")
                        .with("reasons", policy.grounds().clearViolations());
            case LARGE_AMOUNT ->
                Message.of("rule.claim-not-large")
                        .with("limit", policy.amounts().largeClaim());
            case BAD_FAITH -> Message.of("rule.bad-faith-unexplained");
        };
    }
}
