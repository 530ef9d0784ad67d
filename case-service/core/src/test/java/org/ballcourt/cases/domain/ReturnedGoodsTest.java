package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.AppealGround;
import org.ballcourt.contracts.Burden;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Finding;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Presumption;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;
import org.junit.jupiter.api.Test;

class ReturnedGoodsTest {
    private static final ConfirmStep BACK = new ConfirmStep(StepKind.RETURN_GOODS, "SF-1");
    private static final ConfirmStep REFUND = new ConfirmStep(StepKind.REFUND, "PAY-1");
    private static final ReportNonPerformance EMPTY =
            new ReportNonPerformance(StepKind.RETURN_GOODS, "the parcel was empty");

    private static IssueRuling onTheGoods(RulingResult result, Remedy remedy, String amount, Finding finding) {
        return new IssueRuling(
                List.of(new FindingOf("RETURN_CONDITION", finding, "the weight of the parcel", List.of())),
                result,
                remedy,
                amount == null ? null : Money.of(amount, "CNY"),
                remedy == null ? Map.of() : Map.of(Account.SELLER, 100),
                remedy == null ? Fault.BUYER : Fault.SELLER,
                List.of("return.condition"),
                "the carrier weighed it");
    }

    /** Ruled, final, and the goods on their way back. */
    private static Dispute sentBackAfterARuling(String amount) {
        Map<Account, Integer> bySeller = Map.of(Account.SELLER, 100);
        return inAdjudication()
                .does(AGENT, ruling(RulingResult.PARTLY_GRANTED, Remedy.RETURN_AND_REFUND, amount, bySeller))
                .waits("P7D")
                .does(BUYER, BACK);
    }

    private static Dispute disputed() {
        return sentBackAfterARuling("129.00").does(SELLER, EMPTY);
    }

    private static Dispute proven(Dispute disputed) {
        return disputed.does(BUYER, new CompleteEvidence()).does(SELLER, new CompleteEvidence());
    }

    @Test
    void areProvenByBothSidesAlsoAfterAFinalRuling() {
        Dispute dispute = disputed()
                .stored("NonPerformanceReported", "EvidenceRoundOpened")
                .in(Stage.EVIDENCE)
                .ball("BUYER PROVE 2026-11-11T10:00+08:00", "SELLER PROVE 2026-11-11T10:00+08:00");
        assertThat(dispute.state().proof().burdens())
                .extracting(Burden::element, Burden::bearer)
                .containsExactly(tuple("RETURN_CONDITION", Role.SELLER));
        dispute.waits("PT48H").in(Stage.ADJUDICATION).ball("AGENT RULE").money();
    }

    @Test
    void areProvenWithoutAnyRulingAsWell() {
        filed(Reason.NO_REASON_RETURN, Remedy.RETURN_AND_REFUND, "129.00")
                .does(BUYER, BACK)
                .does(SELLER, new ReportNonPerformance(StepKind.RECEIVE_GOODS, "worn"))
                .in(Stage.EVIDENCE)
                .ball("BUYER PROVE", "SELLER PROVE");
    }

    @Test
    void areDisputedOnReceiptAndByTheSellerAlone() {
        sentBackAfterARuling("129.00")
                .does(BUYER, EMPTY)
                .in(Stage.ENFORCEMENT)
                .does(SELLER, new ReportNonPerformance(StepKind.REFUND, "x"))
                .in(Stage.ENFORCEMENT)
                .does(SELLER, new ConfirmStep(StepKind.RECEIVE_GOODS, null))
                .does(SELLER, EMPTY)
                .in(Stage.ENFORCEMENT)
                .ball("SELLER PERFORM");
    }

    @Test
    void arePaidForAtOnceWhereTheyWereSound() {
        proven(disputed())
                .does(AGENT, onTheGoods(RulingResult.GRANTED, Remedy.RETURN_AND_REFUND, "129.00", Finding.NOT_PROVEN))
                .waits("P7D")
                .ball("SELLER PERFORM")
                .does(SELLER, REFUND)
                .closed(Outcome.REMEDY_PERFORMED)
                .money("BUYER +129.00", "SELLER -129.00");
    }

    @Test
    void areNotPaidForWhereThereWereNone() {
        proven(disputed())
                .does(AGENT, onTheGoods(RulingResult.DISMISSED, null, null, Finding.PROVEN))
                .does(
                        BUYER,
                        new LodgeAppeal(
                                AppealGround.RULE_MISAPPLIED, "the parcel was full", List.of(), "return.condition"))
                .in(Stage.REVIEW)
                .waits("P14D")
                .closed(Outcome.CLAIM_DISMISSED)
                .money();
    }

    @Test
    void bringNoMoreThanWasGrantedBefore() {
        Dispute dispute = proven(sentBackAfterARuling("100.00").does(SELLER, EMPTY));
        dispute.refuses(
                        RULING_INCOHERENT,
                        AGENT,
                        onTheGoods(RulingResult.PARTLY_GRANTED, Remedy.RETURN_AND_REFUND, "100.01", Finding.NOT_PROVEN))
                .does(
                        AGENT,
                        onTheGoods(RulingResult.PARTLY_GRANTED, Remedy.RETURN_AND_REFUND, "100.00", Finding.NOT_PROVEN))
                .waits("P7D")
                .ball("SELLER PERFORM");
    }

    @Test
    void areTheOnlyThingThatIsAskedAndFound() {
        disputed()
                .refuses(UNKNOWN_ELEMENT, AGENT, new RequestEvidence("BUYER", "DEFECT_SHOWN", List.of(), "x"))
                .does(AGENT, new RequestEvidence("CARRIER", "RETURN_CONDITION", List.of(), "what did it weigh"))
                .does(BUYER, new CompleteEvidence())
                .does(SELLER, new CompleteEvidence())
                .waits("PT48H")
                .refuses(UNKNOWN_ELEMENT, AGENT, granting("129.00"))
                .refuses(
                        FINDING_MISSING,
                        AGENT,
                        new IssueRuling(
                                List.of(),
                                RulingResult.DISMISSED,
                                null,
                                null,
                                Map.of(),
                                Fault.BUYER,
                                List.of(),
                                "nothing shown"));
    }

    /** What proved something else in the round before moves no burden now. */
    @Test
    void areProvenAfresh() {
        Dispute dispute = filed(Reason.RETURN_REFUSED, Remedy.RETURN_AND_REFUND, "129.00")
                .does(SELLER, new RejectClaim(SellerRejectionGround.OTHER, "x", List.of()))
                .does(BUYER, new RequestIntervention(InterventionGround.SELLER_REJECTED, "x"))
                .does(AGENT, new AcceptIntervention())
                .uploaded(SELLER, "ev-1")
                .does(SELLER, new SubmitEvidence("ev-1", "RETURN_CONDITION", "x"))
                .does(AGENT, new ProposeSettlement(Remedy.RETURN_AND_REFUND, Money.of("129.00", "CNY"), "x"))
                .does(BUYER, new AcceptSettlement())
                .does(SELLER, new AcceptSettlement())
                .does(BUYER, BACK)
                .does(SELLER, EMPTY);
        assertThat(dispute.state().proof().bearsNow("RETURN_CONDITION")).isEqualTo(Role.SELLER);
        dispute.waits("PT48H");
        assertThat(dispute.state().proof().presumptionOn("RETURN_CONDITION"))
                .contains(new Presumption("RETURN_CONDITION", Finding.NOT_PROVEN, Role.SELLER));
    }

    @Test
    void goBackNoSecondTimeInASettlement() {
        disputed()
                .does(AGENT, new ProposeSettlement(Remedy.RETURN_AND_REFUND, Money.of("60.00", "CNY"), "half"))
                .does(BUYER, new AcceptSettlement())
                .does(SELLER, new AcceptSettlement())
                .ball("SELLER PERFORM")
                .does(SELLER, REFUND)
                .closed(Outcome.SETTLED)
                .money("BUYER +60.00", "SELLER -60.00");
    }

    @Test
    void bringWhatWasGrantedBeforeWhereThePlatformNeverRules() {
        sentBackAfterARuling("100.00")
                .does(SELLER, EMPTY)
                .waits("P30D")
                .closed(Outcome.REMEDY_PERFORMED)
                .money("BUYER +100.00", "PLATFORM -100.00");
    }
}
