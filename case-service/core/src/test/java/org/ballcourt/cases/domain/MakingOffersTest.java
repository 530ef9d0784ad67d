package org.ballcourt.cases.domain;

import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;
import org.junit.jupiter.api.Test;

class MakingOffersTest {
    private static MakeOffer offer(String amount) {
        return new MakeOffer(Remedy.PARTIAL_REFUND, Money.of(amount, "CNY"), "x");
    }

    @Test
    void movesTheBallToTheOtherSide() {
        filed().does(SELLER, offer("30.00")).ball("BUYER ANSWER_OFFER 2026-11-05T10:00+08:00");
    }

    @Test
    void replacesTheOpenOffer() {
        filed().does(SELLER, offer("30.00"))
                .does(BUYER, offer("100.00"))
                .ball("SELLER ANSWER_OFFER 2026-11-05T10:00+08:00")
                .refuses(OFFER_NOT_OPEN, SELLER, new AcceptOffer("offer-1"))
                .refuses(NOT_YOURS_TO_ANSWER, BUYER, new AcceptOffer("offer-2"));
    }

    @Test
    void givesBackTheOldTimeWhenTheOfferIsDeclined() {
        filed().waits("PT40H")
                .does(SELLER, offer("30.00"))
                .waits("PT10H")
                .does(BUYER, new DeclineOffer("offer-1", "x"))
                .ball("SELLER ANSWER_CLAIM 2026-11-04T20:00+08:00");
    }

    @Test
    void givesBackTheOldTimeWhenTheOfferExpires() {
        filed().waits("PT40H")
                .does(SELLER, offer("30.00"))
                .waits("PT72H")
                .stored("DutyLapsed")
                .ball("SELLER ANSWER_CLAIM 2026-11-07T10:00+08:00");
    }

    @Test
    void keepsOnlyTheFirstDutyWaitingThroughManyOffers() {
        filed().waits("PT40H")
                .does(SELLER, offer("30.00"))
                .does(BUYER, offer("100.00"))
                .does(SELLER, offer("50.00"))
                .does(BUYER, new DeclineOffer("offer-3", "x"))
                .ball("SELLER ANSWER_CLAIM 2026-11-04T10:00+08:00");
    }

    @Test
    void settlesWhenTheOfferIsAccepted() {
        filed().does(SELLER, offer("30.00"))
                .does(BUYER, new AcceptOffer("offer-1"))
                .stored("OfferAccepted")
                .in(Stage.ENFORCEMENT)
                .does(SELLER, new ConfirmStep(StepKind.REFUND, "P"))
                .closed(Outcome.SETTLED)
                .money("BUYER +30.00", "SELLER -30.00");
    }

    @Test
    void makesAGroundAfterTwoDeclinedOffers() {
        RequestIntervention failed = new RequestIntervention(InterventionGround.TALKS_FAILED, "x");
        filed().does(SELLER, offer("30.00"))
                .does(BUYER, new DeclineOffer("offer-1", "x"))
                .refuses(GROUND_NOT_MET, BUYER, failed)
                .does(SELLER, offer("40.00"))
                .does(BUYER, new DeclineOffer("offer-2", "x"))
                .does(BUYER, failed)
                .in(Stage.ACCEPTANCE);
    }

    @Test
    void mayNotExceedTheOrder() {
        filed().refuses(AMOUNT_EXCEEDS_ORDER, SELLER, offer("129.01"));
    }

    @Test
    void mayBeMadeInMediationWhereTheSettlementThenWaits() {
        inEvidence()
                .does(AGENT, new ProposeSettlement(Remedy.PARTIAL_REFUND, Money.of("60.00", "CNY"), "x"))
                .ball(
                        "BUYER ANSWER_SETTLEMENT 2026-11-05T10:00+08:00",
                        "SELLER ANSWER_SETTLEMENT 2026-11-05T10:00+08:00")
                .waits("PT10H")
                .does(SELLER, offer("70.00"))
                .ball("BUYER ANSWER_OFFER")
                .does(BUYER, new DeclineOffer("offer-1", "x"))
                .ball(
                        "BUYER ANSWER_SETTLEMENT 2026-11-05T10:00+08:00",
                        "SELLER ANSWER_SETTLEMENT 2026-11-05T10:00+08:00");
    }
}
