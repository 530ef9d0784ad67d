package org.ballcourt.broker.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
    @TempDir
    Path directory;

    @Test
    void keepsTopicsAndRecordsBetweenStarts() throws Exception {
        try (EmbeddedBroker first = EmbeddedBroker.open(directory, 0)) {
            makeTopic(first, "kept");
            send(first, "kept", "before the restart");
        }
        try (EmbeddedBroker second = EmbeddedBroker.open(directory, 0)) {
            send(second, "kept", "after the restart");
            assertThat(read(second, "kept", 2)).containsExactly("before the restart", "after the restart");
        }
    }

    @Test
    void makesNoTopicByItself() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.open(directory, 0);
                Admin admin = Admin.create(client(broker));
                KafkaConsumer<String, String> reader = reader(broker, "nobody-made-me")) {
            reader.poll(Duration.ofMillis(500));
            Set<String> topics = admin.listTopics().names().get();
            assertThat(topics).doesNotContain("nobody-made-me");
        }
    }

    private static void makeTopic(EmbeddedBroker broker, String name) throws Exception {
        try (Admin admin = Admin.create(client(broker))) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
        }
    }

    private static void send(EmbeddedBroker broker, String topic, String text) throws Exception {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(client(broker), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", text)).get();
        }
    }

    private static List<String> read(EmbeddedBroker broker, String topic, int count) {
        List<String> texts = new ArrayList<>();
        long giveUp = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        try (KafkaConsumer<String, String> reader = reader(broker, topic)) {
            while (texts.size() < count && System.nanoTime() < giveUp) {
                for (ConsumerRecord<String, String> read : reader.poll(Duration.ofMillis(200))) {
                    texts.add(read.value());
                }
            }
        }
        return texts;
    }

    private static KafkaConsumer<String, String> reader(EmbeddedBroker broker, String topic) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                broker.bootstrap(),
                "group.id",
                "reader-of-" + topic,
                "auto.offset.reset",
                "earliest");
        KafkaConsumer<String, String> reader =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
        reader.subscribe(List.of(topic));
        return reader;
    }

    private static Map<String, Object> client(EmbeddedBroker broker) {
        return Map.of("bootstrap.servers", broker.bootstrap());
    }
}
