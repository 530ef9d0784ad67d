package org.ballcourt.cases.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ballcourt.cases.domain.BusinessCalendar;
import org.ballcourt.cases.domain.DutyTerm;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.contracts.Burden;
import org.ballcourt.contracts.ClockKind;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ShippedPolicyTest {
    private final Policy policy = PolicyFiles.load(PolicyFiles.SHIPPED).version("cn-marketplace-2026-01");

    @ParameterizedTest
    @CsvSource({
        "ANSWER_CLAIM, PT48H, CALENDAR",
        "ANSWER_SMALL_CLAIM, PT48H, CALENDAR",
        "ANSWER_REJECTION, PT168H, CALENDAR",
        "ANSWER_OFFER, PT72H, CALENDAR",
        "TRIAGE, PT8H, BUSINESS",
        "PROVE, PT72H, CALENDAR",
        "ANSWER_REQUEST, PT48H, CALENDAR",
        "INSPECT, PT90H, BUSINESS",
        "ANSWER_SETTLEMENT, PT72H, CALENDAR",
        "RULE_BY_AGENT, PT16H, BUSINESS",
        "RULE_BY_SENIOR, PT16H, BUSINESS",
        "RULE_AFTER_AGENT_LAPSE, PT8H, BUSINESS",
        "RULE_LAST_CHANCE, PT40H, BUSINESS",
        "MAY_APPEAL, PT168H, CALENDAR",
        "REVIEW, PT24H, BUSINESS",
        "REVIEW_BY_OTHER, PT24H, BUSINESS",
        "RETURN_GOODS, PT168H, CALENDAR",
        "CONFIRM_RECEIPT, PT240H, CALENDAR",
        "PERFORM, PT24H, BUSINESS",
        "PAY_ADVANCE, PT24H, CALENDAR",
        "PAY_ADVANCE_LAST, PT24H, CALENDAR",
        "AWAIT_OUTSIDE_BODY, PT4320H, CALENDAR",
        "HANDLE_AGENT_COMPLAINT, PT24H, BUSINESS",
        "HANDLE_AT_LEVEL_ABOVE, PT24H, BUSINESS"
    })
    void givesEachDutyTheTimeOfTheRulebook(DutyTerm term, Duration time, ClockKind clock) {
        assertThat(policy.terms().get(term)).isEqualTo(new Policy.Length(time, clock));
    }

    @ParameterizedTest
    @CsvSource({
        "ANSWER_SMALL_CLAIM, REMEDY_GRANTED",
        "ANSWER_CLAIM, INTERVENTION_OPENS",
        "ANSWER_REJECTION, CASE_LAPSES",
        "ANSWER_OFFER, OFFER_EXPIRES",
        "TRIAGE, CASE_ACCEPTED",
        "PROVE, PRESUMPTION",
        "ANSWER_REQUEST, PRESUMPTION",
        "INSPECT, GOES_ON",
        "ANSWER_SETTLEMENT, COUNTS_AS_DECLINED",
        "RULE_BY_AGENT, MOVES_TO_SENIOR",
        "RULE_BY_SENIOR, PROVISIONAL_CREDIT",
        "RULE_AFTER_AGENT_LAPSE, PROVISIONAL_CREDIT",
        "RULE_LAST_CHANCE, GRANTED_AT_PLATFORM_COST",
        "MAY_APPEAL, RULING_FINAL",
        "REVIEW, OTHER_REVIEWER",
        "REVIEW_BY_OTHER, RULING_STANDS",
        "RETURN_GOODS, REMEDY_LAPSES",
        "CONFIRM_RECEIPT, COUNTS_AS_RECEIVED",
        "PERFORM, PLATFORM_PAYS",
        "PAY_ADVANCE, RETRIED",
        "PAY_ADVANCE_LAST, PLATFORM_OWES",
        "AWAIT_OUTSIDE_BODY, RESUMES",
        "HANDLE_AGENT_COMPLAINT, ONE_LEVEL_UP",
        "HANDLE_AT_LEVEL_ABOVE, CLOSES_UNDECIDED"
    })
    void letsSilenceBringWhatTheRulebookSays(DutyTerm term, Consequence consequence) {
        assertThat(policy.silence()).containsEntry(term, consequence);
    }

    @Test
    void setsTheAmountsOfTheRulebook() {
        assertThat(policy.amounts())
                .isEqualTo(new Policy.Amounts(
                        cny("50.00"), cny("5000.00"), cny("5000.00"), cny("500.00"), 3, cny("500.00")));
        assertThat(policy.pace()).isEqualTo(new Policy.Pace(List.of(50, 80), Duration.ofHours(24), 20));
        assertThat(policy.limits()).isEqualTo(new Policy.Limits(50, 2, 2, 2, 5, 3, 500, 1 << 20, 100));
    }

    @Test
    void saysWhoProvesWhatFirst() {
        assertThat(policy.burdensOf(Reason.QUALITY_DEFECT, GoodsClass.ELECTRONICS))
                .extracting(Burden::element, burden -> burden.bearer().name(), Burden::clause)
                .containsExactly(
                        tuple("DEFECT_SHOWN", "BUYER", "quality.burden"),
                        tuple("SOUND_WHEN_SENT", "SELLER", "quality.burden"));
        assertThat(Stream.of(Reason.values()).map(reason -> policy.burdensOf(reason, GoodsClass.OTHER)))
                .allSatisfy(b -> assertThat(b).isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-01, false", "2026-10-07, false", "2026-10-08, true", "2026-09-29, true", "2026-09-30, true",
        "2026-10-10, true", "2026-10-11, false", "2026-09-20, true", "2026-01-04, true", "2026-02-14, true",
        "2026-02-23, false", "2026-02-28, true", "2025-01-26, true", "2025-10-08, false", "2025-10-11, true",
        "2027-01-01, true", "2027-10-03, false"
    })
    void knowsTheWorkingDaysOfChina(LocalDate day, boolean working) {
        assertThat(policy.calendar().isWorkingDay(day)).isEqualTo(working);
    }

    /** 2025 has 248 working days and 2026 as well: 365 days less weekends and holidays, plus make-up days. */
    @ParameterizedTest
    @CsvSource({"2025, 248", "2026, 248"})
    void countsTheWorkingDaysOfAYear(int year, long days) {
        LocalDate first = LocalDate.of(year, 1, 1);
        assertThat(first.datesUntil(first.plusYears(1)).filter(policy.calendar()::isWorkingDay))
                .hasSize((int) days);
    }

    @Test
    void runsBusinessTimeOverTheNationalHolidays() {
        BusinessCalendar calendar = policy.calendar();
        assertThat(calendar.plus(at("2026-09-29T10:00:00+08:00"), Duration.ofHours(16)))
                .isEqualTo(at("2026-09-30T17:00:00+08:00"));
        assertThat(calendar.plus(at("2026-09-30T17:00:00+08:00"), Duration.ofHours(8)))
                .isEqualTo(at("2026-10-08T16:00:00+08:00"));
        assertThat(calendar.plus(at("2026-11-02T14:01:00+08:00"), Duration.ofHours(4)))
                .isEqualTo(at("2026-11-03T09:01:00+08:00"));
    }

    @Test
    void warnsThatTheListFor2027IsNotPublished() {
        LoadedPolicies loaded = PolicyFiles.load(PolicyFiles.SHIPPED);
        assertThat(loaded.warnings()).singleElement().satisfies(warning -> {
            assertThat(Spoken.en(warning)).contains("2027").contains("only weekends");
            assertThat(Spoken.zh(warning)).contains("2027").contains("仅周末");
        });
        assertThat(policy.calendar().years()).containsExactlyInAnyOrder(2025, 2026);
    }

    /** The schema names what the code names; a new duty or reason must get its place in both. */
    @Test
    void hasASchemaForExactlyTheVocabulary() {
        JsonNode schema = FileSchema.POLICY.source();
        assertThat(schema.at("/properties/terms/properties").propertyNames())
                .containsExactlyElementsOf(names(DutyTerm.values()));
        assertThat(schema.at("/properties/burdens/properties").propertyNames())
                .containsExactlyElementsOf(names(Reason.values()));
        assertThat(texts(schema.at("/$defs/reason/enum"))).isEqualTo(names(Reason.values()));
        assertThat(texts(schema.at("/$defs/evidenceKind/enum"))).isEqualTo(names(EvidenceKind.values()));
        assertThat(texts(schema.at("/$defs/goodsClass/enum"))).isEqualTo(names(GoodsClass.values()));
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static Money cny(String amount) {
        return Money.of(amount, "CNY");
    }

    private static Instant at(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
