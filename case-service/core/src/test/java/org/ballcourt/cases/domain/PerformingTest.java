package org.ballcourt.cases.domain;

import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import java.util.Map;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Audience;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;
import org.junit.jupiter.api.Test;

class PerformingTest {
    private static final ConfirmStep REFUND = new ConfirmStep(StepKind.REFUND, "PAY-1");

    private static Dispute returning() {
        return filed(Reason.NOT_AS_DESCRIBED, Remedy.RETURN_AND_REFUND, "129.00")
                .does(SELLER, new AcceptClaim());
    }

    @Test
    void goesStepByStep() {
        returning()
                .ball("BUYER RETURN_GOODS 2026-11-09T10:00+08:00")
                .refuses(DUTY_NOT_OPEN, SELLER, REFUND)
                .does(BUYER, new ConfirmStep(StepKind.RETURN_GOODS, "SF"))
                .ball("SELLER CONFIRM_RECEIPT 2026-11-12T10:00+08:00")
                .refuses(NOT_YOURS_TO_ANSWER, BUYER, new ConfirmStep(StepKind.RECEIVE_GOODS, "x"))
                .does(SELLER, new ConfirmStep(StepKind.RECEIVE_GOODS, "ok"))
                .ball("SELLER PERFORM")
                .does(SELLER, REFUND)
                .stored("StepConfirmed", "CaseClosed")
                .closed(Outcome.REMEDY_PERFORMED)
                .money("BUYER +129.00", "SELLER -129.00");
    }

    @Test
    void lapsesWhenTheGoodsDoNotComeBack() {
        returning()
                .waits("P7D")
                .stored("DutyLapsed", "CaseClosed")
                .closed(Outcome.LAPSED)
                .money();
    }

    @Test
    void countsTheGoodsAsReceivedWhenTheSellerStaysSilent() {
        returning()
                .does(BUYER, new ConfirmStep(StepKind.RETURN_GOODS, "SF"))
                .waits("P10D")
                .stored("DutyLapsed", "StepConfirmed")
                .ball("SELLER PERFORM");
    }

    @Test
    void hasThePlatformPayFirstWhenTheSellerDoesNot() {
        inEnforcement()
                .ball("SELLER PERFORM 2026-11-04T16:00+08:00")
                .waits("PT54H")
                .stored("DutyLapsed", "AdvancePaid", "RecoveryOpened", "CaseClosed")
                .closed(Outcome.REMEDY_PERFORMED)
                .money("BUYER +129.00", "SELLER -129.00");
    }

    @Test
    void triesToPayFiveTimesAndThenOwes() {
        inEnforcement()
                .withoutConfirmedPayments()
                .waits("PT54H")
                .ball("SYSTEM PAY_ADVANCE 2026-11-05T16:00+08:00")
                .waits("P4D")
                .ball("SYSTEM PAY_ADVANCE")
                .waits("P1D")
                .stored("DutyLapsed", "RecoveryOpened", "CaseClosed")
                .closed(Outcome.REMEDY_PERFORMED)
                .money("BUYER +129.00", "SELLER -129.00");
    }

    @Test
    void asksThePaymentSystemForTheReference() {
        inEnforcement().withoutConfirmedPayments().refuses(PAYMENT_UNCONFIRMED, SELLER, REFUND);
    }

    @Test
    void splitsTheCostByLiability() {
        inAdjudication()
                .does(
                        AGENT,
                        ruling(
                                RulingResult.PARTLY_GRANTED,
                                Remedy.REFUND,
                                "100.01",
                                Map.of(Account.SELLER, 33, Account.CARRIER, 33, Account.PLATFORM, 34)))
                .waits("P7D")
                .does(SELLER, REFUND)
                .money("BUYER +100.01", "CARRIER -33.00", "PLATFORM -34.01", "SELLER -33.00");
    }

    @Test
    void reopensOnceWhenTheBuyerReportsNonPerformance() {
        ReportNonPerformance report = new ReportNonPerformance(StepKind.REFUND, "x");
        inEnforcement()
                .does(SELLER, REFUND)
                .waits("P6D")
                .refuses(NOT_YOUR_ROLE, SELLER, report)
                .does(BUYER, report)
                .stored("NonPerformanceReported")
                .in(Stage.ENFORCEMENT)
                .ball("SELLER PERFORM 2026-11-11T15:00+08:00")
                .money()
                .waits("P5D")
                .stored("DutyLapsed", "AdvancePaid", "RecoveryOpened", "CaseClosed")
                .money("BUYER +129.00", "SELLER -129.00")
                .refuses(CASE_CLOSED, BUYER, report);
    }

    @Test
    void doesNotReopenForWhatTheBuyerConfirmedItself() {
        inEnforcement()
                .does(BUYER, new ConfirmStep(StepKind.REFUND, null))
                .closed(Outcome.REMEDY_PERFORMED)
                .allowsNot(BUYER, "ReportNonPerformance")
                .refuses(CASE_CLOSED, BUYER, new ReportNonPerformance(StepKind.REFUND, "x"));
    }

    @Test
    void isNoServiceToRateWhereNobodyOfTheDeskActed() {
        filed().does(SELLER, new AcceptClaim())
                .does(SELLER, REFUND)
                .closed(Outcome.REMEDY_PERFORMED)
                .allowsNot(BUYER, "RateService")
                .refuses(UNKNOWN_PARTY, BUYER, new RateService("wang", 5, null));
    }

    @Test
    void doesNotReopenAfterSevenDays() {
        inEnforcement()
                .does(SELLER, REFUND)
                .waits("P7DT1S")
                .refuses(CASE_CLOSED, BUYER, new ReportNonPerformance(StepKind.REFUND, "x"));
    }

    @Test
    void goesToThePlatformOfTheFirstEditionWhenTheSellerDisputesTheReturnedGoods() {
        new Dispute(ShippedPolicies.chinaInTheFirstEdition())
                .does(BUYER, complaint(Reason.NO_REASON_RETURN, Remedy.RETURN_AND_REFUND, "129.00", order("129.00")))
                .stored("ComplaintFiled", "NoReasonReturnGranted")
                .does(BUYER, new ConfirmStep(StepKind.RETURN_GOODS, "SF"))
                .does(SELLER, new ReportNonPerformance(StepKind.RETURN_GOODS, "the box was empty"))
                .in(Stage.ACCEPTANCE)
                .ball("AGENT TRIAGE");
    }

    @Test
    void isRatedForEachAgentOnce() {
        Dispute closed = filed().does(SELLER, new RejectClaim(SellerRejectionGround.OTHER, "x", null))
                .does(BUYER, new RequestIntervention(InterventionGround.SELLER_REJECTED, "x"))
                .does(AGENT, new AcceptIntervention())
                .does("SUPERVISOR/gao", new AddStatement("x", Audience.PLATFORM))
                .does(BUYER, new WithdrawComplaint("x"));
        closed.does(BUYER, new RateService("wang", 5, "x"))
                .allows(BUYER, "RateService")
                .refuses(ALREADY_RATED, BUYER, new RateService("AGENT/wang", 1, "x"))
                .does(BUYER, new RateService("gao", 1, "x"))
                .allowsNot(BUYER, "RateService")
                .refuses(ALREADY_RATED, BUYER, new RateService("gao", 1, "x"))
                .allows(SELLER, "RateService");
    }

    @Test
    void isRatedOnceBySideAndWithinFifteenDays() {
        RateService rating = new RateService("wang", 5, "x");
        Dispute closed = inAppealWindow().waits("P7D").does(SELLER, REFUND);
        closed.refuses(UNKNOWN_PARTY, BUYER, new RateService("nobody", 5, "x"))
                .does(BUYER, rating)
                .refuses(ALREADY_RATED, BUYER, rating)
                .waits("P15DT1S")
                .refuses(OUTSIDE_WINDOW, SELLER, rating);
    }
}
