package org.ballcourt.escalation;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.ballcourt.broker.embedded.EmbeddedBroker;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.ServiceHeartbeat;
import org.ballcourt.proof.EventSeal;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.servicekit.kafka.RecordSigner;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.ballcourt.wire.CloudEvents;
import org.ballcourt.wire.Records;
import org.ballcourt.wire.Wire;
import tools.jackson.databind.JsonNode;

/** A broker, a store and a core that lapses each duty once, at its time and never before; it notes all that it is asked. */
final class Surroundings implements AutoCloseable {
    private static final SigningKey KEY = SigningKey.fresh();
    private static final SigningKey SIGNING = SigningKey.fresh();
    /** A lapse that was asked for, and when the core heard of it. */
    record Asked(String commandId, Instant at) {}

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    final List<String> announced = new CopyOnWriteArrayList<>();
    final Set<String> lapsed = ConcurrentHashMap.newKeySet();

    private final RecordSigner signer = new RecordSigner(KEY);
    private final EmbeddedBroker broker;
    private final EmbeddedStore store = EmbeddedStore.inMemory();
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, String> consumer;
    private final Map<String, List<RecordedEvent>> histories = new ConcurrentHashMap<>();
    private final Thread core = Thread.ofPlatform().name("core").unstarted(this::run);

    Surroundings(Path folder) throws Exception {
        broker = EmbeddedBroker.open(folder, 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            admin.createTopics(Stream.of(
                                    Topics.CASE_EVENTS,
                                    Topics.CASE_SNAPSHOTS,
                                    Topics.CASE_COMMANDS,
                                    Topics.CASE_REPLIES,
                                    Topics.SERVICE_HEARTBEATS,
                                    Topics.ESCALATION_EVENTS,
                                    Topics.PARKED)
                            .map(topic -> new NewTopic(topic, Optional.of(3), Optional.empty()))
                            .toList())
                    .all()
                    .get();
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrap()), new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrap(), "group.id", "core", "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
        core.start();
    }

    /** The first event happens now, the second when the first one's duty lapses. */
    void happens(List<RecordedEvent> history) {
        histories.put(history.getFirst().caseId(), history);
        publish(history.getFirst());
    }

    Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>();
        properties.put("server.port", "0");
        properties.put("ballcourt.kafka.bootstrap", broker.bootstrap());
        properties.put("ballcourt.mongo.uri", store.uri());
        properties.put("ballcourt.mongo.allow-embedded", "true");
        properties.put("ballcourt.cases.url", "http://127.0.0.1:1");
        properties.put("ballcourt.events.keys", KEY.verifying().base64());
        properties.put(
                "ballcourt.escalation.signing-key",
                SIGNING.pem().lines().skip(1).findFirst().orElseThrow());
        properties.put("ballcourt.auth.secret", "only-for-tests-0123456789-0123456789");
        return properties;
    }

    private void run() {
        try (consumer) {
            consumer.subscribe(List.of(Topics.CASE_COMMANDS, Topics.ESCALATION_EVENTS));
            while (true) {
                consumer.poll(Duration.ofMillis(100)).forEach(this::hear);
                send(Topics.SERVICE_HEARTBEATS, "core", Records.write(new ServiceHeartbeat("core", Instant.now())));
            }
        } catch (WakeupException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void hear(ConsumerRecord<String, String> record) {
        JsonNode body = Wire.json().readTree(record.value());
        if (record.topic().equals(Topics.ESCALATION_EVENTS)) {
            announced.add(body.path("id").asString());
            return;
        }
        String commandId = body.path("commandId").asString();
        asked.add(new Asked(commandId, Instant.ofEpochMilli(record.timestamp())));
        List<RecordedEvent> history = histories.get(record.key());
        if (history != null && history.size() > 1 && lapsed.add(commandId)) {
            publish(history.get(1));
        }
        String reply =
                "{\"commandId\":\"%s\",\"actor\":\"SYSTEM/ballcourt\",\"status\":\"ACCEPTED\"}".formatted(commandId);
        send(Topics.CASE_REPLIES, record.key(), reply);
    }

    private void send(String topic, String key, String value) {
        producer.send(signer.sign(new ProducerRecord<>(topic, key, value.getBytes(StandardCharsets.UTF_8))));
    }

    private void publish(RecordedEvent event) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                Topics.CASE_EVENTS, event.caseId(), Wire.payload(event.event()).getBytes(StandardCharsets.UTF_8));
        CloudEvents.headers(event)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        String seal = EventSeal.sign(List.of(event.hash()), KEY).getFirst();
        record.headers().add(CloudEvents.SIGNATURE, seal.getBytes(StandardCharsets.UTF_8));
        producer.send(record);
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            core.join();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
        producer.close();
        store.close();
        broker.close();
    }
}
