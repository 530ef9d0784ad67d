package org.ballcourt.cases.domain;

import java.util.List;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.*;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EnforcementPlan;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.Role;

/** Buyer and seller try first: answers, offers, and the call for the platform. */
final class NegotiationRules {
    private NegotiationRules() {}

    static void acceptClaim(DecisionInProgress draft, AcceptClaim command) {
        List<RemedyLine> claimed = draft.state().filing().lines();
        List<RemedyLine> lines = command.keepGoods()
                ? claimed.stream().map(RemedyLine::keepingGoods).toList()
                : claimed;
        EnforcementPlan plan = Steps.bySeller(draft, lines, Outcome.REMEDY_PERFORMED);
        draft.add(new ClaimAccepted(plan, Enforcement.begin(draft, plan)));
        Enforcement.closeIfNothingToDo(draft, plan);
    }

    static void rejectClaim(DecisionInProgress draft, RejectClaim command) {
        List<EvidenceItem> evidence = draft.ownEvidence("evidence", command.evidence());
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
        List<RemedyLine> lines = Amounts.checked(command.allLines(), command.lines() != null, draft);
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
        draft.add(new OfferMade(
                offerId,
                by,
                lines.getFirst().remedy(),
                RemedyLine.total(lines),
                draft.text(command.message()),
                RemedyLine.ifSeveral(lines),
                ball));
    }

    static boolean waitsForOffer(Ball.Waiting waiting) {
        return waiting.why() == DutyEnding.PAUSED && waiting.duty().kind() != DutyKind.RULE;
    }

    static void acceptOffer(DecisionInProgress draft, AcceptOffer command) {
        Negotiation.Offer offer = openOffer(draft, command.offerId());
        EnforcementPlan plan = Steps.bySeller(draft, offer.lines(), Outcome.SETTLED);
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
}
