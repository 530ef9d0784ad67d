package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.ballcourt.broker.embedded.FreePort;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Audience;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent.StatementAdded;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Topics;
import org.ballcourt.proof.EventSeal;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.wire.CloudEvents;
import org.ballcourt.wire.EventHash;
import org.ballcourt.wire.Wire;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parked is not for ever: once the fault is mended one command brings every view back. */
class FreeingParkedCasesIT {
    static final List<String> VIEWS = List.of("clocks", "notices", "evidence", "case-queue", "case-standing");

    @TempDir
    Path temp;

    @Test
    void bringsEveryViewBackWithOneCommand() throws Exception {
        int kafka = FreePort.next();
        Path data = temp.resolve("data");
        try (ProductUnderTest product =
                ProductUnderTest.start(temp, "--data", data.toString(), "--kafka-port", Integer.toString(kafka))) {
            People people = new People(product.base());
            String caseId = people.file("BUYER/li", complaint());
            people.get("SUPERVISOR/desk", "/api/test/settled");
            SigningKey key = SigningKey.ofPem(Files.readString(data.resolve("proof-key.pem")));
            fork(kafka, caseId, key);
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(parked(people)).containsExactlyInAnyOrderElementsOf(VIEWS));
            people.command("SELLER/shop", caseId, "AcceptClaim", Map.of());

            assertThat(ParkedWords.run(product, "show", "case-queue", caseId))
                    .contains("turnedAway", "complaint-filed", "statement-added");
            assertThat(ParkedWords.run(product, "retry")).as("nobody says why").isEqualTo("2");
            String said = ParkedWords.run(product, "retry", "--why", "a stranger wrote to our topic");

            assertThat(said)
                    .startsWith("0")
                    .contains(VIEWS.stream()
                            .map(view -> "+ " + view + "/" + caseId)
                            .toList());
            assertThat(parked(people)).isEmpty();
            assertThat(people.get("BUYER/li", "/api/cases")
                            .path("cases")
                            .path(0)
                            .path("stage")
                            .asString())
                    .isEqualTo("ENFORCEMENT");
            assertThat(ParkedWords.run(product, "refold", "case-queue", caseId, "--why", "to be sure"))
                    .startsWith("0");
        }
    }

    /** As after an upgrade that splits words in another way: the old lines are found as the new ones are. */
    @Test
    void makesTheLinesOfAWholeViewAnew() throws Exception {
        int store = FreePort.next();
        try (ProductUnderTest product = ProductUnderTest.start(temp, "--store-port", Integer.toString(store));
                MongoClient mongo = MongoClients.create("mongodb://127.0.0.1:" + store)) {
            People people = new People(product.base());
            String caseId = people.file("BUYER/li", complaint());
            people.get("SUPERVISOR/desk", "/api/test/settled");
            MongoCollection<Document> lines =
                    mongo.getDatabase("ballcourt_cases").getCollection("queue");
            lines.updateMany(new Document(), Updates.set("words", List.of()));
            // More than are folded at a time.
            lines.insertMany(IntStream.range(0, 120)
                    .mapToObj(n ->
                            new Document("_id", "BC-" + n).append("seq", 0L).append("hash", "none"))
                    .toList());
            assertThat(found(people, "lamp")).isEmpty();

            assertThat(ParkedWords.run(product, "refold", "case-queue"))
                    .as("nobody says why")
                    .isEqualTo("2");
            String said = ParkedWords.run(product, "refold", "case-queue", "--why", "a new release");

            assertThat(found(people, "lamp")).containsExactly(caseId);
            assertThat(said).as("cases that nobody knows").startsWith("1").contains("BC-7 ", "BC-119 ");
            assertThat(mongo.getDatabase("ballcourt_operations")
                            .getCollection("parked")
                            .find())
                    .extracting(note -> note.getString("why"))
                    .containsOnly("a new release");
        }
    }

    private static List<String> found(People people, String text) {
        return people.get("SUPERVISOR/desk", "/api/cases?text=" + text)
                .path("cases")
                .findValuesAsString("caseId");
    }

    private static List<String> parked(People people) {
        return people.get("SUPERVISOR/desk", "/api/parked").path("cases").findValuesAsString("group");
    }

    /** A first event that is none of ours, by somebody who has our key. */
    static void fork(int kafka, String caseId, SigningKey key) {
        Actor buyer = Actor.parse("BUYER/li");
        StatementAdded event =
                new StatementAdded(new PersonalText(buyer.toString(), null, "sealed"), Audience.ALL, BallChange.NONE);
        String payload = Wire.payload(event);
        Instant at = Instant.parse("2026-11-02T02:00:00Z");
        String type = EventNames.nameOf(StatementAdded.class);
        String hash = EventHash.of(RecordedEvent.GENESIS, caseId, 1, type, at, buyer, "x", payload);
        RecordedEvent forged = new RecordedEvent(caseId, 1, at, buyer, "x", event, RecordedEvent.GENESIS, hash);
        try (KafkaProducer<String, String> stranger = new KafkaProducer<>(
                Map.of("bootstrap.servers", "127.0.0.1:" + kafka), new StringSerializer(), new StringSerializer())) {
            ProducerRecord<String, String> record = new ProducerRecord<>(Topics.CASE_EVENTS, caseId, payload);
            Map<String, String> headers = new HashMap<>(CloudEvents.headers(forged));
            headers.put(
                    CloudEvents.SIGNATURE, EventSeal.sign(List.of(hash), key).getFirst());
            headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            stranger.send(record);
        }
    }

    static Map<String, Object> complaint() {
        Map<String, Object> price = Map.of("amount", "9.00", "currency", "CNY");
        return Map.of(
                "order",
                Map.ofEntries(
                        Map.entry("orderId", "O-1"),
                        Map.entry("orderLineId", "1"),
                        Map.entry("buyer", "li"),
                        Map.entry("seller", "shop"),
                        Map.entry("sku", "S"),
                        Map.entry("title", "lamp"),
                        Map.entry("goodsClass", "OTHER"),
                        Map.entry("unitPrice", price),
                        Map.entry("quantity", 1),
                        Map.entry("paidAt", "2026-10-20T09:00:00Z"),
                        Map.entry("promises", List.of())),
                "reason",
                "QUALITY_DEFECT",
                "remedy",
                "REFUND",
                "amount",
                price);
    }
}
