package org.ballcourt.cases.domain;

import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.RULING_INCOHERENT;

import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.AppealDecision;
import org.ballcourt.contracts.AppealGround;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Freight;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The second edition: whoever appeals alone risks nothing by it. */
class AppealingAloneTest {
    private static final Map<Account, Integer> SELLER_PAYS = Map.of(Account.SELLER, 100);
    private static final Map<Account, Integer> HALF = Map.of(Account.SELLER, 50, Account.PLATFORM, 50);
    private static final LodgeAppeal APPEAL = new LodgeAppeal(AppealGround.PROCEDURE, "没有听取我方意见", null, null);

    private static DecideAppeal revised(IssueRuling ruling) {
        return new DecideAppeal(AppealDecision.REVISED, ruling, "原裁决适用有误");
    }

    private static IssueRuling partly(Remedy remedy, String amount, Map<Account, Integer> liability) {
        return ruling(RulingResult.PARTLY_GRANTED, remedy, amount, liability);
    }

    private static IssueRuling atFault(IssueRuling r, Fault fault) {
        return new IssueRuling(
                r.findings(), r.result(), r.remedy(), r.amount(), r.liability(), fault, r.clauses(), r.reasons());
    }

    private static Dispute ruled(IssueRuling ruling) {
        return inAdjudication().does(AGENT, ruling);
    }

    @Test
    void neverGivesTheBuyerLess() {
        ruled(partly(Remedy.PARTIAL_REFUND, "60.00", SELLER_PAYS))
                .does(BUYER, APPEAL)
                .refuses(RULING_INCOHERENT, REVIEWER, revised(dismissing()))
                .refuses(RULING_INCOHERENT, REVIEWER, revised(partly(Remedy.PARTIAL_REFUND, "59.99", SELLER_PAYS)))
                .in(Stage.REVIEW)
                .does(REVIEWER, revised(partly(Remedy.PARTIAL_REFUND, "60.01", SELLER_PAYS)))
                .in(Stage.ENFORCEMENT);
    }

    @Test
    void countsWhatTheBuyerBearsItself() {
        ruled(partly(Remedy.PARTIAL_REFUND, "60.00", SELLER_PAYS))
                .does(BUYER, APPEAL)
                .refuses(
                        RULING_INCOHERENT,
                        REVIEWER,
                        revised(partly(
                                Remedy.PARTIAL_REFUND, "100.00", Map.of(Account.SELLER, 50, Account.BUYER, 50))));
    }

    @Test
    void neverAsksForTheGoodsBackForTheSameMoney() {
        ruled(partly(Remedy.REFUND, "60.00", SELLER_PAYS))
                .does(BUYER, APPEAL)
                .refuses(RULING_INCOHERENT, REVIEWER, revised(partly(Remedy.RETURN_AND_REFUND, "60.00", SELLER_PAYS)));
    }

    /** Goods that do not come back in time end the remedy, and with it what the buyer had. */
    @Test
    void neverMakesWhatTheBuyerHasHangOnGoodsThatItMustSend() {
        ruled(partly(Remedy.PARTIAL_REFUND, "60.00", SELLER_PAYS))
                .does(BUYER, APPEAL)
                .refuses(RULING_INCOHERENT, REVIEWER, revised(partly(Remedy.RETURN_AND_REFUND, "129.00", SELLER_PAYS)))
                .refuses(
                        RULING_INCOHERENT,
                        REVIEWER,
                        revised(lines(line(Remedy.PARTIAL_REFUND, "60.00"), line(Remedy.REPLACEMENT, "0.00"))))
                .does(
                        REVIEWER,
                        revised(lines(line(Remedy.PARTIAL_REFUND, "60.00"), line(Remedy.REPLACEMENT, "0.00"))
                                .withGoods(true, null)));
        claiming(Remedy.RETURN_AND_REFUND, "129.00")
                .does(AGENT, partly(Remedy.PARTIAL_REFUND, "60.00", SELLER_PAYS))
                .does(BUYER, APPEAL)
                .does(REVIEWER, revised(ruling(RulingResult.GRANTED, Remedy.RETURN_AND_REFUND, "129.00", SELLER_PAYS)));
        ruled(dismissing())
                .does(BUYER, APPEAL)
                .does(REVIEWER, revised(partly(Remedy.RETURN_AND_REFUND, "129.00", SELLER_PAYS)));
    }

    @Test
    void neverDecidesAgainstTheBuyerWhatWasLeftOpen() {
        ruled(ruling(RulingResult.UNDECIDED, null, null, Map.of()))
                .does(BUYER, APPEAL)
                .refuses(RULING_INCOHERENT, REVIEWER, revised(dismissing()));
    }

    @Test
    void neverMakesTheSellerPayMore() {
        ruled(partly(Remedy.PARTIAL_REFUND, "100.00", HALF))
                .does(SELLER, APPEAL)
                .refuses(RULING_INCOHERENT, REVIEWER, revised(partly(Remedy.PARTIAL_REFUND, "100.02", HALF)))
                .refuses(RULING_INCOHERENT, REVIEWER, revised(partly(Remedy.PARTIAL_REFUND, "51.00", SELLER_PAYS)))
                .does(REVIEWER, revised(partly(Remedy.PARTIAL_REFUND, "49.00", SELLER_PAYS)));
    }

    @Test
    void neverTakesTheGoodsFromTheSellerForTheSameMoney() {
        ruled(partly(Remedy.RETURN_AND_REFUND, "100.00", SELLER_PAYS))
                .does(SELLER, APPEAL)
                .refuses(RULING_INCOHERENT, REVIEWER, revised(partly(Remedy.REFUND, "100.00", SELLER_PAYS)))
                .refuses(
                        RULING_INCOHERENT,
                        REVIEWER,
                        revised(partly(Remedy.RETURN_AND_REFUND, "100.00", SELLER_PAYS)
                                .withGoods(true, null)))
                .does(REVIEWER, revised(partly(Remedy.REFUND, "60.00", SELLER_PAYS)));
    }

    private static Dispute claiming(Remedy remedy) {
        return claiming(remedy, "0.00");
    }

    private static Dispute claiming(Remedy remedy, String amount) {
        return filed(Reason.QUALITY_DEFECT, remedy, amount)
                .does(SELLER, new RejectClaim(SellerRejectionGround.BUYER_MISUSE, "x", List.of()))
                .does(BUYER, new RequestIntervention(InterventionGround.SELLER_REJECTED, "x"))
                .does(AGENT, new AcceptIntervention())
                .does(BUYER, new CompleteEvidence())
                .does(SELLER, new CompleteEvidence());
    }

    private static IssueRuling inKind(Remedy remedy) {
        return partly(remedy, null, SELLER_PAYS);
    }

    private static IssueRuling lines(RemedyLine... lines) {
        return inKind(Remedy.REPLACEMENT).withLines(List.of(lines));
    }

    private static RemedyLine line(Remedy remedy, String amount) {
        return new RemedyLine(remedy, Money.of(amount, "CNY"));
    }

    @Test
    void neverPutsGoodsOrWorkInPlaceOfTheBuyersMoney() {
        ruled(partly(Remedy.RETURN_AND_REFUND, "129.00", SELLER_PAYS))
                .does(BUYER, APPEAL)
                .refuses(RULING_INCOHERENT, REVIEWER, revised(inKind(Remedy.REPLACEMENT)))
                .refuses(RULING_INCOHERENT, REVIEWER, revised(inKind(Remedy.REPAIR)))
                .does(REVIEWER, revised(ruling(RulingResult.GRANTED, Remedy.REFUND, "129.00", SELLER_PAYS)));
        ruled(partly(Remedy.PARTIAL_REFUND, "60.00", SELLER_PAYS))
                .does(BUYER, APPEAL)
                .refuses(RULING_INCOHERENT, REVIEWER, revised(inKind(Remedy.REPAIR)))
                .does(REVIEWER, revised(inKind(Remedy.REPLACEMENT).withGoods(true, null)));
    }

    @Test
    void neverPutsLessMoneyInPlaceOfWhatTheBuyerGetsInKind() {
        ruled(inKind(Remedy.REPAIR))
                .does(BUYER, APPEAL)
                .refuses(RULING_INCOHERENT, REVIEWER, revised(partly(Remedy.PARTIAL_REFUND, "128.99", SELLER_PAYS)))
                .does(REVIEWER, revised(partly(Remedy.RETURN_AND_REFUND, "129.00", SELLER_PAYS)));
        ruled(inKind(Remedy.REPLACEMENT))
                .does(BUYER, APPEAL)
                .refuses(RULING_INCOHERENT, REVIEWER, revised(inKind(Remedy.REPAIR)))
                .does(REVIEWER, revised(partly(Remedy.RETURN_AND_REFUND, "129.00", SELLER_PAYS)));
    }

    @Test
    void neverTakesTheMoneyBesideWhatTheBuyerGetsInKind() {
        ruled(lines(line(Remedy.REPLACEMENT, "0.00"), line(Remedy.PARTIAL_REFUND, "30.00")))
                .does(BUYER, APPEAL)
                .refuses(RULING_INCOHERENT, REVIEWER, revised(inKind(Remedy.REPLACEMENT)))
                .refuses(
                        RULING_INCOHERENT,
                        REVIEWER,
                        revised(lines(line(Remedy.REPLACEMENT, "0.00"), line(Remedy.PARTIAL_REFUND, "29.99"))))
                .does(REVIEWER, revised(lines(line(Remedy.REPLACEMENT, "0.00"), line(Remedy.PARTIAL_REFUND, "30.01"))));
    }

    @ParameterizedTest
    @EnumSource(names = {"REPLACEMENT", "REPAIR"})
    void givesTheBuyerWhatItClaimed(Remedy claimed) {
        Dispute asked = claiming(claimed)
                .does(AGENT, partly(Remedy.RETURN_AND_REFUND, "129.00", SELLER_PAYS))
                .does(BUYER, APPEAL)
                .does(REVIEWER, revised(ruling(RulingResult.GRANTED, claimed, null, SELLER_PAYS)));
        asked.in(Stage.ENFORCEMENT);
        claiming(claimed)
                .does(AGENT, ruling(RulingResult.GRANTED, claimed, null, SELLER_PAYS))
                .does(BUYER, APPEAL)
                .refuses(RULING_INCOHERENT, REVIEWER, revised(partly(Remedy.RETURN_AND_REFUND, "129.00", SELLER_PAYS)));
    }

    @Test
    void neverAsksTheSellerForMoneyOrNewGoodsInPlaceOfARepair() {
        ruled(inKind(Remedy.REPAIR))
                .does(SELLER, APPEAL)
                .refuses(RULING_INCOHERENT, REVIEWER, revised(partly(Remedy.PARTIAL_REFUND, "10.00", SELLER_PAYS)))
                .refuses(RULING_INCOHERENT, REVIEWER, revised(partly(Remedy.RETURN_AND_REFUND, "129.00", SELLER_PAYS)))
                .refuses(RULING_INCOHERENT, REVIEWER, revised(inKind(Remedy.REPLACEMENT)))
                .does(REVIEWER, revised(partly(Remedy.REPAIR, null, HALF)));
    }

    @Test
    void neverAsksTheSellerForThePriceInPlaceOfGoods() {
        ruled(inKind(Remedy.REPLACEMENT))
                .does(SELLER, APPEAL)
                .refuses(RULING_INCOHERENT, REVIEWER, revised(partly(Remedy.RETURN_AND_REFUND, "129.00", SELLER_PAYS)))
                .does(REVIEWER, revised(partly(Remedy.PARTIAL_REFUND, "60.00", SELLER_PAYS)));
        ruled(partly(Remedy.RETURN_AND_REFUND, "129.00", SELLER_PAYS))
                .does(SELLER, APPEAL)
                .does(REVIEWER, revised(inKind(Remedy.REPAIR)));
        ruled(partly(Remedy.PARTIAL_REFUND, "60.00", SELLER_PAYS))
                .does(SELLER, APPEAL)
                .refuses(RULING_INCOHERENT, REVIEWER, revised(inKind(Remedy.REPAIR)))
                .refuses(RULING_INCOHERENT, REVIEWER, revised(inKind(Remedy.REPLACEMENT)));
    }

    @ParameterizedTest
    @EnumSource(names = {"BUYER", "SELLER"})
    void neverMakesWhoAppealedBearTheFreight(Freight appellant) {
        IssueRuling faultless = atFault(partly(Remedy.RETURN_AND_REFUND, "100.00", SELLER_PAYS), Fault.NONE);
        ruled(faultless.withGoods(false, Freight.PLATFORM))
                .does(appellant == Freight.BUYER ? BUYER : SELLER, APPEAL)
                .refuses(RULING_INCOHERENT, REVIEWER, revised(faultless.withGoods(false, appellant)))
                .does(
                        REVIEWER,
                        revised(faultless.withGoods(
                                false, appellant == Freight.BUYER ? Freight.SELLER : Freight.BUYER)));
    }

    @Test
    void neverBlamesWhomTheRulingDidNot() {
        IssueRuling blameless = atFault(partly(Remedy.PARTIAL_REFUND, "60.00", SELLER_PAYS), Fault.NONE);
        IssueRuling blamed = atFault(partly(Remedy.PARTIAL_REFUND, "10.00", SELLER_PAYS), Fault.SELLER);
        ruled(blameless)
                .does(SELLER, APPEAL)
                .refuses(RULING_INCOHERENT, REVIEWER, revised(blamed))
                .does(REVIEWER, revised(atFault(blamed, Fault.NONE)));
    }

    @Test
    void isOverOnceTheOtherSideHasJoined() {
        ruled(partly(Remedy.PARTIAL_REFUND, "60.00", SELLER_PAYS))
                .does(BUYER, APPEAL)
                .does(SELLER, APPEAL)
                .does(REVIEWER, revised(dismissing()))
                .closed(Outcome.CLAIM_DISMISSED);
    }

    @Test
    void mayEndWorseInACaseOfTheFirstEdition() {
        new Dispute(ShippedPolicies.chinaInTheFirstEdition())
                .does(BUYER, complaint(Reason.QUALITY_DEFECT, Remedy.REFUND, "129.00", order("129.00")))
                .does(SELLER, new RejectClaim(SellerRejectionGround.BUYER_MISUSE, "x", List.of()))
                .does(BUYER, new RequestIntervention(InterventionGround.SELLER_REJECTED, "x"))
                .does(AGENT, new AcceptIntervention())
                .does(BUYER, new CompleteEvidence())
                .does(SELLER, new CompleteEvidence())
                .does(AGENT, partly(Remedy.PARTIAL_REFUND, "60.00", SELLER_PAYS))
                .does(BUYER, APPEAL)
                .does(REVIEWER, revised(dismissing()))
                .closed(Outcome.CLAIM_DISMISSED);
    }
}
