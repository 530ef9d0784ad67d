package org.ballcourt.servicekit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.ballcourt.broker.embedded.EmbeddedBroker;
import org.ballcourt.contracts.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** How far a group has come is written down poll by poll, and never before what it says was done. */
class CommittingPollsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int RECORDS = 300;
    private static final AtomicInteger COMMITS = new AtomicInteger();
    private static final AtomicLong COMMITTED = new AtomicLong();
    private static final AtomicLong TOO_EARLY = new AtomicLong();
    private static final AtomicInteger HEARD = new AtomicInteger();

    @TempDir
    private static Path folder;

    private static EmbeddedBroker broker;

    @BeforeAll
    static void open() throws Exception {
        broker = EmbeddedBroker.open(folder, 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            admin.createTopics(List.of(new NewTopic("many", 1, (short) 1), new NewTopic(Topics.PARKED, 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    @AfterAll
    static void shut() {
        broker.close();
    }

    @Test
    void commitsFarFewerTimesThanThereAreRecordsAndNoneBeforeItWasHeard() throws Exception {
        KafkaProperties properties = new KafkaProperties();
        properties.setBootstrapServers(List.of(broker.bootstrap()));
        properties.getConsumer().getProperties().put("interceptor.classes", Counting.class.getName());
        KafkaClients kafka = new KafkaClients(properties, "");
        try (KafkaListeners listeners = new KafkaListeners(kafka, new SimpleMeterRegistry(), Duration.ofSeconds(1));
                Producer<String, byte[]> producer = kafka.producer("p")) {
            for (int i = 0; i < RECORDS; i++) {
                producer.send(new ProducerRecord<>("many", 0, "k", new byte[1]));
            }
            producer.flush();
            ConcurrentMessageListenerContainer<String, byte[]> container =
                    listeners.listener("many", "many", _ -> HEARD.incrementAndGet());
            container.start();
            try {
                await().atMost(PATIENCE).until(() -> COMMITTED.get() == RECORDS);
            } finally {
                container.stop();
            }
        }
        assertThat(HEARD).hasValue(RECORDS);
        assertThat(COMMITS).hasValueLessThan(RECORDS / 10);
        assertThat(TOO_EARLY).hasValue(0);
    }

    /** Sees every commit that the broker has confirmed. */
    public static final class Counting implements ConsumerInterceptor<String, byte[]> {
        @Override
        public ConsumerRecords<String, byte[]> onConsume(ConsumerRecords<String, byte[]> records) {
            return records;
        }

        @Override
        public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
            offsets.values().forEach(to -> {
                COMMITS.incrementAndGet();
                COMMITTED.set(to.offset());
                TOO_EARLY.addAndGet(to.offset() > HEARD.get() ? 1 : 0);
            });
        }

        @Override
        public void close() {}

        @Override
        public void configure(Map<String, ?> settings) {}
    }
}
