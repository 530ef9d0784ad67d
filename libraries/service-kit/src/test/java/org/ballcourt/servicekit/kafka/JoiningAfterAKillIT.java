package org.ballcourt.servicekit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.ballcourt.broker.embedded.EmbeddedBroker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;

/** A member that was killed never leaves its group; the one after it must not wait for long. */
class JoiningAfterAKillIT {
    /** Far more than our session takes and far less than Kafka's usual one, on a machine that is busy, too. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final int LONG_SESSION_MS = 120_000;

    @TempDir
    private static Path folder;

    private static EmbeddedBroker broker;

    @BeforeAll
    static void open() throws Exception {
        broker = EmbeddedBroker.open(folder, 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            admin.createTopics(List.of(new NewTopic("killed", 2, (short) 1), new NewTopic("named", 2, (short) 1)))
                    .all()
                    .get();
        }
    }

    @AfterAll
    static void shut() {
        broker.close();
    }

    @Test
    void takesOverWhenTheShortSessionOfTheDeadIsOver() throws Exception {
        takesOver("killed", clients("", Map.of()));
    }

    /** The session of the dead one would last for two minutes. */
    @Test
    void takesOverAtOnceUnderTheSameName() throws Exception {
        takesOver("named", clients("only", Map.of("session.timeout.ms", Integer.toString(LONG_SESSION_MS))));
    }

    private static void takesOver(String topic, KafkaClients kafka) throws Exception {
        dieAsAMember(topic, kafka);
        Set<String> heard = ConcurrentHashMap.newKeySet();
        ConcurrentMessageListenerContainer<String, byte[]> next =
                kafka.listener(topic, topic, (MessageListener<String, byte[]>)
                        record -> heard.add(new String(record.value(), StandardCharsets.UTF_8)));
        try (Producer<String, byte[]> producer = kafka.producer("p")) {
            producer.send(new ProducerRecord<>(topic, 0, "k", "after".getBytes(StandardCharsets.UTF_8)))
                    .get();
            next.start();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard).contains("after"));
        } finally {
            next.stop();
        }
    }

    private static void dieAsAMember(String topic, KafkaClients kafka) {
        Map<String, Object> settings = new HashMap<>(kafka.memberSettings(topic));
        settings.put("group.id", topic);
        // As a container names the first of its members.
        settings.computeIfPresent("group.instance.id", (_, name) -> name + "-0");
        KafkaConsumer<String, byte[]> dead =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        dead.subscribe(List.of(topic));
        await().atMost(PATIENCE).until(() -> {
            dead.poll(Duration.ofMillis(100));
            return dead.assignment().size() == 2;
        });
        dead.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.REMAIN_IN_GROUP));
    }

    private static KafkaClients clients(String instance, Map<String, String> more) {
        KafkaProperties properties = new KafkaProperties();
        properties.setBootstrapServers(List.of(broker.bootstrap()));
        properties.getConsumer().getProperties().putAll(more);
        return new KafkaClients(properties, instance);
    }
}
