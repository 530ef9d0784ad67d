package org.ballcourt.cases.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class CommandCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-02T02:00:00Z");

    private static final String COMPLAINT = """
            {"order": {"orderId": "O-1001", "orderLineId": "1", "buyer": "li", "seller": "juicehaus", "sku": "JH-900",
                       "title": "德国工艺榨汁机", "goodsClass": "HOME_APPLIANCE",
                       "unitPrice": {"amount": "899.00", "currency": "CNY"}, "quantity": 1,
                       "paidAt": "2026-10-08T09:00:00+08:00", "signedAt": "2026-10-11T15:00:00+08:00",
                       "warrantyUntil": "2027-10-11", "promises": ["SEVEN_DAY_RETURN", "WARRANTY"]},
             "reason": "QUALITY_DEFECT", "remedy": "RETURN_AND_REFUND", "amount": {"amount": "899.00", "currency": "CNY"},
             "statement": "用了不到一个月电机异响",
             "priorContacts": [{"at": "2026-11-01T20:00:00+08:00", "channel": "CHAT", "summary": "商家说是使用不当"}]}""";

    @Test
    void findsNoFaultInAFullComplaint() {
        assertThat(faults(FileComplaint.class, COMPLAINT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            {"lines":[{"remedy":"REFUND"},{"remedy":"COMPENSATION"}]}                     | -              | -
            {}                                                                            | remedy         | is required: say what is to be given, as one remedy or several
            {"lines":[]}                                                                  | lines          | must have 1 or more entries
            {"remedy":"REFUND","lines":[{"remedy":"REFUND"}]}                             | lines          | says the remedy a second time; send either lines, or remedy and amount
            {"amount":{"amount":"1.00","currency":"CNY"},"lines":[{"remedy":"REFUND"}]}   | lines          | says the remedy a second time; send either lines, or remedy and amount
            {"lines":[{"remedy":"REFUND"},{"remedy":"REFUND"}]}                           | lines.1.remedy | stands in another line already; add its amount to that
            {"lines":[{"remedy":"REFUND"},{"remedy":"NONE"}]}                             | -              | -
            {"lines":[{"remedy":"REFUND"},{"remedy":"REPAIR"},{"remedy":"COMPENSATION"},{"remedy":"REPLACEMENT"}]} | lines | must have at most 3 entries
            {"lines":[{"amount":{"amount":"1.00","currency":"CNY"}}]}                     | lines.0.remedy | is required
            {"lines":[{"remedy":"REFUND","amount":{"amount":"1.0","currency":"CNY"}}]}    | lines.0.amount.amount | must have exactly 2 digits after the point in CNY
            """)
    void takesOneToThreeLinesInPlaceOfTheRemedy(String offer, String field, String words) {
        assertThat(faults(MakeOffer.class, offer))
                .extracting(fault -> fault.field() + " " + fault.en())
                .isEqualTo(field == null ? List.of() : List.of(field + " " + words));
    }

    /** In an offer or a ruling a rule says so. */
    @Test
    void takesNoLineOfNothingInAProposalBesideOthers() {
        assertThat(faults(ProposeSettlement.class, "{\"lines\":[{\"remedy\":\"REFUND\"},{\"remedy\":\"NONE\"}]}"))
                .extracting(Fault::field)
                .containsExactly("lines.1.remedy");
    }

    /** How much a reason says is for the rules to judge. */
    @Test
    void takesABlankReason() {
        assertThat(faults(AppealSanction.class, "{\"explanation\":\" \"}")).isEmpty();
        assertThat(faults(DeclareUnavailable.class, "{\"why\":\"\"}")).isEmpty();
    }

    @Test
    void takesNoAwardOfACompensationWithoutItsSum() {
        assertThat(faults(RecordExternalOutcome.class, "{\"remedy\":\"COMPENSATION\"}"))
                .extracting(Fault::field)
                .containsExactly("amount");
        assertThat(faults(
                        RecordExternalOutcome.class,
                        "{\"lines\":[{\"remedy\":\"REFUND\"},{\"remedy\":\"PARTIAL_REFUND\"}]}"))
                .extracting(Fault::field)
                .containsExactly("lines.1.amount");
    }

    @Test
    void takesAnOutcomeWithoutARemedyButNoAmountAlone() {
        assertThat(faults(RecordExternalOutcome.class, "{\"cause\":\"COURT\"}")).isEmpty();
        assertThat(faults(RecordExternalOutcome.class, "{\"remedy\":\"REFUND\"}"))
                .isEmpty();
        assertThat(faults(RecordExternalOutcome.class, "{\"amount\":{\"amount\":\"1.00\",\"currency\":\"CNY\"}}"))
                .extracting(Fault::field)
                .containsExactly("remedy");
    }

    @Test
    void findsThemInARevisedRulingToo() {
        String both =
                "{\"result\":\"GRANTED\",\"remedy\":\"REFUND\",\"lines\":[{\"remedy\":\"REPAIR\"},{\"remedy\":\"REPAIR\"}]}";
        assertThat(faults(DecideAppeal.class, "{\"decision\":\"REVISED\",\"ruling\":" + both + "}"))
                .extracting(Fault::field)
                .containsExactly("ruling.lines", "ruling.lines.1.remedy");
    }

    @Test
    void namesAllFaultsAtOnce() {
        ObjectNode complaint = (ObjectNode) Wire.json().readTree(COMPLAINT);
        ObjectNode order = (ObjectNode) complaint.get("order");
        complaint.put("reason", "BAD_MOOD").put("colour", "red").remove("remedy");
        complaint.putObject("amount").put("amount", "899.0").put("currency", "CNY");
        order.put("quantity", 0).put("paidAt", "2026-11-02T02:00:01Z").put("shippedAt", "yesterday");
        order.putObject("unitPrice").put("amount", 899.0).put("currency", "CNY");
        ((ObjectNode) complaint.get("priorContacts").get(0)).put("at", "2026-12-01T00:00:00+08:00");

        assertThat(checked(FileComplaint.class, complaint))
                .extracting(Fault::field)
                .containsExactlyInAnyOrder(
                        "reason",
                        "colour",
                        "remedy",
                        "amount.amount",
                        "order.quantity",
                        "order.paidAt",
                        "order.shippedAt",
                        "order.unitPrice.amount",
                        "priorContacts.0.at");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void namesEveryFaultOfEveryCommandAtOnce(Class<? extends CaseCommand> type) {
        for (SpoiltBody spoilt : List.of(SpoiltBody.byValue(type), SpoiltBody.byType(type))) {
            assertThat(checked(type, spoilt.body()))
                    .extracting(Fault::field)
                    .as("%s", spoilt.body())
                    .containsAll(spoilt.wrong());
        }
    }

    @Test
    void takesAnyWordsAsTheReasonForADeviation() {
        String words = "The batch was called back by the brand, 同批次已召回。";
        assertThat(faults(IssueRuling.class, "{\"result\":\"GRANTED\",\"deviation\":\"%s\"}".formatted(words)))
                .isEmpty();
    }

    @Test
    void namesReasonsThatSayNothingAlongWithOtherFaultsAlone() {
        String ruling =
                "\"reasons\":\" \",\"findings\":[{\"element\":\"GENUINE\",\"finding\":\"%s\",\"because\":\"\"}]";
        assertThat(faults(IssueRuling.class, "{\"result\":\"GRANTED\"," + ruling.formatted("MAYBE") + "}"))
                .extracting(Fault::field)
                .containsExactlyInAnyOrder("findings.0.finding", "findings.0.because", "reasons");
        assertThat(faults(IssueRuling.class, "{\"result\":\"GRANTED\"," + ruling.formatted("PROVEN") + "}"))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void saysItInTheLanguageOfTheReader(Class<? extends CaseCommand> type) {
        for (SpoiltBody spoilt : List.of(SpoiltBody.byValue(type), SpoiltBody.byType(type))) {
            assertThat(checked(type, spoilt.body()))
                    .allSatisfy(fault -> assertThat(fault.zh()).containsPattern("\\p{IsHan}"))
                    .allSatisfy(fault -> assertThat(fault.en()).doesNotContainPattern("\\p{IsHan}"))
                    .extracting(CommandCheckTest::withoutCodes)
                    .allSatisfy(said -> assertThat(said).doesNotContainPattern("[a-z]{4,}"));
        }
    }

    /** What is left of a sentence in Chinese: the names of fields and the examples of what may be sent are no sentences. */
    private static String withoutCodes(Fault fault) {
        return fault.zh().replaceAll("lines|remedy|amount|true|false", "");
    }

    private static List<Class<? extends CaseCommand>> commands() {
        return CommandNames.ALL;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -1.00   | CNY | amount.amount   | must not be negative
            1.0     | CNY | amount.amount   | must have exactly 2 digits after the point in CNY
            1.005   | CNY | amount.amount   | must have exactly 2 digits after the point in CNY
            1.00    | JPY | amount.amount   | must have exactly 0 digits after the point in JPY
            1e3     | CNY | amount.amount   | must be a decimal string such as "129.00"
            1       | ZZZ | amount.currency | is not a known currency
            1       | XAU | amount.currency | is not a known currency
            1.00    | cny | amount.currency | must be a currency code such as CNY
            """)
    void refusesWrongMoney(String amount, String currency, String field, String words) {
        String body = "{\"remedy\":\"REFUND\",\"amount\":{\"amount\":\"%s\",\"currency\":\"%s\"}}"
                .formatted(amount, currency);

        assertThat(faults(MakeOffer.class, body))
                .first()
                .satisfies(fault -> assertThat(fault.field()).isEqualTo(field))
                .satisfies(fault -> assertThat(fault.en()).isEqualTo(words));
    }

    @Test
    void namesTheLimitOfAText() {
        assertThat(faults(AddStatement.class, "{\"text\":\"%s\"}".formatted("长".repeat(4000))))
                .isEmpty();
        assertThat(faults(AddStatement.class, "{\"text\":\"%s\"}".formatted("长".repeat(4001))))
                .containsExactly(new Fault("text", "must have at most 4000 characters", "最多 4000 个字符"));
    }

    @Test
    void refusesTextsThatCannotBeWrittenDown() {
        assertThat(faults(AddStatement.class, "{\"text\":\"half \\ud800 a pair\"}"))
                .hasSize(1);
        assertThat(faults(AddStatement.class, "{\"text\":\"nothing \\u0000\"}")).hasSize(1);
        assertThat(faults(AddStatement.class, "{\"text\":\" \\n\"}"))
                .containsExactly(new Fault("text", "must not be empty", "不得为空"));
        assertThat(faults(AddStatement.class, "{\"text\":\"笑 😀 \\n next line\"}"))
                .isEmpty();
    }

    @Test
    void wantsActorsWrittenWithTheirRole() {
        assertThat(faults(HandOff.class, "{\"to\":\"chen\",\"why\":\"ABSENCE\"}"))
                .containsExactly(new Fault("to", "must be written as a role, a slash and an id", "格式必须是角色、斜杠和编号"));
        assertThat(faults(HandOff.class, "{\"to\":\"AGENT/chen\",\"why\":\"ABSENCE\"}"))
                .isEmpty();
        assertThat(faults(RequestEvidence.class, "{\"from\":\"SELLER\"}")).isEmpty();
        assertThat(faults(RequestEvidence.class, "{\"from\":\"LAB/sgs\"}")).isEmpty();
        assertThat(faults(RequestEvidence.class, "{\"from\":\"NEIGHBOUR\"}")).hasSize(1);
    }

    @Test
    void boundsStarsAndShares() {
        assertThat(faults(RateService.class, "{\"agent\":\"wang\",\"stars\":6}"))
                .containsExactly(new Fault("stars", "must be at most 5", "不得大于 5"));
        assertThat(faults(RateService.class, "{\"agent\":\"wang\",\"stars\":\"5\"}"))
                .containsExactly(new Fault("stars", "must be a whole number", "必须是整数"));
        assertThat(faults(IssueRuling.class, "{\"result\":\"GRANTED\",\"liability\":{\"SELLER\":101}}"))
                .extracting(Fault::field)
                .containsExactly("liability.SELLER");
        assertThat(faults(IssueRuling.class, "{\"result\":\"GRANTED\",\"liability\":{\"NEIGHBOUR\":100}}"))
                .extracting(Fault::field)
                .containsExactly("liability");
    }

    @Test
    void looksIntoTheRulingOfAnAppeal() {
        String body =
                "{\"decision\":\"REVISED\",\"ruling\":{\"result\":\"GRANTED\",\"findings\":[{\"element\":\"GENUINE\"}],"
                        + "\"amount\":{\"amount\":\"1\",\"currency\":\"CNY\"}}}";

        assertThat(faults(DecideAppeal.class, body))
                .extracting(Fault::field)
                .containsExactlyInAnyOrder("ruling.findings.0.finding", "ruling.amount.amount");
    }

    @Test
    void wantsAnOutageToEndAfterItBeganAndBeforeNow() {
        String turned = "{\"from\":\"2026-11-01T02:00:00Z\",\"until\":\"2026-11-01T01:00:00Z\"}";
        String ahead = "{\"from\":\"2026-11-01T02:00:00Z\",\"until\":\"2026-11-03T01:00:00Z\"}";

        assertThat(faults(CreditOutage.class, turned)).extracting(Fault::field).containsExactly("until");
        assertThat(faults(CreditOutage.class, ahead)).extracting(Fault::field).containsExactly("until");
    }

    @ParameterizedTest
    @MethodSource("bodiesThatAreNoObjects")
    void wantsAnObject(JsonNode body) {
        for (Class<? extends CaseCommand> type : CommandNames.ALL) {
            assertThat(checked(type, body)).containsExactly(new Fault("", "must be an object", "必须是对象"));
        }
    }

    private static Stream<JsonNode> bodiesThatAreNoObjects() {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return Stream.of(nodes.missingNode(), nodes.nullNode(), nodes.arrayNode(), nodes.stringNode("{}"));
    }

    @Test
    void refusesEveryUnknownFieldOfEveryCommand() {
        JsonNode body = Wire.json().readTree("{\"surprise\":1}");
        for (Class<? extends CaseCommand> type : CommandNames.ALL) {
            assertThat(checked(type, body))
                    .contains(new Fault("surprise", "is not a field of this command", "不是该命令的字段"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-11-01", "2026-11-01T10:00:00", "2030-12-31T23:59:60Z", "2030-01-01t00:00:00z", "1762048800"
            })
    void seesThroughUnusualTimes(String time) {
        String body = "{\"from\":\"%s\",\"until\":\"2026-11-01T01:00:00Z\"}".formatted(time);

        assertThat(faults(CreditOutage.class, body)).extracting(Fault::field).contains("from");
    }

    @Test
    void letsPassWhatTheReaderReads() {
        assertThat(Wire.command(FileComplaint.class, Wire.json().readTree(COMPLAINT))
                        .order()
                        .title())
                .isEqualTo("德国工艺榨汁机");
    }

    /** A fault as people read it. */
    private record Fault(String field, String en, String zh) {}

    private static List<Fault> checked(Class<? extends CaseCommand> type, JsonNode body) {
        return CommandCheck.faults(type, body, NOW).stream()
                .map(fault -> new Fault(fault.field(), said("en", fault.message()), said("zh", fault.message())))
                .toList();
    }

    private static String said(String language, Message message) {
        return Messages.in(Language.of(language)).text(message);
    }

    private static List<Fault> faults(Class<? extends CaseCommand> type, String body) {
        return checked(type, Wire.json().readTree(body));
    }

    /** Whatever stands in the place of a field, its fault is told. */
    @ParameterizedTest
    @MethodSource("commands")
    void failsAtNothing(Class<? extends CaseCommand> type) {
        List<String> values = List.of(
                "{}",
                "{\"a\": 1}",
                "[]",
                "[1]",
                "[null]",
                "[[]]",
                "[{}]",
                "\"x\"",
                "\"\"",
                "1",
                "-1.5",
                "1e25",
                "true",
                "null");
        JsonNode fields = CommandCheck.shipped("/schemas/commands/" + CommandNames.nameOf(type) + ".json")
                .path("properties");
        for (String field : fields.propertyNames()) {
            for (String value : values) {
                JsonNode body = Wire.json().readTree("{\"" + field + "\": " + value + "}");
                assertThatCode(() -> CommandCheck.check(type, body, NOW)).doesNotThrowAnyException();
            }
        }
    }
}
