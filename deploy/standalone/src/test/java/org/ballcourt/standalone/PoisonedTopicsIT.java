package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.ballcourt.broker.embedded.FreePort;
import org.ballcourt.contracts.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever lies on any partition of any topic that we read: it is dealt with, and the next record is served. */
class PoisonedTopicsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final Map<String, List<String>> READERS = Map.of(
            Topics.CASE_EVENTS, List.of("clocks", "notices", "evidence", "case-queue", "case-standing"),
            Topics.CASE_COMMANDS, List.of("case-commands"),
            Topics.EVIDENCE_EVENTS, List.of("case-evidence"),
            Topics.CASE_REPLIES, List.of("evidence-replies"),
            Topics.ESCALATION_EVENTS, List.of("notice-reminders"),
            Topics.STANDING_EVENTS, List.of("notice-standings"),
            Topics.ERASURE_EVENTS, List.of("notice-erasures", "evidence-erasures"));
    private static final Set<String> ALSO_READ =
            Set.of(Topics.CASE_SNAPSHOTS, Topics.SERVICE_HEARTBEATS, Topics.PARKED);

    @TempDir
    Path temp;

    private record Poison(byte[] key, byte[] value, List<Header> headers) {}

    @Test
    void dealsWithWhateverLiesOnItsTopicsAndServesTheNextRecord() throws Exception {
        int kafka = FreePort.next();
        try (ProductUnderTest product = withRoom("--kafka-port", Integer.toString(kafka));
                Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + kafka));
                KafkaProducer<byte[], byte[]> stranger = stranger(kafka)) {
            People people = new People(product.base());
            for (String topic :
                    Stream.concat(READERS.keySet().stream(), ALSO_READ.stream()).toList()) {
                for (int partition = 0; partition < Topics.PARTITIONS; partition++) {
                    for (Poison poison : poisons(topic, partition).values()) {
                        stranger.send(new ProducerRecord<>(topic, partition, poison.key, poison.value, poison.headers));
                    }
                }
            }
            stranger.flush();
            List<String> wanted = new ArrayList<>();
            for (int partition = 0; partition < Topics.PARTITIONS; partition++) {
                wanted.add(goodCommand(stranger, partition));
            }
            stranger.flush();

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(behind(admin)).isEmpty());
            assertThat(people.get("SUPERVISOR/desk", "/api/cases?seller=shop&limit=100")
                            .path("cases")
                            .findValuesAsString("orderId"))
                    .containsAll(wanted);
            assertThat(people.get("SUPERVISOR/desk", "/api/test/settled")
                            .path("settled")
                            .asBoolean())
                    .isTrue();
        }
    }

    /** Records of 20 MB on every topic at once are read by all services, which share one heap here: in the usual one they fit, but are slow. */
    private ProductUnderTest withRoom(String... options) throws IOException {
        List<String> words = new ArrayList<>(ProductUnderTest.java("org.ballcourt.standalone.Ballcourt"));
        words.replaceAll(word -> word.equals("-Xmx320m") ? "-Xmx512m" : word);
        List<String> all = new ArrayList<>(List.of("--empty", "--port", "0", "--store-port", "0"));
        all.addAll(List.of(options));
        return ProductUnderTest.start(temp, new ProcessBuilder(words), all.toArray(String[]::new));
    }

    /** By what they are. */
    private static Map<String, Poison> poisons(String topic, int partition) {
        Map<String, Poison> all = new LinkedHashMap<>();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("nothing", null);
        values.put("no text", "");
        values.put("no JSON", "not json");
        values.put("no object", "[]");
        values.put("a null", "null");
        values.put("a type of the future", "{\"type\":\"FromTheFuture\",\"caseId\":\"BC-NONE\",\"version\":9}");
        values.put("a standing of nobody", """
                {"id":"n#1","of":"NOBODY","at":"2026-11-03T02:00:00Z","to":"WARNING","points":6,"policy":"p"}""");
        if (partition == 0) {
            // Each of them waits for its case for ten seconds.
            values.put("a reminder of an unknown case", """
                    {"type":"ReminderDue","id":"r:50","caseId":"BC-NONE","dutyId":"d1","duty":"ANSWER_CLAIM","holder":"SELLER",\
                    "holderId":"shop","dueAt":"2026-11-04T02:00:00Z","share":50,"at":"2026-11-03T02:00:00Z"}""");
        }
        values.put(
                "a number of 26 digits", command("n", "BC-NONE", "BUYER/li", ",\"expectedVersion\":" + "9".repeat(26)));
        values.put("a number beyond all", "{\"caseId\":\"BC-NONE\",\"version\":1e400,\"lastSeq\":1e999999999}");
        values.put("a number without end", "{\"lastSeq\":" + "9".repeat(5_000) + "}");
        values.put("half a pair as an id", command("c\\ud83d", "BC-NONE", "BUYER/li", ""));
        values.put("half a pair as an actor", command("c", "BC-NONE", "BUYER/\\ud83d", ""));
        values.put("a case id like a book", command("b", "x".repeat(525_000), "BUYER/li", ""));
        values.put(
                "20,000 unknown fields",
                command(
                        "u",
                        "BC-NONE",
                        "BUYER/li",
                        IntStream.range(0, 20_000)
                                .mapToObj(i -> ",\"k" + i + "\":1")
                                .collect(Collectors.joining())));
        values.put("brackets without end", "[".repeat(100_000));
        values.forEach((name, value) ->
                all.put(name, new Poison(bytes("BC-NONE"), value == null ? null : bytes(value), List.of())));
        all.put("no key", new Poison(null, bytes("{}"), List.of()));
        all.put("a key that is no text", new Poison(new byte[] {-1, -2, 0}, bytes("{}"), List.of()));
        all.put(
                "an original of its own making",
                new Poison(bytes("ev-x"), bytes("{\"commandId\":\"ev-x\"}"), List.of()));
        all.put(
                "headers without values",
                new Poison(
                        bytes("k"),
                        bytes("{}"),
                        List.of(new RecordHeader("ce_type", (byte[]) null), new RecordHeader("ce_seq", (byte[])
                                null))));
        all.put(
                "headers twice, a version of the future",
                new Poison(
                        bytes("k"),
                        bytes("{}"),
                        List.of(
                                header("ce_seq", "1"),
                                header("ce_seq", "99999999999999999999"),
                                header("ce_subject", "BC-NONE"),
                                header("ce_time", "2026-11-03T02:00:00Z"),
                                header("ce_actor", "BUYER/li"),
                                header("ce_commandid", "c"),
                                header("ce_type", "org.ballcourt.case.future-thing.v9"))));
        all.put("2 MB of nothing", new Poison(bytes("k"), new byte[2_000_000], List.of()));
        if (partition == 0) {
            all.put("20 MB of nothing", new Poison(bytes("k"), new byte[20_000_000], List.of()));
        }
        return all;
    }

    private static String command(String commandId, String caseId, String actor, String more) {
        return "{\"commandId\":\"%s\",\"caseId\":\"%s\",\"actor\":\"%s\",\"command\":\"AddStatement\",\"with\":{\"text\":\"x\"}%s}"
                .formatted(commandId, caseId, actor, more);
    }

    /** A complaint behind all the poison of its partition; the answer is the order that it is about. */
    private static String goodCommand(KafkaProducer<byte[], byte[]> stranger, int partition) {
        String order = "O-" + UUID.randomUUID();
        String complaint = """
                {"commandId":"%s","actor":"BUYER/li","command":"FileComplaint","with":{"order":{"orderId":"%s","orderLineId":"1","buyer":"li",\
                "seller":"shop","sku":"S","title":"lamp","goodsClass":"OTHER","unitPrice":{"amount":"9.00","currency":"CNY"},"quantity":1,\
                "paidAt":"2026-10-20T09:00:00Z","promises":[]},"reason":"QUALITY_DEFECT","remedy":"REFUND","amount":{"amount":"9.00","currency":"CNY"}}}""".formatted(order, order);
        stranger.send(new ProducerRecord<>(Topics.CASE_COMMANDS, partition, bytes(order), bytes(complaint)));
        return order;
    }

    /** What a group has not handled yet; a partition that moves is behind only for a moment. */
    private static List<String> behind(Admin admin) throws Exception {
        List<String> behind = new ArrayList<>();
        for (Map.Entry<String, List<String>> topic : READERS.entrySet()) {
            List<TopicPartition> partitions = IntStream.range(0, Topics.PARTITIONS)
                    .mapToObj(i -> new TopicPartition(topic.getKey(), i))
                    .toList();
            var ends = admin.listOffsets(
                            partitions.stream().collect(Collectors.toMap(p -> p, _ -> OffsetSpec.latest())))
                    .all()
                    .get();
            for (String group : topic.getValue()) {
                Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get();
                partitions.stream()
                        .filter(p -> committed.get(p) == null
                                || committed.get(p).offset() < ends.get(p).offset())
                        .forEach(p -> behind.add(group + " at " + p + "@" + committed.get(p)));
            }
        }
        return behind;
    }

    private static KafkaProducer<byte[], byte[]> stranger(int kafka) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        "127.0.0.1:" + kafka,
                        "compression.type",
                        "gzip",
                        "max.request.size",
                        30_000_000,
                        "buffer.memory",
                        64_000_000L),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, bytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
