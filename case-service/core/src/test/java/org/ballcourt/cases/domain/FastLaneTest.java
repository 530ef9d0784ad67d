package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.ReturnExclusion;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.Stage;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Returns without a reason, by day and by exclusion, and clocks that are shorter in urgent cases. */
class FastLaneTest {
    private static FileComplaint back(ReturnExclusion exclusion, boolean confirmed) {
        return back(order(GoodsClass.COSMETICS, Dispute.START, exclusion, confirmed));
    }

    private static FileComplaint back(Order order) {
        return new FileComplaint(
                order, Reason.NO_REASON_RETURN, Remedy.RETURN_AND_REFUND, order.value(), "x", List.of(), false);
    }

    @ParameterizedTest
    @EnumSource(
            value = Remedy.class,
            names = {"REPLACEMENT", "REPAIR", "NONE", "COMPENSATION"})
    void bringsNothingButThePriceBack(Remedy remedy) {
        Order order = Dispute.order("129.00");
        new Dispute()
                .refuses(
                        GROUND_NOT_MET,
                        BUYER,
                        new FileComplaint(order, Reason.NO_REASON_RETURN, remedy, null, "x", List.of(), false));
    }

    private static Order order(GoodsClass goods, Instant signed, ReturnExclusion exclusion, boolean confirmed) {
        return order(goods, signed, exclusion, confirmed, "CNY");
    }

    private static Order order(
            GoodsClass goods, Instant signed, ReturnExclusion exclusion, boolean confirmed, String currency) {
        return new Order(
                "O-1",
                "1",
                "li",
                "shop",
                null,
                "x",
                goods,
                Money.of("129.00", currency),
                1,
                signed,
                signed,
                signed,
                null,
                List.of(),
                confirmed,
                null,
                null,
                exclusion);
    }

    @ParameterizedTest
    @EnumSource(names = {"CUSTOM_MADE", "FRESH", "DIGITAL_UNSEALED", "NEWSPAPER"})
    void excludesTheFixedFourWhateverWasConfirmed(ReturnExclusion exclusion) {
        new Dispute()
                .refuses(NO_REASON_EXCLUDED, BUYER, back(exclusion, false))
                .refuses(NO_REASON_EXCLUDED, BUYER, back(exclusion, true));
    }

    @ParameterizedTest
    @EnumSource(names = {"UNSEALED_HEALTH", "ACTIVATED", "NEAR_EXPIRY"})
    void excludesTheOtherThreeOnlyIfTheBuyerConfirmedThem(ReturnExclusion exclusion) {
        new Dispute().refuses(NO_REASON_EXCLUDED, BUYER, back(exclusion, true));
        new Dispute().does(BUYER, back(exclusion, false)).in(Stage.ENFORCEMENT);
    }

    @Test
    void knowsEveryExclusion() {
        Policy.Grounds grounds = ShippedPolicies.china().inForce(START).grounds();
        assertThat(grounds.fixedExclusions()).hasSize(4).doesNotContainAnyElementsOf(grounds.confirmedExclusions());
        assertThat(grounds.confirmedExclusions()).hasSize(3);
    }

    @Test
    void namesTheExclusionAndWhatToDo() {
        CaseDecider decider = new CaseDecider(ShippedPolicies.china());
        for (FileComplaint complaint :
                List.of(back(ReturnExclusion.FRESH, false), back(ReturnExclusion.NEAR_EXPIRY, true))) {
            DecisionInput act = new DecisionInput("BC-1", Actor.parse(BUYER), START, complaint, Facts.NONE);
            CaseRejection rejection =
                    catchThrowableOfType(CaseRejection.class, () -> decider.decide(act, CaseState.NONE));
            Messages en = Messages.in(Language.of("en"));
            Messages zh = Messages.in(Language.of("zh"));
            ReturnExclusion named = complaint.order().exclusion();
            assertThat(en.text(rejection.message())).contains(en.said(named)).contains("name the actual reason");
            assertThat(zh.text(rejection.message())).contains(zh.said(named)).contains("请按该原因发起");
        }
    }

    @Test
    void treatsAConfirmationWithoutANameAsBefore() {
        new Dispute().refuses(NO_REASON_EXCLUDED, BUYER, back(null, true));
        new Dispute().does(BUYER, back(null, false)).in(Stage.ENFORCEMENT);
    }

    /** Signed late on the first evening: the seventh day after it ends at midnight of the market's zone, to the millisecond. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-02T00:00:00+08:00, 2026-11-09T23:59:59.999+08:00, true",
        "2026-11-02T23:59:59+08:00, 2026-11-09T23:59:59.999+08:00, true",
        "2026-11-02T23:59:59+08:00, 2026-11-10T00:00:00+08:00, false",
        "2026-11-03T00:00:00+08:00, 2026-11-10T23:59:59.999+08:00, true",
        "2026-11-03T00:00:00+08:00, 2026-11-11T00:00:00+08:00, false"
    })
    void countsDaysInTheZoneOfTheCalendar(OffsetDateTime signed, OffsetDateTime filed, boolean inTime) {
        FileComplaint back = back(order(GoodsClass.OTHER, signed.toInstant(), null, false));
        Dispute dispute = new Dispute().startsAt(filed.toInstant());
        if (inTime) {
            dispute.does(BUYER, back).in(Stage.ENFORCEMENT);
        } else {
            dispute.refuses(OUTSIDE_WINDOW, BUYER, back);
        }
    }

    /** Fourteen days in Brussels, over the night in which summer time ends. */
    @ParameterizedTest
    @CsvSource({
        "2026-10-20T12:00:00+02:00, 2026-11-03T23:59:59.999+01:00, true",
        "2026-10-20T12:00:00+02:00, 2026-11-04T00:00:00+01:00, false"
    })
    void countsOtherDaysInAnotherMarket(OffsetDateTime signed, OffsetDateTime filed, boolean inTime) {
        FileComplaint back = back(order(GoodsClass.OTHER, signed.toInstant(), null, false, "EUR"));
        Dispute dispute = new Dispute(ShippedPolicies.europe()).startsAt(filed.toInstant());
        if (inTime) {
            dispute.does(BUYER, back).in(Stage.ENFORCEMENT);
        } else {
            dispute.refuses(OUTSIDE_WINDOW, BUYER, back);
        }
    }

    @Test
    void shortensTheClocksOfAnUrgentCase() {
        FileComplaint plain = complaint(Reason.QUALITY_DEFECT, Remedy.REFUND, "129.00", Dispute.order("129.00"));
        FileComplaint urgent =
                new FileComplaint(plain.order(), plain.reason(), plain.remedy(), plain.amount(), "x", List.of(), true);
        new Dispute().does(BUYER, plain).ball("SELLER ANSWER_CLAIM 2026-11-04T10:00+08:00");
        new Dispute()
                .does(BUYER, urgent)
                .ball("SELLER ANSWER_CLAIM 2026-11-03T10:00+08:00")
                .does(SELLER, new RejectClaim(SellerRejectionGround.OTHER, "x", null))
                .ball("BUYER ANSWER_REJECTION 2026-11-09T10:00+08:00")
                .does(BUYER, new RequestIntervention(InterventionGround.SELLER_REJECTED, "x"))
                .ball("AGENT TRIAGE 2026-11-02T14:00+08:00")
                .does(AGENT, new AcceptIntervention())
                .ball("BUYER PROVE 2026-11-05T10:00+08:00", "SELLER PROVE 2026-11-05T10:00+08:00")
                .does(BUYER, new CompleteEvidence())
                .does(SELLER, new CompleteEvidence())
                .ball("AGENT RULE 2026-11-02T18:00+08:00");
    }
}
