package org.ballcourt.cases.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.ballcourt.cases.endpoint.CasesInMemory;
import org.ballcourt.cases.endpoint.Samples;
import org.ballcourt.cases.proof.Keys;
import org.ballcourt.consumer.DeadLetters;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.CommandReply;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Refused;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CommandListenerTest {
    private final CasesInMemory cases = new CasesInMemory();
    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final List<CommandReply> refused = new ArrayList<>();
    private final CommandReplies replies = new CommandReplies(producer, Keys.records(), refused::add);
    private final CommandListener listener = new CommandListener(
            cases.desk(),
            replies,
            new DeadLetters<>("case-commands", producer, new SimpleMeterRegistry().counter("parked")),
            Keys.receipts(),
            new SenderCheck(CommandProof.NONE, _ -> null));
    private final String caseId = cases.send(null, "BUYER/li", Samples.complaint());

    private ProducerRecord<String, byte[]> sent(String value) {
        int before = producer.history().size();
        listener.apply(new ConsumerRecord<>(
                Topics.CASE_COMMANDS, 3, 42, caseId, value == null ? null : value.getBytes(StandardCharsets.UTF_8)));
        assertThat(producer.history()).hasSize(before + 1);
        return producer.history().getLast();
    }

    private JsonNode reply(String value) {
        ProducerRecord<String, byte[]> record = sent(value);
        assertThat(record.topic()).isEqualTo(Topics.CASE_REPLIES);
        assertThat(record.key()).isEqualTo(caseId);
        return Wire.json().readTree(record.value());
    }

    private String command(String actor, String command, String with) {
        return "{\"commandId\":\"k-1\",\"caseId\":\"%s\",\"actor\":\"%s\",\"command\":\"%s\",\"with\":%s}"
                .formatted(caseId, actor, command, with);
    }

    @Test
    void repliesWithWhatTheCommandBroughtAbout() {
        JsonNode reply = reply(command("SELLER/shop", "RejectClaim", "{\"ground\":\"OTHER\"}"));

        assertThat(reply.get("status").stringValue()).isEqualTo("ACCEPTED");
        assertThat(reply.get("commandId").stringValue()).isEqualTo("k-1");
        assertThat(reply.get("actor").stringValue()).isEqualTo("SELLER/shop");
        assertThat(reply.get("caseId").stringValue()).isEqualTo(caseId);
        assertThat(reply.get("version").longValue()).isEqualTo(2);
        assertThat(reply.at("/events/0/type").stringValue()).isEqualTo("SellerRejected");
    }

    @Test
    void repliesToANewComplaintWithItsCase() {
        String complaint = Wire.json().writeValueAsString(Samples.complaint());
        JsonNode reply = reply("{\"commandId\":\"new\",\"actor\":\"BUYER/li\",\"command\":\"FileComplaint\",\"with\":"
                + complaint + "}");

        assertThat(reply.get("status").stringValue()).isEqualTo("ACCEPTED");
        assertThat(reply.get("caseId").stringValue()).isNotEqualTo(caseId);
    }

    @Test
    void neverPutsWhatSomebodyWroteIntoTheTopic() {
        String text = command("SELLER/shop", "AddStatement", "{\"text\":\"CANARY-said\"}");
        assertThat(reply(text).toString()).doesNotContain("CANARY-said");
        assertThat(reply(text).toString()).doesNotContain("CANARY-said");
    }

    @Test
    void repliesTheSameToTheSameCommandAndStoresItOnce() {
        String command = command("SELLER/shop", "RejectClaim", "{\"ground\":\"OTHER\"}");
        assertThat(reply(command)).isEqualTo(reply(command));
        assertThat(cases.stored()).isEqualTo(2);
    }

    @Test
    void repliesWithTheProblemWhereARuleSaysNo() {
        JsonNode reply = reply(command("BUYER/li", "AcceptClaim", "{}"));

        assertThat(reply.get("status").stringValue()).isEqualTo("REJECTED");
        assertThat(reply.at("/problem/code").stringValue()).isEqualTo("NOT_YOUR_ROLE");
        assertThat(reply.at("/problem/allowedActions")
                        .valueStream()
                        .map(a -> a.get("action").stringValue()))
                .contains("WithdrawComplaint");
    }

    /** It lay there while nobody could act, and the time that was lost is given back before anything lapses. */
    @Test
    void doesNotActUponALapseThatWaitedThroughAnOutage() {
        byte[] lapse =
                command("SYSTEM/ballcourt", "LapseDuty", "{\"dutyId\":\"d1\"}").getBytes(StandardCharsets.UTF_8);
        assertThat(codeOfAReplyTo(lapse, Duration.ofMinutes(13))).isEqualTo("UNAVAILABLE");
        assertThat(codeOfAReplyTo(lapse, Duration.ofMinutes(11))).isEqualTo("DUTY_NOT_OPEN");
        byte[] statement =
                command("BUYER/li", "AddStatement", "{\"text\":\"x\"}").getBytes(StandardCharsets.UTF_8);
        assertThat(codeOfAReplyTo(statement, Duration.ofDays(3)))
                .as("only lapses")
                .isEmpty();
    }

    private String codeOfAReplyTo(byte[] command, Duration age) {
        long sentAt = Instant.now().minus(age).toEpochMilli();
        listener.apply(new ConsumerRecord<>(
                Topics.CASE_COMMANDS,
                3,
                42,
                sentAt,
                TimestampType.CREATE_TIME,
                caseId.length(),
                command.length,
                caseId,
                command,
                new RecordHeaders(),
                Optional.empty()));
        return Wire.json()
                .readTree(producer.history().getLast().value())
                .at("/problem/code")
                .asString("");
    }

    @Test
    void tellsAStrangerNothing() {
        JsonNode reply = reply(command("SELLER/other", "AcceptClaim", "{}"));
        assertThat(reply.at("/problem/code").stringValue()).isEqualTo("NO_SUCH_CASE");
        assertThat(reply.at("/problem/allowedActions")).isEmpty();
    }

    @Test
    void namesEveryFaultOfTheFields() {
        JsonNode reply = reply(command("SELLER/shop", "RejectClaim", "{\"ground\":\"WHY_NOT\",\"colour\":1}"));
        assertThat(reply.at("/problem/code").stringValue()).isEqualTo("MALFORMED");
        assertThat(reply.at("/problem/errors")
                        .valueStream()
                        .map(e -> e.get("field").stringValue()))
                .contains("ground", "colour");
    }

    @Test
    void refusesAnEnvelopeThatNamesNoCommandNoCaseOrTooMuch() {
        for (String value : List.of(
                command("SELLER/shop", "KickBall", "{}"),
                "{\"commandId\":\"k\",\"actor\":\"SELLER/shop\",\"command\":\"AcceptClaim\"}",
                "{\"commandId\":\"k\",\"actor\":\"SELLER/shop\",\"command\":\"AcceptClaim\",\"caseId\":\"x\",\"at\":\"now\"}",
                "{\"commandId\":\"k\",\"actor\":\"SELLER/shop\",\"command\":\"AcceptClaim\",\"caseId\":\"x\",\"expectedVersion\":\"1\"}")) {
            assertThat(reply(value).at("/problem/code").stringValue()).isEqualTo("MALFORMED");
        }
    }

    /** Half a surrogate pair, control characters, a key as long as a book: refused, stored nowhere, and echoed as far as it can be. */
    @Test
    void refusesIdsThatNoStoreGivesBackAsTheyWere() {
        for (String value : List.of(
                "{\"commandId\":\"c\\ud83d\",\"caseId\":\"x\",\"actor\":\"SELLER/shop\",\"command\":\"AcceptClaim\"}",
                "{\"commandId\":\"k\\u0000\",\"caseId\":\"x\",\"actor\":\"SELLER/shop\",\"command\":\"AcceptClaim\"}",
                "{\"commandId\":\"k\",\"caseId\":\"x\",\"actor\":\"AGENT/\\ud83d\",\"command\":\"AcceptClaim\"}",
                "{\"commandId\":\"k\",\"caseId\":\"x\",\"actor\":\"AGENT/" + "a".repeat(9000)
                        + "\",\"command\":\"AcceptClaim\"}",
                "{\"commandId\":\"k\",\"caseId\":\"x\\udc00\",\"actor\":\"SELLER/shop\",\"command\":\"AcceptClaim\"}",
                "{\"commandId\":\"k\",\"caseId\":\"x\",\"actor\":\"SELLER/shop\",\"command\":\"AcceptClaim\",\"expectedVersion\":10000000000000000000000000}",
                "{\"commandId\":\"k\",\"caseId\":\"" + "x".repeat(525_000)
                        + "\",\"actor\":\"SELLER/shop\",\"command\":\"AcceptClaim\"}")) {
            JsonNode reply = reply(value);
            assertThat(reply.at("/problem/code").stringValue()).isEqualTo("MALFORMED");
            assertThat(reply.toString()).hasSizeLessThan(10_000).doesNotContain("\ud83d");
        }
        assertThat(cases.stored()).isEqualTo(1);
    }

    @Test
    void repliesToTwentyThousandFaultsWithTheFirstHundred() {
        String fields =
                IntStream.range(0, 20_000).mapToObj(i -> "\"k" + i + "\":1").collect(Collectors.joining(","));

        JsonNode reply = reply(command("BUYER/li", "AddStatement", "{\"text\":\"x\"," + fields + "}"));

        assertThat(reply.at("/problem/errors")).hasSize(101);
        assertThat(reply.at("/problem/errors/100/message").stringValue()).contains("19,900");
        assertThat(reply.toString()).hasSizeLessThan(50_000);
    }

    /** They act upon it; a person has a receipt, and a signature for each of those would cost as much as a tenth of the command. */
    @Test
    void signsWhatItAnswersTheClocks() {
        Keys.demandSigned(sent(command("SYSTEM/ballcourt", "LapseDuty", "{\"dutyId\":\"d1\"}")));

        ProducerRecord<String, byte[]> toTheSeller = sent(
                command("SELLER/shop", "RejectClaim", "{\"ground\":\"OTHER\"}").replace("k-1", "k-2"));
        assertThatThrownBy(() -> Keys.demandSigned(toTheSeller)).hasToString("UNPROVEN: the record is not signed");
    }

    @Test
    void letsTheClockSpeakOnlyForItself() {
        JsonNode pretending = reply(command("SYSTEM/ballcourt", "WithdrawComplaint", "{}"));
        JsonNode statement = reply(
                command("SYSTEM/ballcourt", "AddStatement", "{\"text\":\"x\"}").replace("k-1", "k-2"));
        JsonNode seller = reply(command("SELLER/shop", "LapseDuty", "{\"dutyId\":\"d1\"}"));
        cases.later(Duration.ofHours(48));
        JsonNode clock = reply(
                command("SYSTEM/ballcourt", "LapseDuty", "{\"dutyId\":\"d1\"}").replace("k-1", "k-3"));

        assertThat(List.of(pretending, statement, seller))
                .allMatch(reply -> reply.at("/problem/code").stringValue().equals("NOT_YOUR_ROLE"));
        assertThat(clock.at("/events/0/type").stringValue()).isEqualTo("DutyLapsed");
    }

    @Test
    void parksWhatNobodyCanBeAnsweredForWithItsReason() {
        for (String value : java.util.Arrays.asList(
                "not json",
                "[]",
                "{}",
                "{\"commandId\":\"\",\"actor\":\"SELLER/shop\"}",
                "{\"commandId\":\"k\",\"actor\":\"nobody\"}",
                "{\"commandId\":\"k\",\"actor\":\"KING/x\"}",
                null)) {
            ProducerRecord<String, byte[]> parked = sent(value);
            assertThat(parked.topic()).isEqualTo(Topics.PARKED);
            assertThat(header(parked, "parked-reason")).isNotBlank();
            assertThat(header(parked, "parked-from")).isEqualTo(Topics.CASE_COMMANDS + "-3@42");
            assertThat(header(parked, "parked-by")).isEqualTo("case-commands");
        }
    }

    @Test
    void refusesWhoeverCannotProveWhoTheyAreAndStoresNothing() {
        CommandListener wary = new CommandListener(
                cases.desk(),
                replies,
                new DeadLetters<>("case-commands", producer, new SimpleMeterRegistry().counter("parked")),
                Keys.receipts(),
                new SenderCheck(CommandProof.TOKEN, _ -> {
                    throw new Refused(Problem.ofStatus(401));
                }));
        byte[] command = command("SELLER/shop", "AcceptClaim", "{}").getBytes(StandardCharsets.UTF_8);
        wary.apply(new ConsumerRecord<>(Topics.CASE_COMMANDS, 3, 42, caseId, command));
        JsonNode reply = Wire.json().readTree(producer.history().getLast().value());
        assertThat(reply.get("status").stringValue()).isEqualTo("REJECTED");
        assertThat(reply.at("/problem/code").stringValue()).isEqualTo("UNAUTHENTICATED");
        assertThat(refused)
                .singleElement()
                .satisfies(one -> assertThat(one.caseId()).isEqualTo(caseId));
        assertThat(cases.stored()).isEqualTo(1);
    }

    @Test
    void leavesTheRecordForLaterWhereTheFailureIsOurs() {
        cases.fail(new IllegalStateException("a fault of ours"));
        assertThatThrownBy(() -> sent(command("SELLER/shop", "AcceptClaim", "{}")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(producer.history()).isEmpty();
    }

    private static String header(ProducerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
