package org.ballcourt.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.ballcourt.broker.embedded.EmbeddedBroker;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Audience;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent.StatementAdded;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.CaseSnapshot;
import org.ballcourt.proof.EventSeal;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.ballcourt.wire.CloudEvents;
import org.ballcourt.wire.EventChain;
import org.ballcourt.wire.Records;
import org.ballcourt.wire.Wire;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class CaseSubscriptionIT {
    private static final int PARTITIONS = 3;
    private static final Actor BUYER = new Actor(Role.BUYER, "li");

    @TempDir
    private static Path folder;

    private EventVerifier proof = EventVerifier.unsigned();
    private static EmbeddedBroker broker;
    private static EmbeddedStore store;
    private static MongoClient mongo;
    private static Admin admin;
    private static KafkaProducer<byte[], byte[]> producer;

    private final Map<String, List<RecordedEvent>> log = new ConcurrentHashMap<>();
    private final List<CaseSubscription> running = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private MongoCollection<Document> collection;
    private String name;

    @BeforeAll
    static void open() throws Exception {
        broker = EmbeddedBroker.open(folder.resolve("kafka"), 0);
        store = EmbeddedStore.inMemory();
        mongo = MongoClients.create(MongoSettings.durable(store.uri()));
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()));
        admin.createTopics(Stream.of(Topics.CASE_EVENTS, Topics.CASE_SNAPSHOTS, Topics.PARKED)
                        .map(topic -> new NewTopic(topic, Optional.of(PARTITIONS), Optional.empty()))
                        .toList())
                .all()
                .get();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrap()), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterAll
    static void shut() {
        producer.close();
        admin.close();
        mongo.close();
        store.close();
        broker.close();
    }

    @BeforeEach
    void choose(TestInfo test) throws Exception {
        name = test.getTestMethod().orElseThrow().getName();
        collection = mongo.getDatabase("it").getCollection(name);
        beginAfterWhatOtherTestsSent();
    }

    private void beginAfterWhatOtherTestsSent() throws Exception {
        Map<TopicPartition, OffsetSpec> ends = Stream.of(Topics.CASE_EVENTS, Topics.CASE_SNAPSHOTS)
                .flatMap(topic -> IntStream.range(0, PARTITIONS).mapToObj(i -> new TopicPartition(topic, i)))
                .collect(Collectors.toMap(partition -> partition, which -> OffsetSpec.latest()));
        Map<TopicPartition, OffsetAndMetadata> offsets = admin.listOffsets(ends).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        end -> new OffsetAndMetadata(end.getValue().offset())));
        admin.alterConsumerGroupOffsets("it-" + name, offsets).all().get();
    }

    @AfterEach
    void stop() {
        running.forEach(CaseSubscription::close);
    }

    @Test
    void followsManyCasesAndGoesOnWhereItStopped() {
        publish(history("one", 3));
        publish(history("two", 2));
        CaseSubscription first = start(new Remembering());
        await().atMost(Duration.ofMinutes(1)).until(first::caughtUp);
        assertThat(texts("one")).containsExactly("1", "2", "3");
        assertThat(texts("two")).containsExactly("1", "2");
        first.close();

        publish(history("one", 5).subList(3, 5));
        publish(history("two", 2).subList(1, 2));
        Remembering again = new Remembering();
        CaseSubscription second = start(again);
        await().atMost(Duration.ofMinutes(1)).until(second::caughtUp);

        assertThat(texts("one")).containsExactly("1", "2", "3", "4", "5");
        assertThat(texts("two")).containsExactly("1", "2");
        assertThat(again.known).containsEntry(caseId("one"), 5L).containsEntry(caseId("two"), 2L);
        assertThat(meters.get("ballcourt.consumer.applied").counter().count()).isEqualTo(7);
        assertThat(meters.get("ballcourt.consumer.duplicates").counter().count())
                .isGreaterThanOrEqualTo(1);
    }

    @Test
    void laysUnreadableRecordsAsideAndFillsWhatIsMissing() {
        List<RecordedEvent> events = history("one", 3);
        publish(events.subList(0, 1));
        send(Topics.CASE_EVENTS, caseId("one"), "not an event".getBytes(StandardCharsets.UTF_8), Map.of("x", "y"));
        publish(events.subList(2, 3));

        CaseSubscription subscription = start(new Remembering());
        await().atMost(Duration.ofMinutes(1)).until(subscription::caughtUp);

        assertThat(texts("one")).containsExactly("1", "2", "3");
        assertThat(parkedRecords()).anySatisfy(record -> {
            assertThat(record.value()).asString(StandardCharsets.UTF_8).isEqualTo("not an event");
            assertThat(record.headers().lastHeader("x").value())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("y");
            assertThat(record.headers().lastHeader("parked-reason").value())
                    .asString(StandardCharsets.UTF_8)
                    .contains("ce_type is missing");
        });
    }

    @Test
    void parksOneCaseWhileOthersFlowAndTakesItUpAgain() {
        publish(history("good", 2));
        publish(history("bad", 3));
        Remembering fold = new Remembering();
        fold.refused = caseId("bad") + ":2";
        CaseSubscription subscription = start(fold);
        await().atMost(Duration.ofMinutes(1)).until(subscription::caughtUp);

        assertThat(texts("good")).containsExactly("1", "2");
        assertThat(texts("bad")).containsExactly("1");
        assertThat(subscription.parked())
                .singleElement()
                .satisfies(parked -> assertThat(parked.caseId()).isEqualTo(caseId("bad")))
                .satisfies(parked -> assertThat(parked.seq()).isEqualTo(2))
                .satisfies(parked -> assertThat(parked.reason()).contains("does not like it"));

        fold.refused = null;
        subscription.unpark(caseId("bad"));

        assertThat(texts("bad")).containsExactly("1", "2", "3");
        assertThat(subscription.parked()).isEmpty();
    }

    @Test
    void pullsTheTailThatKafkaLost() {
        List<RecordedEvent> events = history("one", 4);
        publish(events.subList(0, 2));
        send(
                Topics.CASE_SNAPSHOTS,
                caseId("one"),
                Records.write(new CaseSnapshot(caseId("one"), 4, 4, "head", Stage.NEGOTIATION, null, List.of()))
                        .getBytes(StandardCharsets.UTF_8),
                Map.of());
        start(new Remembering());

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(texts("one")).containsExactly("1", "2", "3", "4"));
    }

    @Test
    void sharesTheWorkAndSkipsNothingWhenAnInstanceLeavesAndAnotherComes() {
        CaseSubscription first = start(new Remembering());
        List<String> cases = IntStream.range(0, 30).mapToObj(i -> "case-" + i).toList();
        cases.forEach(label -> publish(history(label, 10).subList(0, 5)));
        CaseSubscription second = start(new Remembering());
        cases.forEach(label -> publish(history(label, 10).subList(5, 8)));
        first.close();
        cases.forEach(label -> publish(history(label, 10).subList(8, 10)));
        await().atMost(Duration.ofMinutes(1)).until(second::caughtUp);

        assertThat(cases).allSatisfy(label -> assertThat(texts(label)).hasSize(10));
        assertThat(meters.get("ballcourt.consumer.gaps").counter().count()).isZero();
    }

    @Test
    void ownsEachCaseInExactlyOneInstance() {
        List<String> cases = IntStream.range(0, 50).mapToObj(i -> "case-" + i).toList();
        CaseSubscription first = start(new Remembering());
        await().atMost(Duration.ofMinutes(1)).until(first::caughtUp);
        assertThat(cases).allMatch(first::owns);
        CaseSubscription second = start(new Remembering());
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(cases)
                        .allMatch(caseId -> first.owns(caseId) != second.owns(caseId))
                        .anyMatch(first::owns)
                        .anyMatch(second::owns));
        first.close();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(cases).allMatch(second::owns));
    }

    @Test
    void waitsForTheStoreAndParksNothingMeanwhile() {
        try (EmbeddedStore late = EmbeddedStore.inMemory();
                MongoClient client = MongoClients.create(MongoSettings.durable(late.uri()))) {
            MongoCollection<Document> kept = client.getDatabase("it").getCollection(name);
            Remembering fold = new Remembering();
            fold.absences = 2;
            publish(history("one", 2));
            CaseSubscription subscription = start(fold, kept);
            await().atMost(Duration.ofMinutes(1)).until(subscription::caughtUp);

            assertThat(subscription.parked()).isEmpty();
            assertThat(texts("one", kept)).containsExactly("1", "2");
        }
    }

    /** What hangs cannot tell of itself. */
    @Test
    void isSeenToStandStillWhileItsFoldHangs() {
        CountDownLatch hanging = new CountDownLatch(1);
        publish(history("one", 2));
        Remembering remembering = new Remembering();
        CaseSubscription subscription = start((document, event) -> {
            awaitQuietly(hanging);
            return remembering.apply(document, event);
        });
        try {
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                assertThat(subscription.watch().standing()).isPositive();
                assertThat(subscription.watch().told()).startsWith("2 records behind, at " + Topics.CASE_EVENTS);
                assertThat(subscription.doing()).contains(Topics.CASE_EVENTS);
                assertThat(meters.get("ballcourt.consumer.lag").gauge().value()).isPositive();
                assertThat(meters.get("ballcourt.consumer.lag.records").gauge().value())
                        .isEqualTo(2);
            });
        } finally {
            hanging.countDown();
        }
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(subscription.watch().standing()).isZero());
        assertThat(texts("one")).containsExactly("1", "2");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Two megabytes that came as two kilobytes: nobody can send them on as they are. */
    @Test
    void goesOnBehindWhatIsTooLargeToBeLaidAside() {
        ProducerRecord<byte[], byte[]> bomb = new ProducerRecord<>(
                Topics.CASE_EVENTS, caseId("one").getBytes(StandardCharsets.UTF_8), new byte[2_000_000]);
        ProducerRecord<byte[], byte[]> noState = new ProducerRecord<>(Topics.CASE_SNAPSHOTS, bomb.key(), bomb.value());
        try (KafkaProducer<byte[], byte[]> stranger = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrap(),
                        "compression.type",
                        "gzip",
                        "max.request.size",
                        5_000_000),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            stranger.send(bomb);
            stranger.send(noState);
            stranger.flush();
        }
        publish(history("one", 2));
        CaseSubscription subscription = start(new Remembering());
        await().atMost(Duration.ofMinutes(1)).until(subscription::caughtUp);

        assertThat(texts("one")).containsExactly("1", "2");
        // Nobody waits for snapshots to say that a group has caught up.
        await().atMost(Duration.ofMinutes(1))
                .until(() ->
                        meters.get("ballcourt.consumer.unreadable").counter().count() >= 2);
    }

    @Test
    void takesUpWhatAnUnknownKeySignedOnceItIsKnown() {
        SigningKey before = SigningKey.fresh();
        SigningKey after = SigningKey.fresh();
        RecordedEvent event = history("one", 1).getFirst();
        Map<String, String> headers = new HashMap<>(CloudEvents.headers(event));
        headers.put(
                CloudEvents.SIGNATURE,
                EventSeal.sign(List.of(event.hash()), after).getFirst());
        byte[] value = Wire.payload(event.event()).getBytes(StandardCharsets.UTF_8);

        proof = EventVerifier.of(List.of(before.verifying()));
        CaseSubscription first = start(new Remembering());
        send(Topics.CASE_EVENTS, event.caseId(), value, headers);
        ConsumerRecord<byte[], byte[]> parked = parkedRecords().stream()
                .filter(record ->
                        event.caseId().equals(TextHeaders.read(record.headers()).get("ce_subject")))
                .findFirst()
                .orElseThrow();
        assertThat(TextHeaders.read(parked.headers()).get("parked-reason"))
                .isEqualTo("UNPROVEN: nobody here knows the key "
                        + after.verifying().keyId());
        assertThat(texts("one")).isEmpty();
        first.close();

        proof = EventVerifier.of(List.of(before.verifying(), after.verifying()));
        start(new Remembering());
        Map<String, String> again = TextHeaders.read(parked.headers());
        again.keySet().removeIf(name -> name.startsWith("parked-"));
        send(Topics.CASE_EVENTS, event.caseId(), parked.value(), again);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(texts("one")).containsExactly("1"));
    }

    private CaseSubscription start(CaseFold fold) {
        return start(fold, collection);
    }

    private CaseSubscription start(CaseFold fold, MongoCollection<Document> into) {
        CaseSubscription subscription = CaseSubscription.builder()
                .verifier(proof)
                .group("it-" + name)
                .bootstrapServers(broker.bootstrap())
                .collection(into)
                .fold(fold)
                .gapRepair((caseId, from) -> log.getOrDefault(caseId, List.of()).stream()
                        .filter(event -> event.seq() >= from)
                        .toList())
                .meters(meters)
                .tailPatience(Duration.ofMillis(300))
                .build();
        running.add(subscription);
        subscription.start();
        return subscription;
    }

    /** The topic is shared by all tests, so each has cases of its own. */
    private String caseId(String label) {
        return name + "-" + label;
    }

    private List<RecordedEvent> history(String label, int length) {
        EventChain history = EventChain.of(caseId(label));
        IntStream.rangeClosed(1, length)
                .forEach(n -> history.then(
                        BUYER, new StatementAdded(PersonalText.of(BUYER, "" + n), Audience.ALL, BallChange.NONE)));
        log.put(caseId(label), history.events());
        return history.events();
    }

    private void publish(List<RecordedEvent> events) {
        for (RecordedEvent event : events) {
            byte[] value = Wire.payload(event.event()).getBytes(StandardCharsets.UTF_8);
            send(Topics.CASE_EVENTS, event.caseId(), value, CloudEvents.headers(event));
        }
    }

    private static void send(String topic, String key, byte[] value, Map<String, String> headers) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
        headers.forEach((header, text) ->
                record.headers().add(new RecordHeader(header, text.getBytes(StandardCharsets.UTF_8))));
        producer.send(record);
        producer.flush();
    }

    private List<ConsumerRecord<byte[], byte[]>> parkedRecords() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", broker.bootstrap(), "group.id", "reader-" + name, "auto.offset.reset", "earliest");
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topics.PARKED));
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
                return !found.isEmpty();
            });
        }
        return found;
    }

    private List<String> texts(String label) {
        return texts(label, collection);
    }

    private List<String> texts(String label, MongoCollection<Document> from) {
        Document document = from.find(new Document("_id", caseId(label))).first();
        return document == null ? List.of() : document.getList("texts", String.class);
    }

    /** Keeps the texts of this test's cases in their order. */
    private final class Remembering implements CaseFold {
        private final Map<String, Long> known = new ConcurrentHashMap<>();
        private volatile String refused;
        private volatile int absences;

        @Override
        public Document apply(Document caseDocument, RecordedEvent event) {
            if (event.id().equals(refused)) {
                throw new IllegalStateException("does not like it");
            }
            if (event.caseId().startsWith(name) && absences > 0) {
                absences--;
                throw new com.mongodb.MongoTimeoutException("nobody there");
            }
            List<String> texts = new ArrayList<>(caseDocument.getList("texts", String.class, List.of()));
            texts.add(((StatementAdded) event.event()).text().sealed().substring("sealed ".length()));
            return caseDocument.append("texts", texts);
        }

        @Override
        public void applied(String caseId, Document caseDocument) {
            known.put(caseId, caseDocument.getLong("seq"));
        }
    }
}
