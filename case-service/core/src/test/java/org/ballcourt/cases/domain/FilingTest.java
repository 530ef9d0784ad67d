package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.PriorContact;
import org.ballcourt.contracts.Promise;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FilingTest {
    private static FileComplaint about(Reason reason, Instant shipped, Instant signed, LocalDate warrantyUntil) {
        Order order = new Order(
                "O-1",
                "1",
                "li",
                "shop",
                "L-2",
                "台灯",
                GoodsClass.ELECTRONICS,
                Money.of("129.00", "CNY"),
                1,
                shipped,
                shipped,
                signed,
                warrantyUntil,
                null,
                false,
                null,
                null,
                null);
        return complaint(reason, Remedy.REFUND, "129.00", order);
    }

    private static Instant daysAgo(int days) {
        return START.minus(Duration.ofDays(days));
    }

    @Test
    void isForTheBuyerOfTheOrder() {
        FileComplaint mine = complaint(Reason.QUALITY_DEFECT, Remedy.REFUND, "129.00", order("129.00"));
        new Dispute().refuses(NOT_YOUR_ROLE, "BUYER/other", mine).refuses(NOT_YOUR_ROLE, SELLER, mine);
    }

    @Test
    void takesForAChannelInPlainOnlyAUsualOne() {
        PriorContact usual = PriorContact.told(START, "chat", "asked", Actor.parse(BUYER));
        PriorContact other = PriorContact.told(START, "my neighbour Zhao", "asked", Actor.parse(BUYER));

        assertThat(usual).isEqualTo(new PriorContact(START, "chat", new PersonalText(BUYER, "asked", null)));
        assertThat(other.channel()).isEqualTo("OTHER");
        assertThat(other.channelWords()).isEqualTo(new PersonalText(BUYER, "my neighbour Zhao", null));
    }

    @ParameterizedTest
    @EnumSource(
            value = Remedy.class,
            names = {"REFUND", "RETURN_AND_REFUND", "PARTIAL_REFUND", "COMPENSATION"})
    void asksForSomeMoneyWhereItAsksForAny(Remedy remedy) {
        FileComplaint nothing = complaint(Reason.QUALITY_DEFECT, remedy, "0.00", order("129.00"));
        new Dispute().refuses(GROUND_NOT_MET, BUYER, nothing);
        new Dispute(ShippedPolicies.chinaInTheFirstEdition())
                .does(BUYER, nothing)
                .in(Stage.NEGOTIATION);
    }

    /** Who leaves it out would ask for nothing, which the other side could grant. */
    @Test
    void namesASumThatIsNotThePrice() {
        for (Remedy remedy : List.of(Remedy.PARTIAL_REFUND, Remedy.COMPENSATION)) {
            new Dispute().refuses(GROUND_NOT_MET, BUYER, unnamed(remedy));
        }
        for (Remedy remedy : List.of(Remedy.REFUND, Remedy.RETURN_AND_REFUND)) {
            assertThat(new Dispute()
                            .does(BUYER, unnamed(remedy))
                            .state()
                            .filing()
                            .amount())
                    .isEqualTo(Money.of("129.00", "CNY"));
        }
    }

    private static FileComplaint unnamed(Remedy remedy) {
        return new FileComplaint(order("129.00"), Reason.QUALITY_DEFECT, remedy, null, "不亮", List.of(), false);
    }

    @Test
    void asksForNoMoneyInKindOrOfNobody() {
        filed(Reason.QUALITY_DEFECT, Remedy.REPAIR, "0.00").in(Stage.NEGOTIATION);
        filed(Reason.SELLER_MISCONDUCT, Remedy.NONE, "0.00").in(Stage.NEGOTIATION);
        Order order = order("129.00");
        new Dispute().refuses(GROUND_NOT_MET, BUYER, complaint(Reason.NO_REASON_RETURN, Remedy.REFUND, "0.00", order));
        new Dispute().refuses(GROUND_NOT_MET, BUYER, complaint(Reason.QUALITY_DEFECT, Remedy.NONE, "5.00", order));
    }

    @Test
    void isCappedByTheOrdersValue() {
        Order two = new Order(
                "O-1",
                "1",
                "li",
                "shop",
                "L-2",
                "台灯",
                GoodsClass.OTHER,
                Money.of("10.00", "CNY"),
                2,
                START,
                START,
                START,
                null,
                null,
                false,
                null,
                null,
                null);
        new Dispute()
                .refuses(AMOUNT_EXCEEDS_ORDER, BUYER, complaint(Reason.FRAUD, Remedy.REFUND, "20.01", two))
                .refuses(AMOUNT_EXCEEDS_ORDER, BUYER, complaint(Reason.FRAUD, Remedy.COMPENSATION, "500.01", two))
                .does(BUYER, complaint(Reason.FRAUD, Remedy.COMPENSATION, "500.00", two));
    }

    @Test
    void isInTheCurrencyOfTheMarket() {
        FileComplaint euros = new FileComplaint(
                order("129.00"), Reason.FRAUD, Remedy.REFUND, Money.of("12.00", "EUR"), "x", null, false);
        new Dispute().refuses(WRONG_CURRENCY, BUYER, euros);
    }

    @Test
    void hasNinetyDaysFromSigning() {
        new Dispute()
                .refuses(OUTSIDE_WINDOW, BUYER, about(Reason.QUALITY_DEFECT, daysAgo(95), daysAgo(91), null))
                .does(BUYER, about(Reason.QUALITY_DEFECT, daysAgo(95), daysAgo(90), null));
    }

    @Test
    void hasSixtyDaysFromShippingForAParcel() {
        new Dispute()
                .refuses(OUTSIDE_WINDOW, BUYER, about(Reason.PARCEL_LOST, daysAgo(61), null, null))
                .does(BUYER, about(Reason.PARCEL_LOST, daysAgo(60), null, null));
    }

    @Test
    void hasUntilTheWarrantyEnds() {
        new Dispute()
                .refuses(
                        OUTSIDE_WINDOW,
                        BUYER,
                        about(Reason.WARRANTY_REFUSED, daysAgo(400), daysAgo(399), LocalDate.parse("2026-11-01")))
                .does(BUYER, about(Reason.WARRANTY_REFUSED, daysAgo(400), daysAgo(399), LocalDate.parse("2026-11-02")));
    }

    @Test
    void countsTheSevenDaysFromTheDayAfterSigning() {
        Instant signed = Instant.parse("2026-10-25T16:00:00Z"); // midnight of the 26th in Shanghai
        FileComplaint back = about(Reason.NO_REASON_RETURN, signed, signed, null);
        new Dispute().sleeps("PT13H59M59S").does(BUYER, back).in(Stage.ENFORCEMENT);
        new Dispute().sleeps("PT14H").refuses(OUTSIDE_WINDOW, BUYER, back);
    }

    @Test
    void refusesTheExclusionsOfNoReasonReturn() {
        for (GoodsClass goods :
                new GoodsClass[] {GoodsClass.CUSTOM_MADE, GoodsClass.FOOD, GoodsClass.DIGITAL_CONTENT}) {
            new Dispute()
                    .refuses(
                            NO_REASON_EXCLUDED,
                            BUYER,
                            complaint(
                                    Reason.NO_REASON_RETURN,
                                    Remedy.RETURN_AND_REFUND,
                                    "129.00",
                                    order("129.00", goods, false)));
        }
        new Dispute()
                .refuses(
                        NO_REASON_EXCLUDED,
                        BUYER,
                        complaint(
                                Reason.NO_REASON_RETURN,
                                Remedy.RETURN_AND_REFUND,
                                "129.00",
                                order("129.00", GoodsClass.OTHER, true)));
    }

    @Test
    void refundsAtOnceWhereTheOrderPromisesIt() {
        Order promised = order("600.00", GoodsClass.APPAREL, false, Promise.EXPRESS_REFUND);
        new Dispute()
                .does(BUYER, complaint(Reason.NOT_AS_DESCRIBED, Remedy.REFUND, "500.00", promised))
                .stored("ComplaintFiled", "ExpressRefundGranted")
                .ball("SYSTEM PAY_ADVANCE");
        new Dispute()
                .does(BUYER, complaint(Reason.NOT_AS_DESCRIBED, Remedy.REFUND, "500.01", promised))
                .stored("ComplaintFiled");
    }
}
