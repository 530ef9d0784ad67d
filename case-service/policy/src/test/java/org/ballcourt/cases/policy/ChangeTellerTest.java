package org.ballcourt.cases.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ballcourt.cases.domain.DutyTerm;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes as people read them. */
class ChangeTellerTest {
    private static final JsonNode SHIPPED = json(PolicyFiles.SHIPPED);
    private static final Pattern AS_A_PROGRAM =
            Pattern.compile("[A-Z]{2,}_|[A-Z]{4,}|[a-z][A-Z]|[\\[\\]{}]|\\bP[T0-9]");

    private static JsonNode json(String text) {
        return new YamlFile("x.yaml", text).json();
    }

    private static List<ToldChange> told(String from, String to) {
        return ChangeTeller.between(
                SHIPPED, json(PolicyFiles.shippedWith(from.replace("\\n", "\n"), to.replace("\\n", "\n"))));
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', textBlock = """
            '  ANSWER_CLAIM: {time: PT48H' | '  ANSWER_CLAIM: {time: PT24H' | TIMES | The seller has 24 hours instead of 48 hours to answer a claim. | 卖家回应索赔的时间由 48 小时改为 24 小时。 | BUYER
            '  ANSWER_CLAIM: {time: PT48H' | '  ANSWER_CLAIM: {time: P3D' | TIMES | The seller has 3 days instead of 48 hours to answer a claim. | 卖家回应索赔的时间由 48 小时改为 3 天。 | SELLER
            PROVE: {time: PT72H | PROVE: {time: PT96H | TIMES | Each side has 96 hours instead of 72 hours to prove. | 双方举证的时间由 72 小时改为 96 小时。 | BUYER SELLER
            RULE_LAST_CHANCE: {time: PT40H | RULE_LAST_CHANCE: {time: P1D | TIMES | A senior has 1 working day instead of 40 working hours to rule at the last chance. | 小二作最后一次裁决的时间由 40 个工作小时改为 1 个工作日。 | BUYER SELLER
            TRIAGE: {time: PT4H | TRIAGE: {time: PT2H | TIMES | An agent has 2 working hours instead of 4 working hours to take a case or decline it in an urgent case. | 客服决定是否受理的时间由 4 个工作小时改为 2 个工作小时（加急案件）。 | BUYER SELLER
            'PERFORM: {time: PT24H, clock: BUSINESS' | 'PERFORM: {time: PT24H, clock: CALENDAR' | TIMES | 'The time to perform the remedy counts every hour, no longer working hours only.' | 履行的时间改为全天计算，不再仅计工作时间。 | ''
            'PERFORM: {time: PT24H, clock: BUSINESS' | 'PERFORM: {time: PT20H, clock: CALENDAR' | TIMES | The seller has 20 hours instead of 24 working hours to perform the remedy. | 卖家履行的时间由 24 个工作小时改为 20 小时。 | ''
            INSPECT: {time: P3D | INSPECT: {time: P6D | TIMES | A laboratory has 6 working days instead of 3 working days to report (digital content). | 检测机构出具报告的时间由 3 个工作日改为 6 个工作日（数字内容）。 | ''
            ANSWER_REJECTION: CASE_LAPSES | ANSWER_REJECTION: INTERVENTION_OPENS | SILENCE | 'The buyer who lets the time pass to answer the seller''s rejection: the case goes to the platform by itself, no longer the case closes without a result.' | 买家逾期未回应卖家的拒绝的：由“案件失效关闭”改为“自动转平台介入”。 | ''
            'smallClaim: "50.00"' | 'smallClaim: "60.00"' | MONEY | Largest claim that counts as small: CNY 60.00 instead of CNY 50.00. | 小额索赔上限：由 50.00 元 改为 60.00 元。 | BUYER
            'expressRefund: "500.00"' | 'expressRefund: "100.00"' | MONEY | Most that the express lane refunds: CNY 100.00 instead of CNY 500.00. | 极速退款上限：由 500.00 元 改为 100.00 元。 | SELLER
            noReasonReturnDays: 7 | noReasonReturnDays: 10 | LIMITS | Days for a return without a reason: 10 instead of 7. | 无理由退货天数：由 7 改为 10。 | BUYER
            rateService: P15D | rateService: P1D | LIMITS | Time to rate the service after closing: 1 day instead of 15 days. | 结案后评价的期限：由 15 天 改为 1 天。 | ''
            default: {SELLER: 100} | default: {SELLER: 80, PLATFORM: 20} | LIABILITY | 'What a rule grants: percent paid by the seller: 80 instead of 100.' | 依规支付的款项由卖家承担的百分比：由 100 改为 80。 | SELLER
            element: GENUINE, bearer: SELLER | element: GENUINE, bearer: BUYER | PROOF | 'In a complaint for counterfeit goods, who proves “genuine goods” first: the buyer instead of the seller.' | 假冒商品投诉中，首先举证“正品”的一方：由 卖家 改为 买家。 | SELLER
            kinds: [MEDICAL_RECORD, INSPECTION_REPORT, PHOTO] | kinds: [MEDICAL_RECORD] | PROOF | 'In a complaint for injury or allergy, “the injury was caused by the goods” can be shown by: no longer “inspection report” and “photo”.' | 人身伤害或过敏投诉中，可用于证明“损害由商品造成”的证据：不再包括“质检报告”和“照片”。 | ''
            DEFECT_SHOWN: [PHOTO, VIDEO, CHAT_LOG, ORDER_RECORD] | DEFECT_SHOWN: [PHOTO] | PROOF | 'For digital content, “the defect” can be shown by: no longer “video”, “chat log”, and “order record”.' | 数字内容类商品可用于证明“存在缺陷”的证据：不再包括“视频”、“聊天记录”和“订单记录”。 | ''
            'en: The buyer shows what was promised.' | 'en: Show it.' | CLAUSES | Clause service.promise now reads: “Show it.” | 条款 service.promise 的英文现为：“Show it.” | ''
            calendar: cn | calendar: moon | VERSION | Calendar of working hours: moon instead of cn. | 工作日历：由 cn 改为 moon。 | ''
            '{points: 48, penalty: REMOVAL}' | '{points: 40, penalty: REMOVAL}' | CONDUCT | 'Ladder of penalties: now also “from 40 points on: removal from the marketplace”; no longer “from 48 points on: removal from the marketplace”.' | 处罚阶梯：新增“满 40 分：清退”；不再包括“满 48 分：清退”。 | ''
            """)
    void areSentencesInBothLanguages(String from, String to, String subject, String en, String zh, String better) {
        ToldChange change = told(from, to).getFirst();
        assertThat(Spoken.en(change.message())).isEqualTo(en);
        assertThat(Spoken.zh(change.message())).isEqualTo(zh);
        assertThat(change.subject().name()).isEqualTo(subject);
        assertThat(change.betterFor().stream().map(Role::name).toList())
                .isEqualTo(better.isEmpty() ? List.of() : List.of(better.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            atLeast: 2, within: P90D | atLeast: 4, within: P90D | 'Under the rule INJURED_BY_BATCH cases are linked: at least so many cases: 4 instead of 2.' | 追溯规则 INJURED_BY_BATCH 的最少案件数：由 2 改为 4。
            atLeast: 2, within: P90D | atLeast: 2, within: P30D | 'Under the rule INJURED_BY_BATCH cases are linked: within this time: 30 days instead of 90 days.' | 追溯规则 INJURED_BY_BATCH 的时间范围：由 90 天 改为 30 天。
            notCounted: [WITHDRAWN, INADMISSIBLE, CLAIM_DISMISSED] | notCounted: [WITHDRAWN] | 'Cases that ended so speak for nothing: no longer “not admissible” and “claim dismissed”.' | 以此结案的案件不计入追溯：不再包括“不予受理”和“诉求被驳回”。
            """)
    void areSentencesAboutTracing(String from, String to, String en, String zh) {
        String newest = PolicyFiles.read("/policies/cn-marketplace-2026-02.yaml");
        ToldChange change = ChangeTeller.between(json(newest), json(PolicyFiles.changed(newest, from, to)))
                .getFirst();
        assertThat(change.subject().name()).isEqualTo("TRACING");
        assertThat(Spoken.en(change.message())).isEqualTo(en);
        assertThat(Spoken.zh(change.message())).isEqualTo(zh);
    }

    /** No length as a program writes it, and no null where one of the files has nothing. */
    @Test
    void sayMinutesInWordsAndNothingWhereThereIsNothing() {
        String newest = PolicyFiles.read("/policies/cn-marketplace-2026-02.yaml");
        ToldChange minutes = ChangeTeller.between(
                        json(newest), json(PolicyFiles.changed(newest, "threshold: PT15M", "threshold: PT10M")))
                .getFirst();
        assertThat(Spoken.en(minutes.message())).endsWith(": 10 minutes instead of 15 minutes.");
        assertThat(Spoken.zh(minutes.message())).contains("由 15 分钟 改为 10 分钟");

        assertThat(ChangeTeller.between(SHIPPED, json(newest)))
                .filteredOn(told -> told.change().field().startsWith("silence.")
                        && told.change().from() == null)
                .isNotEmpty()
                .allSatisfy(told -> {
                    assertThat(Spoken.en(told.message())).doesNotContain("null", "no longer");
                    assertThat(Spoken.zh(told.message())).doesNotContain("null", "改为");
                });
    }

    /** A list that says nothing is another thing than nothing said. */
    @Test
    void tellAnEmptyListFromNone() {
        ToldChange change = ChangeTeller.between(json("{grounds: {}}"), json("{grounds: {noReasonExcluded: []}}"))
                .getFirst();
        assertThat(Spoken.en(change.message())).endsWith(": an empty list instead of nothing.");
        assertThat(Spoken.zh(change.message())).endsWith("：由 无 改为 空列表。");
    }

    /** Names that a policy's author gives, of clauses and of rules about tracing, are theirs. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cn-marketplace-2026-01",
                "cn-marketplace-2026-02",
                "eu-marketplace-2026-01",
                "eu-marketplace-2026-02"
            })
    void nameNothingAsAProgramDoes(String version) {
        JsonNode policy = json(PolicyFiles.read("/policies/" + version + ".yaml"));
        for (JsonNode other :
                List.of(json("{}"), SHIPPED, json(PolicyFiles.read("/policies/eu-marketplace-2026-02.yaml")))) {
            List<ToldChange> changes = Stream.of(
                            ChangeTeller.between(other, policy), ChangeTeller.between(policy, other))
                    .flatMap(List::stream)
                    .filter(told -> told.subject() != ToldChange.Subject.CLAUSES)
                    .toList();
            assertThat(changes)
                    .flatExtracting(told -> Stream.of(Spoken.en(told.message()), Spoken.zh(told.message()))
                            .map(sentence -> sentence.replaceAll("(rule|追溯规则) [A-Z_]+", ""))
                            .filter(AS_A_PROGRAM.asPredicate())
                            .toList())
                    .isEmpty();
        }
    }

    /** What was set for the first time changed no clock. */
    @Test
    void tellANewTimeInOneSentence() {
        JsonNode newest = json(PolicyFiles.read("/policies/cn-marketplace-2026-02.yaml"));

        assertThat(ChangeTeller.between(SHIPPED, newest))
                .filteredOn(told -> told.change().field().startsWith("terms.ANSWER_CONTACT."))
                .singleElement()
                .satisfies(told -> {
                    assertThat(Spoken.en(told.message()))
                            .contains("has 10 minutes to")
                            .endsWith("no time was set before.");
                    assertThat(Spoken.zh(told.message())).contains("10 分钟").contains("此前未规定");
                });
    }

    @Test
    void tellATimeThatIsGoneAsNoTimeAnyMore() {
        JsonNode newest = json(PolicyFiles.read("/policies/cn-marketplace-2026-02.yaml"));

        assertThat(ChangeTeller.between(newest, SHIPPED))
                .filteredOn(told -> told.change().field().startsWith("terms.ANSWER_CONTACT."))
                .singleElement()
                .satisfies(told -> {
                    assertThat(Spoken.en(told.message()))
                            .contains("has no time set any more to")
                            .endsWith("it was 10 minutes before.");
                    assertThat(Spoken.zh(told.message())).contains("不再规定").contains("10 分钟");
                });
    }

    /** A draft may be compared before it is checked. */
    @ParameterizedTest
    @ValueSource(strings = {"lots", "[lots", "XXZ", "-1", "P9", ""})
    void areToldOfWhateverStandsInADraft(String typo) {
        String text = PolicyFiles.read("/policies/cn-marketplace-2026-02.yaml");
        JsonNode newest = json(text);
        for (JsonPointer place : places(newest, JsonPointer.empty())) {
            JsonNode draft = json(text);
            ((ObjectNode) draft.at(place.head())).put(place.last().getMatchingProperty(), typo);

            assertThat(ChangeTeller.between(newest, draft)).as(place.toString()).allSatisfy(ChangeTellerTest::isSaid);
            assertThat(ChangeTeller.between(draft, newest)).as(place.toString()).allSatisfy(ChangeTellerTest::isSaid);
        }
    }

    private static void isSaid(ToldChange change) {
        assertThat(Spoken.en(change.message())).isNotBlank();
        assertThat(Spoken.zh(change.message())).isNotBlank();
    }

    /** Of all fields of objects, whatever stands in them. */
    private static List<JsonPointer> places(JsonNode node, JsonPointer at) {
        return node.properties().stream()
                .flatMap(field -> {
                    JsonPointer place = at.appendProperty(field.getKey());
                    return Stream.concat(Stream.of(place), places(field.getValue(), place).stream());
                })
                .toList();
    }

    @Test
    void areGroupedBySubject() {
        JsonNode european = json(PolicyFiles.read("/policies/eu-marketplace-2026-01.yaml"));
        List<ToldChange> changes = ChangeTeller.between(SHIPPED, european);
        assertThat(changes).isSortedAccordingTo((a, b) -> a.subject().compareTo(b.subject()));
        assertThat(changes).hasSizeGreaterThan(30).allSatisfy(change -> {
            assertThat(Spoken.en(change.message())).isNotBlank().doesNotContain("null");
            assertThat(Spoken.zh(change.message())).isNotBlank().doesNotContain("null");
        });
        assertThat(ChangeTeller.between(SHIPPED, SHIPPED)).isEmpty();
    }

    /** A new term needs its words, or people read its name. */
    @ParameterizedTest
    @EnumSource(DutyTerm.class)
    void haveWordsForEveryTerm(DutyTerm term) {
        String newest = PolicyFiles.read("/policies/cn-marketplace-2026-02.yaml");
        String line = newest.lines()
                .filter(l -> l.matches("  " + term + ": \\{time: .*"))
                .findFirst()
                .orElseThrow();
        String longer = line.replaceFirst("time: [A-Z0-9]+", "time: P33D");
        ToldChange change = ChangeTeller.between(json(newest), json(newest.replaceFirst(Pattern.quote(line), longer)))
                .getFirst();
        assertThat(Spoken.en(change.message()))
                .contains("33")
                .doesNotContain(term.name())
                .contains(" instead of ");
        assertThat(Spoken.zh(change.message())).contains("33").doesNotContain(term.name());
    }

    @ParameterizedTest
    @EnumSource(value = Consequence.class, mode = EnumSource.Mode.EXCLUDE, names = "OTHER_REVIEWER")
    void haveWordsForEveryConsequence(Consequence consequence) {
        ToldChange change =
                told("REVIEW: OTHER_REVIEWER", "REVIEW: " + consequence).getFirst();
        assertThat(Spoken.en(change.message()))
                .doesNotContain(consequence.name())
                .contains("no longer another reviewer decides");
        assertThat(Spoken.zh(change.message())).doesNotContain(consequence.name());
    }
}
