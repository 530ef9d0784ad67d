package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.CASE_CLOSED;
import static org.ballcourt.contracts.RejectionCode.DUTY_NOT_OPEN;
import static org.ballcourt.contracts.RejectionCode.GROUND_NOT_MET;
import static org.ballcourt.contracts.RejectionCode.NOT_YOUR_ROLE;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.AdvanceCause;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.AdvancePaid;
import org.ballcourt.contracts.CaseEvent.CaseClosed;
import org.ballcourt.contracts.CaseEvent.ExpressRefundGranted;
import org.ballcourt.contracts.CaseEvent.RecoveryOpened;
import org.ballcourt.contracts.DuePayment;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Finding;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Promise;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;
import org.ballcourt.contracts.SuspensionCause;
import org.junit.jupiter.api.Test;

/** An express refund is express: the platform pays at once, then the seller owes it, and goods come back where the policy says so. */
class ExpressRefundTest {
    private static final String PAYER = "SYSTEM/pay";
    private static final RecordAdvance PAID = new RecordAdvance(null, "ADV-1");
    private static final ConfirmStep SENT_BACK = new ConfirmStep(StepKind.RETURN_GOODS, "SF-1");
    private static final ConfirmStep RECEIVED = new ConfirmStep(StepKind.RECEIVE_GOODS, null);
    private static final Money PRICE = Money.of("129.00", "CNY");

    private static FileComplaint complaint(GoodsClass goods, Reason reason) {
        return Dispute.complaint(
                reason, Remedy.REFUND, "129.00", order("129.00", goods, false, Promise.EXPRESS_REFUND));
    }

    private static Dispute granted(GoodsClass goods) {
        return new Dispute()
                .does(BUYER, complaint(goods, Reason.QUALITY_DEFECT))
                .stored("ComplaintFiled", "ExpressRefundGranted")
                .in(Stage.ENFORCEMENT);
    }

    /** The policy has jewellery come back. */
    private static Dispute withGoods() {
        return granted(GoodsClass.JEWELLERY).ball("BUYER RETURN_GOODS", "SYSTEM PAY_ADVANCE");
    }

    @Test
    void isHeldUpByNobodyOfTheDesk() {
        granted(GoodsClass.ELECTRONICS)
                .ball("SYSTEM PAY_ADVANCE")
                .refuses(NOT_YOUR_ROLE, AGENT, new SuspendCase(SuspensionCause.COURT, "C-1"))
                .does(SUPERVISOR, new SuspendCase(SuspensionCause.COURT, "C-1"));
    }

    @Test
    void isGrantedForNoLineThatLapsedBefore() {
        new Dispute()
                .lapsedBefore(1)
                .does(BUYER, complaint(GoodsClass.JEWELLERY, Reason.QUALITY_DEFECT))
                .stored("ComplaintFiled")
                .in(Stage.NEGOTIATION);
    }

    @Test
    void isPaidByThePlatformAtOnceAndOwedByTheSellerThen() {
        Dispute paid = granted(GoodsClass.APPAREL)
                .ball("SYSTEM PAY_ADVANCE 2026-11-03T10:00+08:00")
                .money()
                .refuses(DUTY_NOT_OPEN, SELLER, new ConfirmStep(StepKind.REFUND, "PAY-1"))
                .does(PAYER, PAID)
                .stored("AdvancePaid", "RecoveryOpened", "CaseClosed")
                .closed(Outcome.REMEDY_PERFORMED)
                .money("BUYER +129.00", "SELLER -129.00")
                .refuses(CASE_CLOSED, BUYER, new ReportNonPerformance(StepKind.REFUND, "nothing came"));
        assertThat(paid.event(AdvancePaid.class).cause()).isEqualTo(AdvanceCause.EXPRESS_REFUND);
        RecoveryOpened recovery = paid.event(RecoveryOpened.class);
        assertThat(recovery.cause()).isEqualTo(AdvanceCause.EXPRESS_REFUND);
        assertThat(recovery.liable()).isEqualTo(Actor.parse(SELLER));
        assertThat(recovery.amount()).isEqualTo(PRICE);
        assertThat(recovery.contestUntil()).isEqualTo(START.plus(Duration.ofDays(7)));
        paid.allows(SELLER, "ContestRecovery").allowsNot(BUYER, "ContestRecovery");
        assertThat(LineAccount.refunded(paid.state())).isEqualTo(PRICE);
        assertThat(paid.state().fulfilment().advanced()).isFalse();
    }

    @Test
    void waitedForTheSellerInTheFirstEdition() {
        Dispute first = new Dispute(ShippedPolicies.chinaInTheFirstEdition())
                .does(BUYER, complaint(GoodsClass.JEWELLERY, Reason.QUALITY_DEFECT))
                .ball("SELLER PERFORM");
        assertThat(first.event(ExpressRefundGranted.class).plan().platformPaysFirst())
                .isFalse();
    }

    @Test
    void isPaidBeforeTheGoodsComeBackAndOwedAfterThat() {
        withGoods()
                .does(PAYER, PAID)
                .stored("AdvancePaid")
                .money("BUYER +129.00", "PLATFORM -129.00")
                .does(BUYER, SENT_BACK)
                .ball("SELLER CONFIRM_RECEIPT")
                .does(SELLER, RECEIVED)
                .stored("StepConfirmed", "RecoveryOpened", "CaseClosed")
                .closed(Outcome.REMEDY_PERFORMED)
                .money("BUYER +129.00", "SELLER -129.00")
                .refuses(CASE_CLOSED, BUYER, new ReportNonPerformance(StepKind.RECEIVE_GOODS, "x"));
    }

    @Test
    void goesBackWhereTheGoodsDoNot() {
        withGoods().does(PAYER, PAID).waits("P7D").closed(Outcome.LAPSED).money();
    }

    @Test
    void isPaidNoSecondTimeWhereThePlatformIsLateAboutTheGoods() {
        Dispute late = withGoods()
                .does(PAYER, PAID)
                .does(BUYER, SENT_BACK)
                .does(SELLER, new ReportNonPerformance(StepKind.RECEIVE_GOODS, "空包"))
                .waits("P30D");
        late.closed(Outcome.REMEDY_PERFORMED);
        assertThat(late.state().money().get(Account.BUYER)).isEqualByComparingTo("129.00");
    }

    @Test
    void countsAsOwedWhenTheSellerSaysNothingOfTheGoods() {
        withGoods()
                .does(PAYER, PAID)
                .does(BUYER, SENT_BACK)
                .waits("P10D")
                .stored("DutyLapsed", "StepConfirmed", "RecoveryOpened", "CaseClosed")
                .money("BUYER +129.00", "SELLER -129.00");
    }

    @Test
    void leavesTheGoodsWhereTheyNeverCame() {
        new Dispute()
                .does(BUYER, complaint(GoodsClass.JEWELLERY, Reason.PARCEL_LOST))
                .ball("SYSTEM PAY_ADVANCE");
    }

    @Test
    void closesOnlyWhenItIsPaidToo() {
        withGoods()
                .does(BUYER, SENT_BACK)
                .does(SELLER, RECEIVED)
                .stored("StepConfirmed")
                .ball("SYSTEM PAY_ADVANCE")
                .money()
                .does(PAYER, PAID)
                .stored("AdvancePaid", "RecoveryOpened", "CaseClosed")
                .money("BUYER +129.00", "SELLER -129.00");
    }

    @Test
    void isTheSellersDebtAlsoWhereThePlatformCannotPay() {
        Dispute unpaid = granted(GoodsClass.APPAREL)
                .withoutConfirmedPayments()
                .waits("P5D")
                .closed(Outcome.REMEDY_PERFORMED)
                .money("BUYER +129.00", "SELLER -129.00");
        assertThat(unpaid.event(CaseClosed.class).platformOwes()).isEqualTo(PRICE);
    }

    private static Dispute disputedCondition(Dispute sentBack) {
        return sentBack.does(SELLER, new ReportNonPerformance(StepKind.RECEIVE_GOODS, "an empty box"))
                .in(Stage.EVIDENCE);
    }

    private static Dispute ruledOnCondition(Dispute disputed, RulingResult result, Finding finding) {
        boolean granted = result == RulingResult.GRANTED;
        IssueRuling ruling = new IssueRuling(
                List.of(new FindingOf("RETURN_CONDITION", finding, WHY, List.of())),
                result,
                null,
                null,
                granted ? Map.of(Account.SELLER, 100) : Map.of(),
                granted ? Fault.SELLER : Fault.NONE,
                List.of("return.condition"),
                WHY);
        return disputed.does(BUYER, new CompleteEvidence())
                .does(SELLER, new CompleteEvidence())
                .does(AGENT, ruling);
    }

    @Test
    void isTakenBackWhereTheBoxWasEmpty() {
        Dispute empty = disputedCondition(withGoods().does(PAYER, PAID).does(BUYER, SENT_BACK))
                .money("BUYER +129.00", "PLATFORM -129.00");
        ruledOnCondition(empty, RulingResult.DISMISSED, Finding.PROVEN)
                .waits("P7D")
                .closed(Outcome.CLAIM_DISMISSED)
                .money();
    }

    @Test
    void isPaidBackToThePlatformWhereTheGoodsWereSound() {
        Dispute sound = disputedCondition(withGoods().does(PAYER, PAID).does(BUYER, SENT_BACK));
        Dispute ruled = ruledOnCondition(sound, RulingResult.GRANTED, Finding.NOT_PROVEN)
                .waits("P7D")
                .ball("SELLER PERFORM");
        assertThat(ruled.state().ball().ofKind(DutyKind.PERFORM).orElseThrow().payments())
                .containsExactly(new DuePayment(Account.PLATFORM, PRICE));
        ruled.does(SELLER, new ConfirmStep(StepKind.REFUND, "PAY-1"))
                .closed(Outcome.REMEDY_PERFORMED)
                .money("BUYER +129.00", "SELLER -129.00");
    }

    @Test
    void isNotPaidMeanwhileWhereTheConditionCameIntoQuestionFirst() {
        Dispute disputed = disputedCondition(withGoods().does(BUYER, SENT_BACK)).ball("BUYER PROVE", "SELLER PROVE");
        Dispute ruled = ruledOnCondition(disputed, RulingResult.GRANTED, Finding.NOT_PROVEN)
                .waits("P7D")
                .ball("SELLER PERFORM");
        ruled.does(SELLER, new ConfirmStep(StepKind.REFUND, "PAY-1")).money("BUYER +129.00", "SELLER -129.00");
    }

    @Test
    void isSetAgainstAnAwardThatComesAfterAnOutcomeOfWhichNothingWasKnown() {
        RecordExternalOutcome award = new RecordExternalOutcome(
                SuspensionCause.COURT,
                "C-2",
                "the judgment is final",
                List.of(new RemedyLine(Remedy.REFUND, PRICE)),
                null);
        withGoods()
                .refuses(GROUND_NOT_MET, SUPERVISOR, award)
                .does(PAYER, PAID)
                .does(SUPERVISOR, new RecordExternalOutcome(SuspensionCause.COURT, "C-1", "the judgment is final"))
                .closed(Outcome.EXTERNALLY_DECIDED)
                .money("BUYER +129.00", "PLATFORM -129.00")
                .does(SUPERVISOR, award)
                .ball("SELLER PERFORM")
                .does(SELLER, new ConfirmStep(StepKind.REFUND, "PAY-1"))
                .money("BUYER +129.00", "SELLER -129.00");
    }

    /** What a carrier bore was paid and taken back from it; that the goods came back is nothing that can turn out not done. */
    @Test
    void leavesAReturnThatWasPaidForByOthersClosed() {
        filed(Reason.QUALITY_DEFECT, Remedy.RETURN_AND_REFUND, "129.00")
                .does(SUPERVISOR, new SuspendCase(SuspensionCause.COURT, "C-1"))
                .does(
                        SUPERVISOR,
                        new RecordExternalOutcome(
                                SuspensionCause.COURT,
                                "C-1",
                                "the judgment is final",
                                List.of(new RemedyLine(Remedy.RETURN_AND_REFUND, PRICE)),
                                Map.of(Account.CARRIER, 100)))
                .does(BUYER, SENT_BACK)
                .does(SELLER, RECEIVED)
                .does(PAYER, PAID)
                .closed(Outcome.EXTERNALLY_DECIDED)
                .money("BUYER +129.00", "CARRIER -129.00")
                .refuses(CASE_CLOSED, BUYER, new ReportNonPerformance(StepKind.RECEIVE_GOODS, "x"));
    }
}
