package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.ballcourt.broker.embedded.FreePort;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Penalty;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.PersonErased;
import org.ballcourt.contracts.records.StandingChanged;
import org.ballcourt.scenarios.Product;
import org.ballcourt.scenarios.Product.EvidenceFile;
import org.ballcourt.wire.CloudEvents;
import org.ballcourt.wire.EventChain;
import org.ballcourt.wire.Records;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Somebody who may write to the topic of events, and has no key, is nobody to any reader; every honest case goes on. */
class ForgedEventsIT {
    private static final List<String> READERS = List.of("clocks", "notices", "evidence", "case-queue", "case-standing");
    private static final String FORGED = "BC-FORGED0123456789";

    @TempDir
    Path temp;

    @Test
    void changesNothingForAnybody() throws Exception {
        int kafka = FreePort.next();
        try (ProductUnderTest product = ProductUnderTest.start(temp, "--kafka-port", Integer.toString(kafka))) {
            People people = new People(product.base());
            String secret = Product.accepted("/api/evidence", people.product().upload("BUYER/li", "CHAT_LOG", file()))
                    .path("evidenceId")
                    .asString();
            String honest = people.file("BUYER/li", Complaints.about("li", "O-1"));
            people.get("SUPERVISOR/desk", "/api/test/settled");
            forge(kafka, honest, secret);

            // Two of a made-up case, and one that goes on where the honest one stands; and what would destroy a file,
            // or tell a seller lies.
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(unproven(people))
                            .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                            READERS.stream().flatMap(reader -> Stream.of(reader, reader, reader)),
                                            Stream.of("evidence-erasures", "notice-erasures", "notice-standings"))
                                    .toList()));
            assertThat(people.product()
                            .get("BUYER/li", "/api/evidence/" + secret + "/original")
                            .status())
                    .isEqualTo(200);
            assertThat(people.product()
                            .get("BUYER/mallory", "/api/evidence/" + secret + "/original")
                            .status())
                    .isEqualTo(404);
            assertThat(people.get("BUYER/mallory", "/api/cases").path("cases")).isEmpty();
            assertThat(people.get("SELLER/shop", "/api/inbox").toString()).doesNotContain(FORGED);
            assertThat(people.get("SUPERVISOR/desk", "/api/parked").path("cases"))
                    .isEmpty();

            people.command("SELLER/shop", honest, "AcceptClaim", Map.of());
            people.get("SUPERVISOR/desk", "/api/test/settled");
            assertThat(people.get("BUYER/li", "/api/cases").at("/cases/0/stage").asString())
                    .isEqualTo("ENFORCEMENT");
        }
    }

    private static List<String> unproven(People people) {
        List<String> groups = new ArrayList<>();
        for (JsonNode record :
                people.get("SUPERVISOR/desk", "/api/parked/records").path("records")) {
            assertThat(record.path("reason").asString()).endsWith("UNPROVEN: the record is not signed");
            groups.add(record.path("by").asString());
        }
        return groups;
    }

    /** Each with a hash that fits, as anybody can compute it. */
    private static void forge(int kafka, String honest, String secret) {
        Actor mallory = Actor.parse("BUYER/mallory");
        Order order =
                Wire.json().treeToValue(Wire.json().valueToTree(Complaints.order("mallory", "O-forged")), Order.class);
        CaseEvent complaint = new CaseEvent.ComplaintFiled(
                "mallory",
                "shop",
                order,
                Reason.QUALITY_DEFECT,
                Remedy.REFUND,
                order.unitPrice(),
                null,
                List.of(),
                false,
                "cn-marketplace-2026-01",
                BallChange.NONE);
        EvidenceItem item = new EvidenceItem(
                secret,
                EvidenceKind.CHAT_LOG,
                null,
                6,
                "0".repeat(64),
                "text/plain",
                false,
                mallory,
                Instant.EPOCH,
                null);
        List<RecordedEvent> made = EventChain.of(FORGED)
                .then(mallory, complaint)
                .then(mallory, new CaseEvent.EvidenceSubmitted(item, 1, "GOODS_DEFECTIVE", null, BallChange.NONE))
                .events();
        RecordedEvent second =
                EventChain.of(honest).then(mallory, complaint).events().getFirst();
        try (KafkaProducer<String, String> stranger = new KafkaProducer<>(
                Map.of("bootstrap.servers", "127.0.0.1:" + kafka), new StringSerializer(), new StringSerializer())) {
            for (RecordedEvent event : List.of(made.getFirst(), made.getLast(), second)) {
                ProducerRecord<String, String> record =
                        new ProducerRecord<>(Topics.CASE_EVENTS, event.caseId(), Wire.payload(event.event()));
                CloudEvents.headers(event)
                        .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
                stranger.send(record);
            }
            PersonErased erased = new PersonErased("er-1", "BUYER/li", null, Instant.now());
            stranger.send(new ProducerRecord<>(Topics.ERASURE_EVENTS, erased.person(), Records.write(erased)));
            StandingChanged standing = new StandingChanged(
                    "SELLER/shop#1",
                    "SELLER/shop",
                    Instant.now(),
                    null,
                    Penalty.REMOVAL,
                    48,
                    null,
                    "cn-marketplace-2026-01");
            stranger.send(new ProducerRecord<>(Topics.STANDING_EVENTS, standing.of(), Records.write(standing)));
        }
    }

    private static EvidenceFile file() {
        return new EvidenceFile("k-1", "secret.txt", "text/plain", "secret".getBytes(StandardCharsets.UTF_8));
    }
}
