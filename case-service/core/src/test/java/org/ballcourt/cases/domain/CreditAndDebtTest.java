package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.CaseClosed;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.StepKind;
import org.junit.jupiter.api.Test;

/** The platform's provisional credit and its debts, on the ways on which they are easily counted twice or not at all. */
class CreditAndDebtTest {
    private static Dispute credited(Remedy remedy, String amount) {
        return filed("129.00", remedy, amount)
                .does(SELLER, new RejectClaim(SellerRejectionGround.OTHER, "x", List.of()))
                .does(BUYER, new RequestIntervention(InterventionGround.SELLER_REJECTED, "x"))
                .does(AGENT, new AcceptIntervention())
                .does(BUYER, new CompleteEvidence())
                .does(SELLER, new CompleteEvidence())
                .waits("PT54H")
                .money("BUYER +129.00", "PLATFORM -129.00");
    }

    @Test
    void staysWithTheBuyerWhereThePlatformAloneIsLiable() {
        credited(Remedy.REFUND, "129.00")
                .does(SENIOR, ruling(RulingResult.GRANTED, Remedy.REFUND, "129.00", Map.of(Account.PLATFORM, 100)))
                .waits("P7D")
                .closed(Outcome.REMEDY_PERFORMED)
                .money("BUYER +129.00", "PLATFORM -129.00");
    }

    /** The seller pays back what was granted; the rest the buyer was paid and owes. */
    @Test
    void isOwedByTheBuyerAboveWhatWasGrantedWhenTheSellerPerforms() {
        Dispute dispute = credited(Remedy.REFUND, "129.00")
                .does(SENIOR, grantingPart("100.00"))
                .waits("P7D")
                .does(SELLER, new ConfirmStep(StepKind.REFUND, "PAY-1"))
                .stored("StepConfirmed", "CaseClosed")
                .closed(Outcome.REMEDY_PERFORMED)
                .money("BUYER +100.00", "SELLER -100.00")
                .allows(BUYER, "ContestRecovery")
                .allowsNot(BUYER, "ReportNonPerformance");
        CaseClosed closed = dispute.event(CaseClosed.class);
        assertThat(closed.buyerOwes()).isEqualTo(Money.of("29.00", "CNY"));
        assertThat(closed.contestUntil()).isNotNull();
    }

    /** What the platform gets back, the platform must have got. */
    @Test
    void isNotRepaidByTheWordOfTheBuyer() {
        credited(Remedy.REFUND, "129.00")
                .does(SENIOR, ruling(RulingResult.GRANTED, Remedy.REFUND, "129.00", Map.of(Account.SELLER, 100)))
                .waits("P7D")
                .allowsNot(BUYER, "ConfirmStep")
                .refuses(NOT_YOURS_TO_ANSWER, BUYER, new ConfirmStep(StepKind.REFUND, null))
                .refuses(NOT_YOURS_TO_ANSWER, BUYER, new ConfirmStep(StepKind.REFUND, "INVENTED"))
                .does(SELLER, new ConfirmStep(StepKind.REFUND, "PAY-1"))
                .closed(Outcome.REMEDY_PERFORMED);
    }

    /** Who has the goods and the money gives the money back. */
    @Test
    void isOwedByTheBuyerWhoGotGoodsInstead() {
        Dispute dispute = credited(Remedy.REPLACEMENT, "0.00")
                .does(SENIOR, ruling(RulingResult.GRANTED, Remedy.REPLACEMENT, "0.00", Map.of(Account.SELLER, 100)))
                .waits("P7D")
                .does(BUYER, new ConfirmStep(StepKind.RETURN_GOODS, "SF"))
                .does(SELLER, new ConfirmStep(StepKind.RECEIVE_GOODS, null))
                .does(SELLER, new ConfirmStep(StepKind.REPLACE, "SF"))
                .does(BUYER, new ConfirmStep(StepKind.REPLACE, null))
                .closed(Outcome.REMEDY_PERFORMED)
                .money();
        assertThat(dispute.event(CaseClosed.class).buyerOwes()).isEqualTo(Money.of("129.00", "CNY"));
    }

    @Test
    void isRepaidAboveWhatWasGrantedAlsoWhenTheSellerStaysSilent() {
        credited(Remedy.REFUND, "129.00")
                .does(SENIOR, grantingPart("100.00"))
                .waits("P30D")
                .closed(Outcome.REMEDY_PERFORMED)
                .money("BUYER +100.00", "SELLER -100.00");
    }

    @Test
    void goesBackOnceAlsoWhenTheGoodsThatWereToReplaceItNeverCame() {
        credited(Remedy.REPLACEMENT, "0.00")
                .does(SENIOR, ruling(RulingResult.GRANTED, Remedy.REPLACEMENT, "0.00", Map.of(Account.SELLER, 100)))
                .waits("P7D")
                .does(BUYER, new ConfirmStep(StepKind.RETURN_GOODS, "SF"))
                .does(SELLER, new ConfirmStep(StepKind.RECEIVE_GOODS, null))
                .does(SELLER, new ConfirmStep(StepKind.REPLACE, "SF"))
                .money("BUYER +129.00", "PLATFORM -129.00")
                .waits("P10D")
                .closed(Outcome.REMEDY_PERFORMED)
                .money()
                .does(BUYER, new ReportNonPerformance(StepKind.REPLACE, "x"))
                .money()
                .does(SELLER, new ConfirmStep(StepKind.REPLACE, "SF"))
                .does(BUYER, new ConfirmStep(StepKind.REPLACE, null))
                .closed(Outcome.REMEDY_PERFORMED)
                .money();
    }

    @Test
    void isNotOwedTwiceWhereThePlatformCouldNotPay() {
        filed(Reason.NOT_AS_DESCRIBED, Remedy.RETURN_AND_REFUND, "129.00")
                .does(SELLER, new AcceptClaim())
                .does(BUYER, new ConfirmStep(StepKind.RETURN_GOODS, "SF"))
                .does(SELLER, new ConfirmStep(StepKind.RECEIVE_GOODS, "ok"))
                .withoutConfirmedPayments()
                .waits("PT175H")
                .stored(
                        "DutyLapsed",
                        "DutyLapsed",
                        "DutyLapsed",
                        "DutyLapsed",
                        "DutyLapsed",
                        "DutyLapsed",
                        "RecoveryOpened",
                        "CaseClosed")
                .money("BUYER +129.00", "SELLER -129.00")
                .refuses(CASE_CLOSED, BUYER, new ReportNonPerformance(StepKind.RECEIVE_GOODS, "x"));
    }

    /** A settlement with a return, a dispute about the goods that came back, and a platform that is late once more. */
    @Test
    void areNotGivenTwiceWhereThePlatformIsLateTwice() {
        filed(Reason.QUALITY_DEFECT, Remedy.RETURN_AND_REFUND, "129.00")
                .does(SELLER, new RejectClaim(SellerRejectionGround.OTHER, "x", List.of()))
                .does(BUYER, new RequestIntervention(InterventionGround.SELLER_REJECTED, "x"))
                .does(AGENT, new AcceptIntervention())
                .does(BUYER, new CompleteEvidence())
                .does(SELLER, new CompleteEvidence())
                .waits("P3D")
                .money("BUYER +129.00", "PLATFORM -129.00")
                .does(SENIOR, new ProposeSettlement(Remedy.RETURN_AND_REFUND, Money.of("129.00", "CNY"), "x"))
                .does(BUYER, new AcceptSettlement())
                .does(SELLER, new AcceptSettlement())
                .does(BUYER, new ConfirmStep(StepKind.RETURN_GOODS, "x"))
                .does(SELLER, new ReportNonPerformance(StepKind.RETURN_GOODS, "x"))
                .waits("P6D")
                .ball("SENIOR RULE")
                .money("BUYER +129.00", "PLATFORM -129.00");
    }
}
