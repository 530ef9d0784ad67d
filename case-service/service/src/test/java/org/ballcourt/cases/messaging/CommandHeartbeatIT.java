package org.ballcourt.cases.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.ballcourt.consumer.MongoSettings;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.ServiceHeartbeat;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.ballcourt.wire.Records;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What must work before an instance says that commands can be given. */
class CommandHeartbeatIT {
    private static final Instant NOW = Instant.parse("2026-11-02T04:00:00Z");

    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final AtomicBoolean doorIsOpen = new AtomicBoolean(true);

    @Test
    void needsTheDoorTheStoreAndKafka() {
        EmbeddedStore store = EmbeddedStore.inMemory();
        try (MongoClient client = MongoClients.create(MongoSettings.durable(store.uri()))) {
            MongoCollection<Document> heartbeats =
                    client.getDatabase("ballcourt_cases").getCollection("heartbeats");
            CommandHeartbeat heartbeat = new CommandHeartbeat(() -> NOW, doorIsOpen::get, heartbeats, producer);

            doorIsOpen.set(false);
            heartbeat.beat();
            assertThat(producer.history()).as("nobody can reach us").isEmpty();

            doorIsOpen.set(true);
            heartbeat.beat();
            assertThat(producer.history()).singleElement().satisfies(record -> {
                assertThat(record.topic()).isEqualTo(Topics.SERVICE_HEARTBEATS);
                ServiceHeartbeat sent = Records.read(ServiceHeartbeat.class, record.value());
                assertThat(sent.at()).isEqualTo(NOW);
                assertThat(record.key()).isEqualTo(sent.instance());
            });

            producer.sendException = new TimeoutException("no broker");
            assertThatThrownBy(heartbeat::beat).isInstanceOf(TimeoutException.class);
            producer.sendException = null;

            int before = producer.history().size();
            store.close();
            assertThatThrownBy(heartbeat::beat).isInstanceOf(MongoException.class);
            assertThat(producer.history()).as("no command could be stored").hasSize(before);
        }
    }
}
