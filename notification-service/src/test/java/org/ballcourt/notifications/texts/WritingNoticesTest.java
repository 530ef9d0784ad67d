package org.ballcourt.notifications.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.samskivert.mustache.MustacheException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Word;
import org.ballcourt.messages.Language;
import org.ballcourt.notifications.policies.PolicyWords;
import org.junit.jupiter.api.Test;

class WritingNoticesTest {
    private static final Map<String, Map<String, String>> CLAUSES =
            Map.of("silence.answer-claim", Map.of("en", "Silence opens the door.", "zh", "逾期即介入。"));

    /** Of the cases of two markets, and of what is about none. */
    private final NoticeTexts texts = new NoticeTexts(version -> version == null
            ? PolicyWords.unknown(ZoneId.of("Asia/Shanghai"))
            : new PolicyWords(ZoneId.of(version.equals("eu") ? "Europe/Brussels" : "Asia/Shanghai"), CLAUSES));

    @Test
    void namesAmountDeadlineDutyAndWhatSilenceBrings() {
        NoticeText text = texts.write(Template.COMPLAINT_FILED, complaint("台灯"), Language.of("en"), "cn");
        assertThat(text.subject()).isEqualTo("A buyer has filed a complaint: quality defect - order O-1");
        assertThat(text.body())
                .contains("Asked for: refund, CNY 129.00")
                .contains("YOUR TURN\n- answer the claim\n")
                .contains("By: 4 November 2026, 10:00 (Beijing time)\n")
                .contains("If you stay silent: the platform steps in\n  The rule: Silence opens the door.\n")
                .doesNotContain("silence.answer-claim", "T10:00")
                .endsWith("Order: O-1, \"台灯\"\nCase: case-1\n");
        assertThat(text.times())
                .containsExactly(new NoticeText.Time(
                        "4 November 2026, 10:00 (Beijing time)", Instant.parse("2026-11-04T02:00:00Z")));
    }

    @Test
    void saysTheSameInChinese() {
        NoticeText text = texts.write(Template.COMPLAINT_FILED, complaint("台灯"), Language.of("zh"), "cn");
        assertThat(text.subject()).isEqualTo("买家发起了投诉：质量问题（订单 O-1）");
        assertThat(text.body())
                .contains("诉求：退款，129.00 元")
                .contains("轮到您处理\n- 答复诉求\n")
                .contains("截止时间：2026年11月4日 10:00（北京时间）\n")
                .contains("如未处理：平台自动介入\n  规则：逾期即介入。\n")
                .doesNotContain("silence.answer-claim", "T10:00");
    }

    @Test
    void writesTimesInTheZoneOfTheMarketAndAmountsByTheNameOfTheCurrency() {
        Map<String, Object> facts = complaint("x", Money.of("300.00", "EUR"));
        assertThat(texts.write(Template.COMPLAINT_FILED, facts, Language.of("zh"), "eu")
                        .body())
                .contains("诉求：退款，300.00 欧元", "截止时间：2026年11月4日 03:00（布鲁塞尔时间）")
                .doesNotContain("EUR", "北京时间");
        assertThat(texts.write(Template.COMPLAINT_FILED, facts, Language.of("en"), "eu")
                        .body())
                .contains("refund, EUR 300.00", "By: 4 November 2026, 03:00 (Brussels time)");
    }

    @Test
    void saysNothingOfAClauseThatNobodyKnows() {
        assertThat(texts.write(Template.COMPLAINT_FILED, complaint("x"), Language.of("en"), null)
                        .body())
                .contains("If you stay silent: the platform steps in\n")
                .doesNotContain("The rule", "silence.answer-claim");
    }

    @Test
    void keepsLineBreaksOutOfSubjectsAndMarkupAsItIs() {
        NoticeText text = texts.write(
                Template.COMPLAINT_FILED, complaint("x\r\nBcc: all@example.org <b>&"), Language.of("en"), null);
        assertThat(text.body()).contains("\"x  Bcc: all@example.org <b>&\"");
        Map<String, Object> sly = complaint("x");
        sly.put("order", Map.of("orderId", "O\r\nBcc: x", "title", "x"));
        assertThat(texts.write(Template.COMPLAINT_FILED, sly, Language.of("en"), null)
                        .subject())
                .endsWith("order O  Bcc: x");
    }

    @Test
    void refusesATemplateWhoseFactIsMissing() {
        Map<String, Object> facts = complaint("x");
        facts.remove("reason");
        assertThatThrownBy(() -> texts.write(Template.COMPLAINT_FILED, facts, Language.of("en"), null))
                .isInstanceOf(MustacheException.class)
                .hasMessageContaining("reason");
    }

    @Test
    void callsAnElementOfAForeignPolicyByItsName() {
        Map<String, Object> facts = complaint("x");
        facts.put(
                "burdens",
                List.of(
                        Map.of("element", Word.element("DELIVERED"), "bearer", Role.SELLER),
                        Map.of("element", Word.element("FRESH_ON_ARRIVAL"), "bearer", Role.BUYER)));
        assertThat(texts.write(Template.EVIDENCE_ROUND_OPENED, facts, Language.of("en"), null)
                        .body())
                .contains("- delivery: the seller\n- FRESH_ON_ARRIVAL: the buyer\n");
    }

    @Test
    void saysWhereADeadlineCountsOnDaysThatNobodyHasToldYet() {
        Map<String, Object> facts = complaint("x");
        assertThat(texts.write(Template.COMPLAINT_FILED, facts, Language.of("en"), null)
                        .body())
                .doesNotContain("public holidays");
        facts.put("duties", List.of(duty(true)));
        assertThat(texts.write(Template.COMPLAINT_FILED, facts, Language.of("en"), null)
                        .body())
                .contains(
                        "The official public holidays of the year of this deadline are not known here yet, so it counts none of them.");
        assertThat(texts.write(Template.COMPLAINT_FILED, facts, Language.of("zh"), null)
                        .body())
                .contains("本系统尚无此截止时间所在年度的官方节假日安排，暂按无节假日计算。");
    }

    @Test
    void writesActorsAndDurations() {
        Map<String, Object> facts = complaint("x");
        facts.put("owner", Actor.parse("AGENT/wang"));
        assertThat(texts.write(Template.OWNER_FIXED, facts, Language.of("zh"), null)
                        .body())
                .contains("平台客服 wang");
        facts.put("from", Instant.parse("2026-11-02T02:00:00Z"));
        facts.put("until", Instant.parse("2026-11-02T03:40:00Z"));
        facts.put("credit", Duration.ofMinutes(100));
        assertThat(texts.write(Template.OUTAGE_CREDITED, facts, Language.of("en"), null)
                        .body())
                .contains("(1 h 40 min)");
    }

    private static Map<String, Object> duty(boolean calendarAssumed) {
        return Map.of(
                "duty",
                DutyKind.ANSWER_CLAIM,
                "dueAt",
                Instant.parse("2026-11-04T02:00:00Z"),
                "calendarAssumed",
                calendarAssumed,
                "ifSilent",
                Consequence.INTERVENTION_OPENS,
                "clause",
                new Clause("silence.answer-claim"),
                "hasElement",
                false);
    }

    private static Map<String, Object> complaint(String title) {
        return complaint(title, Money.of("129.00", "CNY"));
    }

    private static Map<String, Object> complaint(String title, Money amount) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("caseId", "case-1");
        facts.put("order", Map.of("orderId", "O-1", "title", title));
        facts.put("reason", Reason.QUALITY_DEFECT);
        facts.put(
                "remedies",
                List.of(Map.of("remedy", Remedy.REFUND, "hasAmount", true, "amount", amount, "more", false)));
        facts.put("hasDuty", true);
        facts.put("duties", List.of(duty(false)));
        facts.put("hasTurns", false);
        facts.put("turns", List.of());
        return facts;
    }
}
