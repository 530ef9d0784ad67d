package org.ballcourt.cases.domain;

import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import java.util.List;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The second edition: nobody stops a clock by offering nothing, or the same again and again. */
class OffersThatOfferTest {
    private static MakeOffer offer(String amount) {
        return offer(Remedy.PARTIAL_REFUND, amount);
    }

    private static MakeOffer offer(Remedy remedy, String amount) {
        return new MakeOffer(remedy, amount == null ? null : Money.of(amount, "CNY"), null);
    }

    private static MakeOffer nothing() {
        return offer(Remedy.NONE, null);
    }

    /** The seller has offered twice, so that it stops its own clock no longer. */
    private static Dispute offeredTwice() {
        return filed().waits("PT40H")
                .does(SELLER, offer("10.00"))
                .does(BUYER, new DeclineOffer("offer-1", null))
                .does(SELLER, offer("20.00"))
                .does(BUYER, new DeclineOffer("offer-2", null))
                .ball("SELLER ANSWER_CLAIM 2026-11-04T10:00+08:00");
    }

    @Test
    void areNotOffersOfNothing() {
        filed().refuses(OFFER_EMPTY, SELLER, nothing())
                .refuses(OFFER_EMPTY, BUYER, nothing())
                .refuses(OFFER_EMPTY, SELLER, offer(Remedy.NONE, "10.00"))
                .ball("SELLER ANSWER_CLAIM 2026-11-04T10:00+08:00");
    }

    @ParameterizedTest
    @EnumSource(
            value = Remedy.class,
            names = {"REFUND", "RETURN_AND_REFUND", "PARTIAL_REFUND", "COMPENSATION"})
    void nameAnAmountWhereTheyAreOfMoney(Remedy remedy) {
        filed().refuses(OFFER_EMPTY, SELLER, offer(remedy, null))
                .refuses(OFFER_EMPTY, SELLER, offer(remedy, "0.00"))
                .does(SELLER, offer(remedy, "0.01"))
                .ball("BUYER ANSWER_OFFER");
    }

    @ParameterizedTest
    @EnumSource(
            value = Remedy.class,
            names = {"REPLACEMENT", "REPAIR"})
    void needNoAmountInKind(Remedy remedy) {
        filed().does(SELLER, offer(remedy, null))
                .refuses(OFFER_NOT_BETTER, SELLER, offer(remedy, null))
                .does(SELLER, offer(remedy, "5.00"));
    }

    @Test
    void ofTheSellerGrow() {
        filed().does(SELLER, offer("30.00"))
                .refuses(OFFER_NOT_BETTER, SELLER, offer("30.00"))
                .refuses(OFFER_NOT_BETTER, SELLER, offer("29.99"))
                .does(SELLER, offer("30.01"))
                .does(SELLER, offer(Remedy.REFUND, "10.00"));
    }

    @Test
    void areBetterThanTheBestOfTheSameRemedyNotOnlyTheLast() {
        filed().does(SELLER, offer("50.00"))
                .does(SELLER, offer(Remedy.REPAIR, null))
                .refuses(OFFER_NOT_BETTER, SELLER, offer("50.00"))
                .refuses(OFFER_NOT_BETTER, SELLER, offer("1.00"))
                .does(SELLER, offer("50.01"))
                .refuses(OFFER_NOT_BETTER, SELLER, offer(Remedy.REPAIR, null));
        filed().does(BUYER, offer("90.00"))
                .does(BUYER, offer(Remedy.REPLACEMENT, null))
                .refuses(OFFER_NOT_BETTER, BUYER, offer("129.00"))
                .does(BUYER, offer("89.99"));
    }

    @Test
    void areNoOtherRemedyWithoutOneOfTheirLines() {
        MakeOffer both = new MakeOffer(
                null,
                null,
                "x",
                List.of(
                        new RemedyLine(Remedy.PARTIAL_REFUND, Money.of("10.00", "CNY")),
                        new RemedyLine(Remedy.COMPENSATION, Money.of("5.00", "CNY"))));
        filed().does(SELLER, both)
                .refuses(OFFER_NOT_BETTER, SELLER, offer("14.99"))
                .does(SELLER, offer("15.01"));
        filed().does(SELLER, offer("10.00")).does(SELLER, both);
        filed().does(BUYER, both).does(BUYER, offer("14.99"));
    }

    @Test
    void areNoOtherRemedyByMoneyBesideLessOfIt() {
        filed().does(SELLER, offer(Remedy.REFUND, "100.00"))
                .refuses(OFFER_NOT_BETTER, SELLER, lines(Remedy.REFUND, "10.00", Remedy.COMPENSATION, "5.00"))
                .does(SELLER, lines(Remedy.REFUND, "90.00", Remedy.COMPENSATION, "10.01"))
                .does(SELLER, lines(Remedy.REFUND, "10.00", Remedy.REPLACEMENT, "0.00"));
        filed().does(SELLER, offer(Remedy.COMPENSATION, "20.00"))
                .refuses(OFFER_NOT_BETTER, SELLER, lines(Remedy.REFUND, "10.00", Remedy.COMPENSATION, "5.00"));
        filed().does(BUYER, offer(Remedy.REFUND, "100.00"))
                .does(BUYER, lines(Remedy.REFUND, "90.00", Remedy.COMPENSATION, "5.00"));
    }

    private static MakeOffer lines(Remedy one, String amount, Remedy other, String more) {
        return new MakeOffer(
                null,
                null,
                null,
                List.of(new RemedyLine(one, Money.of(amount, "CNY")), new RemedyLine(other, Money.of(more, "CNY"))));
    }

    @Test
    void ofTheBuyerShrink() {
        filed().does(BUYER, offer("100.00"))
                .refuses(OFFER_NOT_BETTER, BUYER, offer("100.00"))
                .refuses(OFFER_NOT_BETTER, BUYER, offer("100.01"))
                .does(BUYER, offer("99.99"));
    }

    @Test
    void areHeldAgainstThoseOfTheSameSideAlone() {
        filed().does(SELLER, offer("30.00"))
                .does(BUYER, offer("100.00"))
                .does(SELLER, offer("40.00"))
                .refuses(OFFER_NOT_BETTER, BUYER, offer("100.00"));
    }

    @Test
    void stopTheClockOfTheirOwnSideTwiceAndNoMore() {
        offeredTwice()
                .does(SELLER, offer("30.00"))
                .ball("SELLER ANSWER_CLAIM 2026-11-04T10:00+08:00", "BUYER ANSWER_OFFER 2026-11-07T02:00+08:00")
                .waits("PT8H")
                .stored("DutyLapsed", "InterventionRequested")
                .in(Stage.ACCEPTANCE)
                .refuses(WRONG_STAGE, BUYER, new AcceptOffer("offer-3"));
    }

    @Test
    void letASmallClaimBeGrantedWhileTheThirdIsOpen() {
        filed(Reason.QUALITY_DEFECT, Remedy.REFUND, "40.00")
                .does(SELLER, offer("10.00"))
                .does(SELLER, offer("20.00"))
                .ball("BUYER ANSWER_OFFER")
                .does(SELLER, offer("30.00"))
                .ball("SELLER ANSWER_CLAIM 2026-11-04T10:00+08:00", "BUYER ANSWER_OFFER 2026-11-05T10:00+08:00")
                .waits("PT48H")
                .stored("DutyLapsed", "ClaimAccepted")
                .in(Stage.ENFORCEMENT);
    }

    @Test
    void thatComeLateEndWithoutTouchingTheClock() {
        offeredTwice()
                .does(SELLER, offer("30.00"))
                .does(BUYER, new DeclineOffer("offer-3", null))
                .ball("SELLER ANSWER_CLAIM 2026-11-04T10:00+08:00")
                .does(SELLER, offer("40.00"))
                .does(BUYER, new AcceptOffer("offer-4"))
                .in(Stage.ENFORCEMENT)
                .ball("SELLER PERFORM");
    }

    @Test
    void stillStopTheOtherSidesClock() {
        offeredTwice()
                .does(SELLER, offer("30.00"))
                .does(SELLER, new RejectClaim(SellerRejectionGround.OTHER, null, null))
                .ball("BUYER ANSWER_REJECTION", "BUYER ANSWER_OFFER")
                .does(SELLER, offer("40.00"))
                .ball("BUYER ANSWER_OFFER")
                .does(BUYER, new DeclineOffer("offer-4", null))
                .ball("BUYER ANSWER_REJECTION 2026-11-11T02:00+08:00");
    }

    @Test
    void letASettlementBeDeclinedBySilenceAllTheSame() {
        mediated()
                .does(SELLER, offer("60.00"))
                .ball("BUYER ANSWER_SETTLEMENT", "SELLER ANSWER_SETTLEMENT", "BUYER ANSWER_OFFER")
                .waits("PT72H")
                .stored("DutyLapsed", "DutyLapsed")
                .in(Stage.ADJUDICATION)
                .ball("AGENT RULE");
    }

    @Test
    void fallAwayWithADeclinedSettlement() {
        mediated()
                .does(SELLER, offer("60.00"))
                .does(SELLER, new DeclineSettlement(null))
                .in(Stage.ADJUDICATION)
                .ball("AGENT RULE")
                .refuses(WRONG_STAGE, BUYER, new AcceptOffer("offer-3"));
    }

    private static Dispute mediated() {
        return inEvidence()
                .does(AGENT, new ProposeSettlement(Remedy.PARTIAL_REFUND, Money.of("60.00", "CNY"), null))
                .does(SELLER, offer("40.00"))
                .does(SELLER, offer("50.00"))
                .ball("BUYER ANSWER_OFFER");
    }

    private static ProposeSettlement proposal(Remedy remedy, String amount) {
        return new ProposeSettlement(remedy, amount == null ? null : Money.of(amount, "CNY"), "x");
    }

    private static ProposeSettlement proposal(String amount) {
        return proposal(Remedy.PARTIAL_REFUND, amount);
    }

    @Test
    void areNotProposalsOfNothingEither() {
        inEvidence()
                .refuses(OFFER_EMPTY, AGENT, proposal(Remedy.NONE, null))
                .refuses(OFFER_EMPTY, AGENT, proposal("0.00"))
                .refuses(OFFER_EMPTY, AGENT, proposal((String) null))
                .does(AGENT, proposal(Remedy.REPAIR, null))
                .in(Stage.MEDIATION);
    }

    @Test
    void ofThePlatformInARowGiveTheSidesTimeTwiceAndNoMore() {
        inEvidence()
                .does(AGENT, proposal("60.00"))
                .waits("PT71H")
                .does(AGENT, proposal("70.00"))
                .waits("PT71H")
                .in(Stage.MEDIATION)
                .does(AGENT, proposal("80.00"))
                .ball("BUYER ANSWER_SETTLEMENT", "SELLER ANSWER_SETTLEMENT")
                .waits("PT1H1M")
                .in(Stage.ADJUDICATION);
    }

    @Test
    void ofThePlatformAfterTheSecondLeaveTimeToWhoeverAcceptedTheOneBefore() {
        inEvidence()
                .does(AGENT, proposal("60.00"))
                .does(AGENT, proposal("70.00"))
                .waits("PT70H")
                .does(SELLER, new AcceptSettlement())
                .does(AGENT, proposal("80.00"))
                .ball("BUYER ANSWER_SETTLEMENT", "SELLER ANSWER_SETTLEMENT")
                .does(SELLER, new AcceptSettlement())
                .does(BUYER, new AcceptSettlement())
                .in(Stage.ENFORCEMENT);
    }

    @Test
    void areTenOfASideAtMost() {
        Dispute dispute = filed();
        for (int i = 1; i <= 10; i++) {
            dispute.allows(SELLER, "MakeOffer").does(SELLER, offer(i + ".00"));
        }
        dispute.allowsNot(SELLER, "MakeOffer")
                .refuses(TOO_MANY_OFFERS, SELLER, offer("11.00"))
                .refuses(TOO_MANY_OFFERS, SELLER, nothing())
                .allows(BUYER, "MakeOffer")
                .does(BUYER, offer("100.00"));
    }

    @Test
    void mayBeEmptyAndStopEveryClockInACaseOfTheFirstEdition() {
        Dispute old = new Dispute(ShippedPolicies.chinaInTheFirstEdition())
                .does(BUYER, complaint(Reason.QUALITY_DEFECT, Remedy.REFUND, "129.00", order("129.00")));
        for (int i = 1; i <= 12; i++) {
            old.waits(i == 1 ? "PT47H" : "PT71H").does(SELLER, nothing()).ball("BUYER ANSWER_OFFER");
        }
        old.does(BUYER, new AcceptOffer("offer-12")).closed(Outcome.SETTLED).money();
    }
}
