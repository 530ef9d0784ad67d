package org.ballcourt.cases;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.ballcourt.contracts.records.CommandRecord;
import org.ballcourt.proof.EventSeal;
import org.ballcourt.proof.RecordHash;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.wire.CloudEvents;

/** Another program on the same broker. */
final class KafkaPeer implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> heard = new ArrayList<>();

    KafkaPeer(String bootstrap, String... topics) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "group.id",
                        "peer-" + System.nanoTime(),
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(topics));
    }

    void say(String topic, String key, String value) {
        producer.send(new ProducerRecord<>(topic, 0, key, value.getBytes(StandardCharsets.UTF_8)));
        producer.flush();
    }

    /** Signed by that publisher. */
    void say(String topic, String key, String value, SigningKey by) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, 0, key, bytes);
        String seal =
                EventSeal.sign(List.of(RecordHash.of(topic, key, bytes)), by).getFirst();
        record.headers().add(CloudEvents.SIGNATURE, seal.getBytes(StandardCharsets.UTF_8));
        producer.send(record);
        producer.flush();
    }

    /** @param authorization as a request has it */
    void say(String topic, String key, String value, String authorization) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic, 0, key, value.getBytes(StandardCharsets.UTF_8));
        record.headers().add(CommandRecord.AUTHORIZATION, authorization.getBytes(StandardCharsets.UTF_8));
        producer.send(record);
        producer.flush();
    }

    /** Waits for a record, for at most a minute. */
    ConsumerRecord<String, byte[]> hears(Predicate<ConsumerRecord<String, byte[]>> wanted) {
        long until = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (System.nanoTime() < until) {
            for (ConsumerRecord<String, byte[]> record : heard) {
                if (wanted.test(record)) {
                    return record;
                }
            }
            consumer.poll(Duration.ofMillis(100)).forEach(heard::add);
        }
        throw new AssertionError("Nothing of that kind among " + heard.size() + " records");
    }

    static String text(ConsumerRecord<String, byte[]> record) {
        return record.value() == null ? "" : new String(record.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
