package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.AMOUNT_EXCEEDS_ORDER;

import java.util.List;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.ComplaintFiled;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Promise;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;
import org.junit.jupiter.api.Test;

/** The second edition: what all cases of an order line bring to the buyer stays within its price. */
class OneAccountPerLineTest {
    private static final Order LAMP = order("129.00");
    private static final ConfirmStep PAID = new ConfirmStep(StepKind.REFUND, "PAY-1");

    /** Of a lamp of 129.00, so much was refunded before. */
    private static Dispute refunded(String amount) {
        return filed(Reason.QUALITY_DEFECT, Remedy.PARTIAL_REFUND, amount)
                .does(SELLER, new AcceptClaim())
                .does(SELLER, PAID)
                .closed(Outcome.REMEDY_PERFORMED);
    }

    private static Dispute second(Dispute before) {
        return new Dispute().after("BC-0", before);
    }

    private static FileComplaint asks(Remedy remedy, String amount) {
        return complaint(Reason.NOT_AS_DESCRIBED, remedy, amount, LAMP);
    }

    /** The goods went back, and nothing came of the repair that was claimed. */
    private static Dispute neverRepaired(Dispute claimed) {
        return claimed.does(SELLER, new AcceptClaim())
                .does(BUYER, new ConfirmStep(StepKind.RETURN_GOODS, "SF-1"))
                .does(SELLER, new ConfirmStep(StepKind.RECEIVE_GOODS, "SF-1"))
                .waits("P5D")
                .closed(Outcome.REMEDY_PERFORMED);
    }

    @Test
    void leavesWhatEarlierCasesHaveNotPaid() {
        Dispute second = second(refunded("100.00"))
                .refuses(AMOUNT_EXCEEDS_ORDER, BUYER, asks(Remedy.REFUND, "29.01"))
                .does(BUYER, asks(Remedy.REFUND, "29.00"));
        ComplaintFiled filed = second.event(ComplaintFiled.class);
        assertThat(filed.earlier().refunded()).isEqualTo(Money.of("100.00", "CNY"));
        assertThat(filed.earlier().cases()).containsExactly("BC-0");
        LineAccount account = LineAccount.of(second.state(), filed.earlier());
        assertThat(account)
                .isEqualTo(new LineAccount(
                        Money.of("129.00", "CNY"), Money.of("100.00", "CNY"), Money.of("29.00", "CNY")));
    }

    @Test
    void takesAnAmountThatIsLeftOutForTheWholePrice() {
        FileComplaint whole =
                new FileComplaint(LAMP, Reason.NOT_AS_DESCRIBED, Remedy.REFUND, null, "不符", List.of(), false);
        second(refunded("0.01")).refuses(AMOUNT_EXCEEDS_ORDER, BUYER, whole);
    }

    @Test
    void bindsOffersSettlementsAndRulings() {
        MakeOffer offer = new MakeOffer(Remedy.PARTIAL_REFUND, Money.of("30.00", "CNY"), "x");
        Dispute second = second(refunded("100.00")).does(BUYER, asks(Remedy.REFUND, "29.00"));
        second.refuses(AMOUNT_EXCEEDS_ORDER, SELLER, offer)
                .does(SELLER, new MakeOffer(Remedy.PARTIAL_REFUND, Money.of("10.00", "CNY"), "x"));
        Dispute ruling = second(refunded("100.00"))
                .does(BUYER, complaint(Reason.WARRANTY_REFUSED, Remedy.REPAIR, "0.00", LAMP))
                .waits("PT48H")
                .does(AGENT, new AcceptIntervention());
        ruling.refuses(
                        AMOUNT_EXCEEDS_ORDER,
                        AGENT,
                        new ProposeSettlement(Remedy.PARTIAL_REFUND, Money.of("29.01", "CNY"), "x"))
                .does(AGENT, new ProposeSettlement(Remedy.PARTIAL_REFUND, Money.of("29.00", "CNY"), "x"));
    }

    @Test
    void paysNoMoreForARepairThatNeverCame() {
        Dispute repair = neverRepaired(second(refunded("100.00"))
                .does(BUYER, complaint(Reason.WARRANTY_REFUSED, Remedy.REPAIR, "0.00", LAMP)));
        assertThat(repair.state().money().get(Account.BUYER)).isEqualByComparingTo("29.00");
    }

    @Test
    void paysNoMoreForARepairThatTurnsOutNotDoneAfterOthersHavePaid() {
        Dispute repair = new Dispute()
                .does(BUYER, complaint(Reason.WARRANTY_REFUSED, Remedy.REPAIR, "0.00", LAMP))
                .does(SELLER, new AcceptClaim())
                .does(BUYER, new ConfirmStep(StepKind.RETURN_GOODS, "SF-1"))
                .does(SELLER, new ConfirmStep(StepKind.RECEIVE_GOODS, "SF-1"))
                .does(SELLER, new ConfirmStep(StepKind.SEND_REPAIRED, "SF-2"))
                .does(BUYER, new ConfirmStep(StepKind.RECEIVE_REPLACEMENT, null))
                .closed(Outcome.REMEDY_PERFORMED)
                .after("BC-2", refunded("100.00"))
                .does(BUYER, new ReportNonPerformance(StepKind.SEND_REPAIRED, "又坏了，没有修好"))
                .in(Stage.ENFORCEMENT)
                .waits("P5D");
        assertThat(repair.state().money().get(Account.BUYER)).isEqualByComparingTo("29.00");
    }

    @Test
    void leavesCompensationACapOfItsOwn() {
        Dispute compensated = new Dispute()
                .does(BUYER, complaint(Reason.FRAUD, Remedy.COMPENSATION, "400.00", LAMP))
                .does(SELLER, new AcceptClaim())
                .does(SELLER, new ConfirmStep(StepKind.COMPENSATE, "PAY-1"));
        second(compensated)
                .refuses(AMOUNT_EXCEEDS_ORDER, BUYER, asks(Remedy.COMPENSATION, "100.01"))
                .does(BUYER, asks(Remedy.REFUND, "129.00"));
        second(compensated).does(BUYER, asks(Remedy.COMPENSATION, "100.00"));
        second(refunded("129.00")).does(BUYER, asks(Remedy.COMPENSATION, "500.00"));
    }

    @Test
    void letsSilenceAboutCompensationLeaveThePriceAlone() {
        Dispute silent = second(refunded("129.00"))
                .does(BUYER, asks(Remedy.COMPENSATION, "50.00"))
                .waits("P7D");
        silent.closed(Outcome.REMEDY_PERFORMED);
        assertThat(LineAccount.refunded(silent.state())).isEqualTo(Money.of("0.00", "CNY"));
        assertThat(LineAccount.brought(silent.state()).beyondPrice()).isEqualTo(Money.of("50.00", "CNY"));
    }

    @Test
    void keepsFastLanesForLinesWithoutEarlierMoney() {
        Order promised = order("129.00", GoodsClass.APPAREL, false, Promise.EXPRESS_REFUND);
        second(refunded("1.00"))
                .does(BUYER, complaint(Reason.NOT_AS_DESCRIBED, Remedy.REFUND, "100.00", promised))
                .stored("ComplaintFiled")
                .in(Stage.NEGOTIATION);
        second(refunded("1.00"))
                .does(BUYER, complaint(Reason.NO_REASON_RETURN, Remedy.RETURN_AND_REFUND, "100.00", LAMP))
                .stored("ComplaintFiled")
                .in(Stage.NEGOTIATION);
    }

    /** While this one is open, an outside body awards 100.00 of the price in another case of the line. */
    private static Dispute overtaken(Remedy remedy, String amount) {
        return new Dispute().does(BUYER, asks(remedy, amount)).after("BC-0", refunded("100.00"));
    }

    @Test
    void leavesSilenceNoMoreThanOthersLeft() {
        Dispute silent = overtaken(Remedy.REFUND, "50.00").waits("P7D").waits("P5D");
        silent.closed(Outcome.REMEDY_PERFORMED);
        assertThat(silent.state().money().get(Account.BUYER)).isEqualByComparingTo("29.00");
    }

    @Test
    void leavesAnAcceptedClaimAndOfferNoMoreThanOthersLeft() {
        Dispute accepted = overtaken(Remedy.REFUND, "129.00").does(SELLER, new AcceptClaim());
        accepted.does(SELLER, PAID).closed(Outcome.REMEDY_PERFORMED);
        assertThat(accepted.state().money().get(Account.BUYER)).isEqualByComparingTo("29.00");

        MakeOffer offer = new MakeOffer(Remedy.PARTIAL_REFUND, Money.of("60.00", "CNY"), "x");
        Dispute agreed = new Dispute()
                .does(BUYER, asks(Remedy.REFUND, "129.00"))
                .does(SELLER, offer)
                .after("BC-0", refunded("129.00"))
                .refuses(AMOUNT_EXCEEDS_ORDER, SELLER, new MakeOffer(Remedy.REFUND, Money.of("90.00", "CNY"), "x"))
                .does(BUYER, new AcceptOffer("offer-1"));
        agreed.closed(Outcome.SETTLED);
        assertThat(agreed.state().money()).isEmpty();
    }

    @Test
    void promisesNoGoodsThatNothingIsLeftFor() {
        MakeOffer exchange = new MakeOffer(Remedy.REPLACEMENT, null, "x");
        overtaken(Remedy.REFUND, "60.00").does(SELLER, exchange).stored("OfferMade");
        new Dispute()
                .does(BUYER, asks(Remedy.REFUND, "60.00"))
                .after("BC-0", refunded("129.00"))
                .refuses(AMOUNT_EXCEEDS_ORDER, SELLER, exchange)
                .waits("PT48H")
                .does(AGENT, new AcceptIntervention())
                .refuses(AMOUNT_EXCEEDS_ORDER, AGENT, new ProposeSettlement(Remedy.REPAIR, null, "x"));
    }

    @Test
    void leavesARepairNoMoreThanOthersLeft() {
        Dispute repair = neverRepaired(new Dispute()
                .does(BUYER, complaint(Reason.WARRANTY_REFUSED, Remedy.REPAIR, "0.00", LAMP))
                .after("BC-0", refunded("100.00")));
        assertThat(repair.state().money().get(Account.BUYER)).isEqualByComparingTo("29.00");
    }

    @Test
    void creditsNoMoreThanOthersLeft() {
        Dispute late = inAdjudication()
                .after("BC-0", refunded("100.00"))
                .refuses(AMOUNT_EXCEEDS_ORDER, AGENT, granting("129.00"))
                .waits("PT31H")
                .waits("PT23H")
                .money("BUYER +29.00", "PLATFORM -29.00");
        late.waits("P7D").closed(Outcome.REMEDY_PERFORMED);
        assertThat(late.state().money().get(Account.BUYER)).isEqualByComparingTo("29.00");
    }

    @Test
    void letsAFinalRulingBringNoMoreThanOthersLeft() {
        Dispute ruled = inAppealWindow().after("BC-0", refunded("100.00"));
        ruled.waits("P30D").closed(Outcome.REMEDY_PERFORMED);
        assertThat(ruled.state().money().get(Account.BUYER)).isEqualByComparingTo("29.00");
    }

    @Test
    void isNotKeptUnderTheFirstEdition() {
        Dispute first = new Dispute(ShippedPolicies.chinaInTheFirstEdition())
                .after("BC-0", refunded("129.00"))
                .does(BUYER, complaint(Reason.QUALITY_DEFECT, Remedy.REFUND, "129.00", LAMP));
        assertThat(first.event(ComplaintFiled.class).earlier()).isNull();
    }
}
