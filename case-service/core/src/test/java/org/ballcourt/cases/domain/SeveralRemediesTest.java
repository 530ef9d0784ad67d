package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.SeniorGround;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;
import org.junit.jupiter.api.Test;

class SeveralRemediesTest {
    private static final RemedyLine REFUND = line(Remedy.REFUND, "129.00");
    private static final RemedyLine THREEFOLD = line(Remedy.COMPENSATION, "387.00");

    private static RemedyLine line(Remedy remedy, String amount) {
        return new RemedyLine(remedy, amount == null ? null : Money.of(amount, "CNY"));
    }

    private static IssueRuling granting(RemedyLine... lines) {
        boolean claimed = List.of(lines).contains(REFUND);
        RulingResult result = claimed ? RulingResult.GRANTED : RulingResult.PARTLY_GRANTED;
        return ruling(result, null, null, Map.of(Account.SELLER, 100)).withLines(List.of(lines));
    }

    private static Dispute withASenior() {
        return inAdjudication().does(AGENT, new EscalateToSenior(SeniorGround.COMPLEX, "so many things at once"));
    }

    private static Dispute ruled(RemedyLine... lines) {
        return withASenior().does(SENIOR, granting(lines)).waits("P7D").in(Stage.ENFORCEMENT);
    }

    @Test
    void refundsAndPaysThreefoldByOneRuling() {
        ruled(REFUND, THREEFOLD)
                .ball("SELLER PERFORM")
                .does(SELLER, new ConfirmStep(StepKind.REFUND, "P-1"))
                .stored("StepConfirmed")
                .money("BUYER +129.00", "SELLER -129.00")
                .ball("SELLER PERFORM")
                .does(SELLER, new ConfirmStep(StepKind.COMPENSATE, "P-2"))
                .stored("StepConfirmed", "CaseClosed")
                .money("BUYER +516.00", "SELLER -516.00")
                .closed(Outcome.REMEDY_PERFORMED);
    }

    @Test
    void paysOutOnlyWhatIsStillOpen() {
        ruled(REFUND, THREEFOLD)
                .does(SELLER, new ConfirmStep(StepKind.REFUND, "P-1"))
                .waits("P3D")
                .stored("DutyLapsed", "AdvancePaid", "RecoveryOpened", "CaseClosed")
                .money("BUYER +516.00", "SELLER -516.00");
    }

    @Test
    void paysAllOutAtOnceWhereTheFirstStepIsNotDone() {
        Dispute dispute = ruled(REFUND, THREEFOLD).waits("P3D").money("BUYER +516.00", "SELLER -516.00");

        assertThat(dispute.last().stream()
                        .filter(CaseEvent.AdvancePaid.class::isInstance)
                        .map(event -> ((CaseEvent.AdvancePaid) event).amount()))
                .containsExactly(Money.of("516.00", "CNY"));
    }

    @Test
    void setsACreditAgainstTheFirstPaymentsAndNoMoreThanTheyPay() {
        filedAndCredited()
                .does(SENIOR, granting(line(Remedy.REFUND, "100.00"), line(Remedy.COMPENSATION, "50.00")))
                .waits("P7D")
                .does(SELLER, new ConfirmStep(StepKind.REFUND, "P-1"))
                .money("BUYER +129.00", "SELLER -100.00", "PLATFORM -29.00")
                .does(SELLER, new ConfirmStep(StepKind.COMPENSATE, "P-2"))
                .money("BUYER +150.00", "SELLER -150.00");
    }

    private static Dispute filedAndCredited() {
        return inAdjudication().waits("P5D").money("BUYER +129.00", "PLATFORM -129.00");
    }

    @Test
    void sendsTheGoodsBackBeforeAnythingIsPaid() {
        ruled(THREEFOLD, line(Remedy.RETURN_AND_REFUND, "129.00"))
                .ball("BUYER RETURN_GOODS")
                .does(BUYER, new ConfirmStep(StepKind.RETURN_GOODS, "T-1"))
                .does(SELLER, new ConfirmStep(StepKind.RECEIVE_GOODS, null))
                .does(SELLER, new ConfirmStep(StepKind.REFUND, "P-1"))
                .does(SELLER, new ConfirmStep(StepKind.COMPENSATE, "P-2"))
                .closed(Outcome.REMEDY_PERFORMED)
                .money("BUYER +516.00", "SELLER -516.00");
    }

    @Test
    void readsASingleLineAsRemedyAndAmount() {
        CaseEvent.RulingIssued issued = (CaseEvent.RulingIssued)
                inAdjudication().does(AGENT, granting(REFUND)).last().getLast();

        assertThat(issued.ruling().lines()).isNull();
        assertThat(issued.ruling().remedy()).isEqualTo(Remedy.REFUND);
        assertThat(issued.ruling().amount()).isEqualTo(Money.of("129.00", "CNY"));
    }

    @Test
    void capsWhatIsPaidBackOverAllLines() {
        withASenior()
                .refuses(AMOUNT_EXCEEDS_ORDER, SENIOR, granting(REFUND, line(Remedy.PARTIAL_REFUND, "0.01")))
                .refuses(AMOUNT_EXCEEDS_ORDER, SENIOR, granting(REFUND, line(Remedy.COMPENSATION, "500.01")))
                .does(SENIOR, granting(REFUND, line(Remedy.COMPENSATION, "500.00")));
    }

    @Test
    void leavesMultiplesToSeniorsInWhicheverLine() {
        inAdjudication()
                .refuses(OVER_AUTHORITY, AGENT, granting(REFUND, THREEFOLD))
                .refuses(
                        OVER_AUTHORITY,
                        AGENT,
                        granting(REFUND, line(Remedy.COMPENSATION, "100.00"), line(Remedy.COMPENSATION, "29.01")))
                .does(AGENT, granting(REFUND, line(Remedy.COMPENSATION, "129.00")));
    }

    @Test
    void compensatesFraudThreefoldAndFoodTenfoldButNeverLessThanTheLeastSum() {
        capped(Reason.FRAUD, GoodsClass.ELECTRONICS, "300.00", "900.00");
        capped(Reason.FRAUD, GoodsClass.ELECTRONICS, "100.00", "500.00");
        capped(Reason.QUALITY_DEFECT, GoodsClass.FOOD, "300.00", "3000.00");
        capped(Reason.QUALITY_DEFECT, GoodsClass.FOOD, "50.00", "1000.00");
        capped(Reason.FRAUD, GoodsClass.FOOD, "300.00", "3000.00");
        capped(Reason.QUALITY_DEFECT, GoodsClass.ELECTRONICS, "300.00", "900.00");
    }

    private static void capped(Reason reason, GoodsClass goods, String price, String most) {
        Order order = order(price, goods, false);
        Money over = Money.of(most, "CNY").plus(Money.of("0.01", "CNY"));
        new Dispute()
                .refuses(
                        AMOUNT_EXCEEDS_ORDER,
                        BUYER,
                        new FileComplaint(order, reason, Remedy.COMPENSATION, over, "x", List.of(), false))
                .does(BUYER, complaint(reason, Remedy.COMPENSATION, most, order));
    }

    @Test
    void offersAndAcceptsBothAtOnce() {
        MakeOffer both = new MakeOffer(null, null, "x", List.of(REFUND, line(Remedy.COMPENSATION, "20.00")));
        filed().does(SELLER, both)
                .does(BUYER, new AcceptOffer("offer-1"))
                .does(SELLER, new ConfirmStep(StepKind.REFUND, "P-1"))
                .does(SELLER, new ConfirmStep(StepKind.COMPENSATE, "P-2"))
                .closed(Outcome.SETTLED)
                .money("BUYER +149.00", "SELLER -149.00");
    }

    @Test
    void comparesOffersOfTheSameRemediesByTheirSum() {
        filed().does(SELLER, offer("50.00", "10.00"))
                .refuses(OFFER_NOT_BETTER, SELLER, offer("10.00", "50.00"))
                .refuses(OFFER_EMPTY, SELLER, offer("60.00", "0.00"))
                .refuses(OFFER_EMPTY, SELLER, offer("60.00", null))
                .does(SELLER, offer("40.00", "20.01"))
                .refuses(OFFER_NOT_BETTER, SELLER, new MakeOffer(Remedy.PARTIAL_REFUND, Money.of("1.00", "CNY"), null))
                .does(SELLER, new MakeOffer(Remedy.RETURN_AND_REFUND, Money.of("1.00", "CNY"), null));
    }

    private static MakeOffer offer(String back, String beyond) {
        return new MakeOffer(
                null, null, null, List.of(line(Remedy.PARTIAL_REFUND, back), line(Remedy.COMPENSATION, beyond)));
    }

    @Test
    void settlesWithALineInKind() {
        inEvidence()
                .does(
                        AGENT,
                        new ProposeSettlement(
                                null,
                                null,
                                "x",
                                List.of(line(Remedy.REPAIR, null), line(Remedy.COMPENSATION, "20.00"))))
                .does(BUYER, new AcceptSettlement())
                .does(SELLER, new AcceptSettlement())
                .does(BUYER, new ConfirmStep(StepKind.RETURN_GOODS, "SF"))
                .does(SELLER, new ConfirmStep(StepKind.RECEIVE_GOODS, null))
                .waits("P3D")
                .stored("DutyLapsed", "AdvancePaid", "RecoveryOpened", "CaseClosed")
                .closed(Outcome.SETTLED)
                .money("BUYER +149.00", "SELLER -149.00");
    }
}
