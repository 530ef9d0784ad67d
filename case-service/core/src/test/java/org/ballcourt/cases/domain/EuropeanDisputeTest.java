package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.ClockKind;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Finding;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Promise;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;
import org.junit.jupiter.api.Test;

/** The same core under the rules of another market: nothing in it is wired to one currency, calendar or law. */
class EuropeanDisputeTest {
    private static final Instant START =
            OffsetDateTime.parse("2026-11-02T10:00:00+01:00").toInstant();
    private final Policy policy = ShippedPolicies.europe().inForce(START);

    private static Dispute dispute() {
        return new Dispute(ShippedPolicies.europe()).startsAt(START);
    }

    /** Summer time ends on 25 October 2026. */
    @Test
    void countsDaysOfItsOwnZone() {
        Dispute rejected = new Dispute(ShippedPolicies.europe())
                .startsAt(instant("2026-10-20T10:00+02:00"))
                .does(BUYER, complaint(Reason.QUALITY_DEFECT, "129.00"))
                .does(SELLER, new RejectClaim(SellerRejectionGround.BUYER_MISUSE, "Wrong use", List.of()));
        Duty answer = rejected.state().ball().open().getFirst();

        assertThat(answer.dueAt()).isEqualTo(instant("2026-11-03T10:00+01:00"));
        assertThat(answer.remindAt()).first().isEqualTo(instant("2026-10-27T10:00+01:00"));
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    @Test
    void countsHoursByTheClockAndKeepsTheRulesOfTheFirstEdition() {
        Policy.Length week = new Policy.Length(Duration.ofDays(7), ClockKind.CALENDAR, true);
        Policy.Length hours = new Policy.Length(Duration.ofHours(168), ClockKind.CALENDAR);
        Instant before = instant("2026-10-20T10:00+02:00");

        assertThat(policy.calendar().plus(before, week.time(), week)).isEqualTo(instant("2026-10-27T10:00+01:00"));
        assertThat(policy.calendar().plus(before, hours.time(), hours)).isEqualTo(instant("2026-10-27T09:00+01:00"));
        assertThat(policy.calendar().plusDays(instant("2027-03-20T10:00+01:00"), Duration.ofDays(14)))
                .as("over the beginning of summer time")
                .isEqualTo(instant("2027-04-03T10:00+02:00"));
        assertThat(policy.terms().get(DutyTerm.MAY_APPEAL).inDays()).isTrue();
        assertThat(policy.terms().get(DutyTerm.ANSWER_OFFER).inDays()).isFalse();
        assertThat(ShippedPolicies.all())
                .filteredOn(version -> version.secondEdition() == null)
                .allSatisfy(version -> assertThat(version.terms().values()).noneMatch(Policy.Length::inDays));
    }

    private static FileComplaint complaint(Reason reason, String amount, Promise... promises) {
        Order order = new Order(
                "O-1",
                "1",
                "li",
                "shop",
                null,
                "Lamp",
                GoodsClass.ELECTRONICS,
                Money.of("129.00", "EUR"),
                1,
                START.minusSeconds(864_000),
                START.minusSeconds(864_000),
                START.minusSeconds(432_000),
                null,
                List.of(promises),
                false,
                "fastship",
                "FS-1",
                null);
        return new FileComplaint(order, reason, Remedy.REFUND, Money.of(amount, "EUR"), "x", List.of(), false);
    }

    @Test
    void isToldFromComplaintToRefundInEuros() {
        Dispute told = dispute()
                .does(BUYER, complaint(Reason.PARCEL_LOST, "129.00"))
                .ball("SELLER ANSWER_CLAIM 2026-11-05T10:00+01:00")
                .does(SELLER, new RejectClaim(SellerRejectionGround.NOT_OUR_PARCEL, "x", null))
                .ball("BUYER ANSWER_REJECTION 2026-11-16T10:00+01:00")
                .waits("P14D")
                .stored("DutyLapsed", "InterventionRequested")
                .in(Stage.ACCEPTANCE)
                .ball("AGENT TRIAGE 2026-11-17T10:00+01:00")
                .does(AGENT, new AcceptIntervention())
                .does(BUYER, new CompleteEvidence())
                .does(SELLER, new CompleteEvidence())
                .ball("AGENT RULE 2026-11-18T10:00+01:00")
                .does(
                        AGENT,
                        new IssueRuling(
                                List.of(new FindingOf("DELIVERED", Finding.NOT_PROVEN, WHY, List.of())),
                                RulingResult.PARTLY_GRANTED,
                                Remedy.REFUND,
                                Money.of("100.01", "EUR"),
                                Map.of(Account.SELLER, 50, Account.CARRIER, 50),
                                Fault.CARRIER,
                                List.of("logistics.delivery"),
                                WHY))
                .waits("P14D")
                .in(Stage.ENFORCEMENT)
                .ball("SELLER PERFORM 2026-12-14T10:00+01:00")
                .does(SELLER, new ConfirmStep(StepKind.REFUND, "PAY-1"))
                .closed(Outcome.REMEDY_PERFORMED);
        assertThat(told.state().money())
                .allSatisfy((account, balance) -> assertThat(balance.scale()).isEqualTo(2));
        assertThat(told.state().money().get(Account.BUYER)).isEqualByComparingTo("100.01");
        assertThat(told.state().money().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("0");
        assertThat(told.state().filing().policy()).isEqualTo("eu-marketplace-2026-02");
    }

    @Test
    void refusesTheMoneyOfAnotherMarket() {
        FileComplaint yuan = Dispute.complaint(Reason.QUALITY_DEFECT, Remedy.REFUND, "129.00", order("129.00"));
        dispute().refuses(WRONG_CURRENCY, BUYER, yuan);
    }

    @Test
    void hasNoExpressLaneAndItsOwnSharesWhereARuleGrants() {
        dispute()
                .does(BUYER, complaint(Reason.NOT_AS_DESCRIBED, "10.00", Promise.EXPRESS_REFUND))
                .stored("ComplaintFiled");
        Dispute small = dispute()
                .does(BUYER, complaint(Reason.PARCEL_LOST, "25.00"))
                .waits("P3D")
                .in(Stage.ENFORCEMENT);
        assertThat(small.state().fulfilment().plan().liability())
                .isEqualTo(Map.of(Account.SELLER, 60, Account.CARRIER, 40));
    }

    @Test
    void worksByTheHolidaysOfTheEuroSystem() {
        BusinessCalendar calendar = policy.calendar();
        assertThat(calendar.zone()).isEqualTo(ZoneId.of("Europe/Brussels"));
        for (int year : new int[] {2026, 2027}) {
            LocalDate easter = easter(year);
            for (LocalDate closed : List.of(
                    LocalDate.of(year, 1, 1),
                    easter.minusDays(2),
                    easter.plusDays(1),
                    LocalDate.of(year, 5, 1),
                    LocalDate.of(year, 12, 25),
                    LocalDate.of(year, 12, 26))) {
                assertThat(calendar.isWorkingDay(closed)).as(closed.toString()).isFalse();
                assertThat(calendar.holidays()).contains(closed);
            }
            assertThat(calendar.holidays().stream().filter(day -> day.getYear() == year))
                    .hasSize(6);
        }
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 10, 1)))
                .as("the national day of China")
                .isTrue();
    }

    /** Anonymous Gregorian computus, so that the files rest on the rule and not on somebody's copy of it. */
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int month = (h + l - 7 * m + 114) / 31;
        return LocalDate.of(year, month, (h + l - 7 * m + 114) % 31 + 1);
    }
}
