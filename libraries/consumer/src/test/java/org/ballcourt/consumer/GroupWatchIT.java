package org.ballcourt.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.ballcourt.broker.embedded.EmbeddedBroker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupWatchIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long HOUR = Duration.ofHours(1).toMillis();

    @TempDir
    private static Path folder;

    private static EmbeddedBroker broker;
    private static Admin admin;
    private static KafkaProducer<byte[], byte[]> producer;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @BeforeAll
    static void open() {
        broker = EmbeddedBroker.open(folder, 0);
        Map<String, Object> address = Map.of("bootstrap.servers", broker.bootstrap());
        admin = Admin.create(address);
        producer = new KafkaProducer<>(address, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterAll
    static void shut() {
        producer.close();
        admin.close();
        broker.close();
    }

    /** A group that moves, but always an hour behind, stands nowhere. */
    @Test
    void tellsHowOldTheOldestIsThatAMovingGroupHasNotHandled() throws Exception {
        TopicPartition late = topic("late");
        long now = System.currentTimeMillis();
        send(late, now - 3 * HOUR, now - 2 * HOUR, now - HOUR, now);
        try (TopicProgress progress = progress("late");
                GroupWatch watch = new GroupWatch("late", progress, () -> true, meters, System::nanoTime)) {
            commit("late", late, 1);
            watch.look();
            assertThat(watch.age()).as("it may be on its way").isZero();
            watch.look();
            assertThat(watch.age().toMillis()).isBetween(2 * HOUR, 3 * HOUR - 1);
            commit("late", late, 2);
            watch.look();
            assertThat(meters.get("ballcourt.consumer.oldest.age").gauge().value())
                    .isBetween(3600.0, 7199.0);
            assertThat(watch.standing()).isLessThan(PATIENCE);
            commit("late", late, 4);
            watch.look();
            assertThat(watch.age()).isZero();
        }
    }

    /** A service that is new where the beginning of a topic has expired has nothing to do there. */
    @Test
    void countsNothingThatIsNoLongerThere() throws Exception {
        TopicPartition expired = topic("expired");
        send(expired, 1, 2, 3);
        expire(expired, 2);
        try (TopicProgress progress = progress("expired")) {
            assertThat(progress.behind()).contains(Map.of(expired, new TopicProgress.Behind(2, 3)));
            commit("expired", expired, 1);
            assertThat(progress.behind()).contains(Map.of(expired, new TopicProgress.Behind(2, 3)));
            expire(expired, 3);
            assertThat(progress.isIdle()).isTrue();
        }
        try (TopicProgress stranger = new TopicProgress("expired", "never committed", client(), dates())) {
            assertThat(stranger.isIdle()).isTrue();
        }
    }

    @Test
    void looksOnWhateverItMeets() {
        Admin strange = (Admin) Proxy.newProxyInstance(
                Admin.class.getClassLoader(), new Class<?>[] {Admin.class}, (proxy, called, arguments) -> {
                    if (called.getName().equals("close")) {
                        return null;
                    }
                    throw new NoClassDefFoundError("of a jar that was replaced");
                });
        try (TopicProgress progress = new TopicProgress("any", "any", strange, dates());
                GroupWatch watch = new GroupWatch("any", progress, () -> true, meters, System::nanoTime)) {
            watch.look();
            assertThat(watch.unknown()).as("and it is seen").isPositive();
        }
    }

    private static TopicPartition topic(String name) throws Exception {
        admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
        return new TopicPartition(name, 0);
    }

    private static void send(TopicPartition partition, long... times) throws Exception {
        for (long time : times) {
            producer.send(new ProducerRecord<>(partition.topic(), 0, time, null, new byte[] {1}))
                    .get();
        }
    }

    private static void commit(String group, TopicPartition partition, long offset) throws Exception {
        admin.alterConsumerGroupOffsets(group, Map.of(partition, new OffsetAndMetadata(offset)))
                .all()
                .get();
    }

    private static void expire(TopicPartition partition, long before) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(before)))
                                .lowWatermarks()
                                .get(partition)
                                .get()
                                .lowWatermark()
                        == before);
    }

    private static TopicProgress progress(String name) {
        return new TopicProgress(name, name, client(), dates());
    }

    private static Admin client() {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrap()));
    }

    private static RecordDates dates() {
        return RecordDates.reading(Map.of("bootstrap.servers", broker.bootstrap()), "dates");
    }
}
