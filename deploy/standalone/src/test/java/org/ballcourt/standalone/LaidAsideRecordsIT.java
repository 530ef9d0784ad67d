package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.ballcourt.broker.embedded.FreePort;
import org.ballcourt.contracts.Topics;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What nobody could handle is put before its reader again once that helps, or dropped, and it is known who did so. */
class LaidAsideRecordsIT {
    private static final String COMPLAINT = """
            {"commandId":"c-1","actor":"BUYER/li","command":"FileComplaint","with":{"order":{"orderId":"O-1","orderLineId":"1","buyer":"li",\
            "seller":"shop","sku":"S","title":"lamp","goodsClass":"OTHER","unitPrice":{"amount":"9.00","currency":"CNY"},"quantity":1,\
            "paidAt":"2026-10-20T09:00:00Z","promises":[]},"reason":"QUALITY_DEFECT","remedy":"REFUND","amount":{"amount":"9.00","currency":"CNY"}}}""";

    @TempDir
    Path temp;

    @Test
    void sendsRecordsAgainAndDropsThem() throws Exception {
        int kafka = FreePort.next();
        int store = FreePort.next();
        try (ProductUnderTest product = ProductUnderTest.start(
                        temp, "--kafka-port", Integer.toString(kafka), "--store-port", Integer.toString(store));
                MongoClient mongo = MongoClients.create("mongodb://127.0.0.1:" + store)) {
            People people = new People(product.base());
            send(kafka, new ProducerRecord<>(Topics.CASE_COMMANDS, 1, bytes("k"), bytes("not json")));
            send(kafka, new ProducerRecord<>(Topics.CASE_COMMANDS, 2, bytes("k"), new byte[2_000_000]));
            send(kafka, asLaidAsideByAnOlderVersion());
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(open(people)).hasSize(3));
            List<JsonNode> before = open(people);
            String stub = before.stream()
                    .filter(one -> !one.path("retriable").asBoolean())
                    .findFirst()
                    .orElseThrow()
                    .path("id")
                    .asString();
            assertThat(ParkedWords.run(product, "record", stub)).contains("2000000", "parked-sha256");
            assertThat(ParkedWords.run(product, "again")).as("nobody says why").isEqualTo("2");

            assertThat(ParkedWords.run(product, "again", "--group", "case-commands", "--why", "mended"))
                    .startsWith("1")
                    .contains("(stub) ")
                    .contains(before.stream()
                            .map(one -> one.path("id").asString())
                            .filter(id -> !id.equals(stub))
                            .map(id -> "+ " + id)
                            .toList());

            await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
                assertThat(people.get("BUYER/li", "/api/cases").path("cases")).hasSize(1);
                // What is no JSON still is none, and was laid aside anew.
                assertThat(open(people)).hasSize(2);
            });
            assertThat(open(people)).filteredOn(one -> before.contains(one)).hasSize(1);
            assertThat(ParkedWords.run(product, "drop", "--id", stub, "--why", "nothing is left of it"))
                    .isEqualTo("0+ " + stub + System.lineSeparator());
            assertThat(ParkedWords.run(product, "drop", "--reason", "JSON", "--why", "a stranger wrote to our topic"))
                    .startsWith("0+ ");
            assertThat(ParkedWords.run(product, "records")).isEqualTo("0");
            assertThat(entries(mongo)).contains("SUPERVISOR/operator drop " + stub + " nothing is left of it true");
            assertThat(entries(mongo))
                    .filteredOn(entry -> entry.contains(" retry "))
                    .hasSize(2);
        }
    }

    /** Every group that reads the topic has laid it aside, and reads it again with each try for another one. */
    @Test
    void triesAgainWithoutMakingMoreOfThem() throws Exception {
        int kafka = FreePort.next();
        try (ProductUnderTest product = ProductUnderTest.start(temp, "--kafka-port", Integer.toString(kafka))) {
            People people = new People(product.base());
            send(kafka, new ProducerRecord<>(Topics.CASE_EVENTS, 3, bytes("k"), bytes("no event")));
            await().during(Duration.ofSeconds(5))
                    .atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(each("by", open(people)))
                            .hasSizeGreaterThan(2)
                            .doesNotHaveDuplicates());
            List<JsonNode> before = open(people);

            ParkedWords.run(product, "again", "--why", "it may be mended");

            await().during(Duration.ofSeconds(10)).atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
                List<JsonNode> now = open(people);
                assertThat(each("by", now)).containsExactlyInAnyOrderElementsOf(each("by", before));
                assertThat(each("id", now)).doesNotContainAnyElementsOf(each("id", before));
            });
        }
    }

    private static List<String> each(String field, List<JsonNode> records) {
        return records.stream().map(one -> one.path(field).asString()).toList();
    }

    private static ProducerRecord<byte[], byte[]> asLaidAsideByAnOlderVersion() {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(Topics.PARKED, bytes("O-1"), bytes(COMPLAINT));
        Map.of(
                        "parked-reason",
                        "OURS: this version knows no lamps",
                        "parked-by",
                        "case-commands",
                        "parked-from",
                        Topics.CASE_COMMANDS + "-3@0")
                .forEach((name, text) -> record.headers().add(name, bytes(text)));
        return record;
    }

    private static List<JsonNode> open(People people) {
        List<JsonNode> open = new ArrayList<>();
        people.get("SUPERVISOR/desk", "/api/parked/records").path("records").forEach(open::add);
        return open;
    }

    private static List<String> entries(MongoClient mongo) {
        List<String> entries = new ArrayList<>();
        for (Document entry : mongo.getDatabase("ballcourt_operations")
                .getCollection("parked")
                .find()) {
            entries.add(Stream.of("by", "what", "record", "why", "done")
                    .map(name -> String.valueOf(entry.get(name)))
                    .reduce((a, b) -> a + " " + b)
                    .orElseThrow());
        }
        return entries;
    }

    private static void send(int kafka, ProducerRecord<byte[], byte[]> record) throws Exception {
        try (KafkaProducer<byte[], byte[]> stranger = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        "127.0.0.1:" + kafka,
                        "compression.type",
                        "gzip",
                        "max.request.size",
                        30_000_000),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            stranger.send(record).get();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
