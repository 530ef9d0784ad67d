package org.ballcourt.cases.domain;

import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import java.util.Map;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReplacingTest {
    private static final ConfirmStep BACK = new ConfirmStep(StepKind.RETURN_GOODS, "SF-1");
    private static final ConfirmStep ARRIVED = new ConfirmStep(StepKind.RECEIVE_GOODS, null);
    private static final ConfirmStep SENT = new ConfirmStep(StepKind.SEND_REPLACEMENT, "SF-2");
    private static final ConfirmStep CAME = new ConfirmStep(StepKind.RECEIVE_REPLACEMENT, null);

    private static Dispute toReplace() {
        return filed(Reason.NOT_AS_DESCRIBED, Remedy.REPLACEMENT, "0.00").does(SELLER, new AcceptClaim());
    }

    private static Dispute toSend() {
        return toReplace().does(BUYER, BACK).does(SELLER, ARRIVED);
    }

    @Test
    void sendsTheGoodsBackAndOthersInTheirPlace() {
        toReplace()
                .ball("BUYER RETURN_GOODS 2026-11-09T10:00+08:00")
                .refuses(DUTY_NOT_OPEN, SELLER, SENT)
                .does(BUYER, BACK)
                .ball("SELLER CONFIRM_RECEIPT 2026-11-12T10:00+08:00")
                .does(SELLER, ARRIVED)
                .ball("SELLER PERFORM 2026-11-04T16:00+08:00")
                .does(SELLER, SENT)
                .ball("BUYER CONFIRM_RECEIPT 2026-11-12T10:00+08:00")
                .refuses(NOT_YOURS_TO_ANSWER, SELLER, CAME)
                .does(BUYER, CAME)
                .stored("StepConfirmed", "CaseClosed")
                .closed(Outcome.REMEDY_PERFORMED)
                .money();
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"PARCEL_LOST", "DELIVERY_STALLED"})
    void asksForNoGoodsThatNeverCame(Reason reason) {
        filed(reason, Remedy.REPLACEMENT, "0.00")
                .does(SELLER, new AcceptClaim())
                .ball("SELLER PERFORM")
                .does(SELLER, SENT)
                .does(BUYER, CAME)
                .closed(Outcome.REMEDY_PERFORMED);
    }

    @Test
    void asksForTheTrackingNumberOfWhatIsSent() {
        toSend().refuses(REFERENCE_MISSING, SELLER, new ConfirmStep(StepKind.SEND_REPLACEMENT, null))
                .refuses(REFERENCE_MISSING, SELLER, new ConfirmStep(StepKind.SEND_REPLACEMENT, " "))
                .refuses(REFERENCE_MISSING, SELLER, new ConfirmStep(StepKind.REPLACE, null))
                .does(SELLER, SENT);
        filed(Reason.NOT_AS_DESCRIBED, Remedy.REPAIR, "0.00")
                .does(SELLER, new AcceptClaim())
                .does(BUYER, BACK)
                .does(SELLER, ARRIVED)
                .refuses(REFERENCE_MISSING, SELLER, new ConfirmStep(StepKind.SEND_REPAIRED, null))
                .does(SELLER, new ConfirmStep(StepKind.SEND_REPAIRED, "SF-3"))
                .does(BUYER, CAME)
                .closed(Outcome.REMEDY_PERFORMED);
    }

    @Test
    void countsWhatWasSentAsReceivedWhenTheBuyerStaysSilent() {
        toSend().does(SELLER, SENT)
                .waits("P10D")
                .stored("DutyLapsed", "StepConfirmed", "CaseClosed")
                .closed(Outcome.REMEDY_PERFORMED);
    }

    @Test
    void hasThePlatformPayWhatTheGoodsAreWorthWhereNothingIsSent() {
        toSend().waits("P5D").closed(Outcome.REMEDY_PERFORMED).money("BUYER +129.00", "SELLER -129.00");
    }

    @Test
    void sendsOnceMoreWhatNeverCame() {
        ReportNonPerformance never = new ReportNonPerformance(StepKind.RECEIVE_REPLACEMENT, "nothing came");
        toSend().does(SELLER, SENT)
                .does(SELLER, new ReportNonPerformance(StepKind.SEND_REPLACEMENT, "x"))
                .ball("BUYER CONFIRM_RECEIPT")
                .does(BUYER, never)
                .stored("NonPerformanceReported")
                .ball("SELLER PERFORM 2026-11-04T16:00+08:00")
                .does(SELLER, SENT)
                .does(BUYER, never)
                .ball("BUYER CONFIRM_RECEIPT")
                .waits("P10D")
                .closed(Outcome.REMEDY_PERFORMED)
                .refuses(CASE_CLOSED, BUYER, never);
    }

    @Test
    void takesTheOldNamesForWhatIsNextOfSendingAndReceiving() {
        ConfirmStep replaced = new ConfirmStep(StepKind.REPLACE, "SF-2");
        toSend().refuses(DUTY_NOT_OPEN, SELLER, new ConfirmStep(StepKind.REPAIR, "SF-2"))
                .does(SELLER, replaced)
                .ball("BUYER CONFIRM_RECEIPT")
                .refuses(NOT_YOURS_TO_ANSWER, SELLER, replaced)
                .does(BUYER, replaced)
                .closed(Outcome.REMEDY_PERFORMED)
                .does(BUYER, new ReportNonPerformance(StepKind.REPLACE, "broken"))
                .in(Stage.ENFORCEMENT)
                .ball("SELLER PERFORM");
    }

    @Test
    void leavesTheGoodsWithTheBuyerByTheOldNames() {
        ConfirmStep repaired = new ConfirmStep(StepKind.REPAIR, "visit 7");
        filed(Reason.NOT_AS_DESCRIBED, Remedy.REPAIR, "0.00")
                .does(SELLER, new AcceptClaim())
                .refuses(DUTY_NOT_OPEN, BUYER, repaired)
                .refuses(DUTY_NOT_OPEN, SELLER, new ConfirmStep(StepKind.REPLACE, "SF"))
                .does(SELLER, repaired)
                .stored("StepConfirmed")
                .ball("BUYER CONFIRM_RECEIPT 2026-11-12T10:00+08:00")
                .does(BUYER, CAME)
                .closed(Outcome.REMEDY_PERFORMED);
        toReplace()
                .does(BUYER, BACK)
                .does(SELLER, new ConfirmStep(StepKind.REPLACE, "SF-2"))
                .ball("BUYER CONFIRM_RECEIPT")
                .does(BUYER, new ReportNonPerformance(StepKind.REPLACE, "nothing came"))
                .ball("SELLER PERFORM");
    }

    @Test
    void keepsItsStepInTheFirstEdition() {
        new Dispute(ShippedPolicies.chinaInTheFirstEdition())
                .does(BUYER, complaint(Reason.NOT_AS_DESCRIBED, Remedy.REPLACEMENT, "0.00", order("129.00")))
                .does(SELLER, new AcceptClaim())
                .ball("SELLER PERFORM")
                .refuses(DUTY_NOT_OPEN, SELLER, SENT)
                .does(SELLER, new ConfirmStep(StepKind.REPLACE, null))
                .closed(Outcome.REMEDY_PERFORMED);
    }

    @Test
    void goesTheSameWayAfterARuling() {
        inAdjudication()
                .does(
                        AGENT,
                        ruling(RulingResult.PARTLY_GRANTED, Remedy.REPLACEMENT, "0.00", Map.of(Account.SELLER, 100)))
                .waits("P7D")
                .ball("BUYER RETURN_GOODS")
                .waits("P7D")
                .closed(Outcome.LAPSED);
    }
}
