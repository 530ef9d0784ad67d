package org.ballcourt.servicekit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** An error of the language, other than an exception, makes Spring end the thread that reads; nobody would read on. */
class SurvivingErrorsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicInteger POLLS_TO_FAIL = new AtomicInteger();

    @TempDir
    private static Path folder;

    private static EmbeddedBroker broker;

    @BeforeAll
    static void open() throws Exception {
        broker = EmbeddedBroker.open(folder, 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            admin.createTopics(List.of(
                            new NewTopic("handled", 1, (short) 1),
                            new NewTopic("polled", 1, (short) 1),
                            new NewTopic(Topics.PARKED, 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    @AfterAll
    static void shut() {
        broker.close();
    }

    @Test
    void handlesTheNextRecordAfterAnErrorOfTheListener() throws Exception {
        Set<String> heard = ConcurrentHashMap.newKeySet();
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        reads("handled", clients(Map.of()), meters, heard, () -> {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard).contains("after"));
            assertThat(meters.get("ballcourt.parked.records").counter().count()).isEqualTo(1);
        });
    }

    @Test
    void readsOnAfterAnErrorWhileItPolled() throws Exception {
        Set<String> heard = ConcurrentHashMap.newKeySet();
        POLLS_TO_FAIL.set(2);
        reads(
                "polled",
                clients(Map.of("interceptor.classes", FailingNow.class.getName())),
                new SimpleMeterRegistry(),
                heard,
                () -> await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(heard).contains("after")));
    }

    private static void reads(
            String topic, KafkaClients kafka, SimpleMeterRegistry meters, Set<String> heard, Runnable then)
            throws Exception {
        try (KafkaListeners listeners = new KafkaListeners(kafka, meters, Duration.ofSeconds(1));
                Producer<String, byte[]> producer = clients(Map.of()).producer("p")) {
            ConcurrentMessageListenerContainer<String, byte[]> container = listeners.listener(
                    topic, topic, record -> take(new String(record.value(), StandardCharsets.UTF_8), heard));
            // As the context does it.
            container.setApplicationEventPublisher(event -> {
                if (event instanceof ConsumerStoppedEvent stopped) {
                    listeners.onApplicationEvent(stopped);
                }
            });
            for (String text : List.of("deep", "after")) {
                producer.send(new ProducerRecord<>(topic, 0, "k", text.getBytes(StandardCharsets.UTF_8)))
                        .get();
            }
            container.start();
            try {
                then.run();
            } finally {
                container.stop();
            }
        }
    }

    private static void take(String text, Set<String> heard) {
        if (text.equals("deep")) {
            throw new StackOverflowError("nested without end");
        }
        heard.add(text);
    }

    private static KafkaClients clients(Map<String, String> more) {
        KafkaProperties properties = new KafkaProperties();
        properties.setBootstrapServers(List.of(broker.bootstrap()));
        properties.getConsumer().getProperties().putAll(more);
        return new KafkaClients(properties, "");
    }

    /** Kafka lets exceptions of interceptors pass, and no errors. */
    public static final class FailingNow implements ConsumerInterceptor<String, byte[]> {
        @Override
        public ConsumerRecords<String, byte[]> onConsume(ConsumerRecords<String, byte[]> records) {
            if (POLLS_TO_FAIL.getAndDecrement() > 0) {
                throw new NoClassDefFoundError("of a jar that was replaced");
            }
            return records;
        }

        @Override
        public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

        @Override
        public void close() {}

        @Override
        public void configure(Map<String, ?> settings) {}
    }
}
