package org.ballcourt.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.ballcourt.broker.embedded.EmbeddedBroker;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Topics;
import org.ballcourt.wire.CloudEvents;
import org.ballcourt.wire.Wire;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a real broker into a real PostgreSQL. */
class SubscriptionToATableIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final World world = new World();

    @Test
    void followsParksAndTakesUpAgain(@TempDir Path folder) throws Exception {
        List<RecordedEvent> whole = world.history("case-whole", 3);
        List<RecordedEvent> withGap = world.history("case-gap", 3);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                EmbeddedBroker broker = EmbeddedBroker.open(folder, 0)) {
            makeTopics(broker);
            boolean[] mended = {false};
            try (CaseSubscription subscription = CaseSubscription.builder()
                    .unsigned()
                    .group("to-a-table")
                    .bootstrapServers(broker.bootstrap())
                    .table(postgres.getPostgresDatabase(), "cases")
                    .gapRepair((caseId, from) -> world.log.get(caseId).stream()
                            .filter(event -> event.seq() >= from)
                            .toList())
                    .fold((document, event) -> counted(document, event, mended))
                    .build()) {
                subscription.start();
                send(broker, List.of(whole.get(0), whole.get(1), whole.get(1), whole.get(2)));
                send(broker, List.of(withGap.get(0), withGap.get(2)));

                await().atMost(PATIENCE)
                        .until(() -> subscription.casesAfter("", 9).size() == 2);
                await().atMost(PATIENCE).until(() -> subscription.parked().size() == 1);
                assertThat(subscription.parked("case-gap").seq()).isEqualTo(2);

                mended[0] = true;
                subscription.unpark("case-gap");
                assertThat(subscription.parked()).isEmpty();
                CaseDocumentRepository table =
                        new JdbcCaseDocumentRepository(postgres.getPostgresDatabase(), "cases", CaseRows.NONE);
                await().atMost(PATIENCE)
                        .until(() -> List.of(count(table, "case-whole"), count(table, "case-gap"))
                                .equals(List.of(3, 3)));
            }
        }
    }

    private static Document counted(Document document, RecordedEvent event, boolean[] mended) {
        if (event.id().equals("case-gap:2") && !mended[0]) {
            throw new IllegalStateException("not yet");
        }
        return document.append("count", document.getInteger("count", 0) + 1);
    }

    private static int count(CaseDocumentRepository table, String caseId) {
        return table.find(caseId).body().getInteger("count", 0);
    }

    private static void makeTopics(EmbeddedBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            admin.createTopics(Stream.of(Topics.CASE_EVENTS, Topics.CASE_SNAPSHOTS, Topics.PARKED)
                            .map(topic -> new NewTopic(topic, Optional.of(1), Optional.empty()))
                            .toList())
                    .all()
                    .get();
        }
    }

    private static void send(EmbeddedBroker broker, List<RecordedEvent> events) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrap()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (RecordedEvent event : events) {
                ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                        Topics.CASE_EVENTS,
                        event.caseId().getBytes(UTF_8),
                        Wire.payload(event.event()).getBytes(UTF_8));
                CloudEvents.headers(event)
                        .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
                producer.send(record);
            }
        }
    }
}
