package org.ballcourt.consumer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.ParkedRecord;

/**
 * Lays records that nobody can read aside on the parked topic: as they were, with where they came from and what is
 * wrong.
 */
final class DeadLetters implements AutoCloseable {
    private static final int TIMEOUT_SECONDS = 30;

    private final String group;
    private final Producer<byte[], byte[]> producer;

    DeadLetters(String group, Producer<byte[], byte[]> producer) {
        this.group = group;
        this.producer = producer;
    }

    static DeadLetters over(String bootstrapServers, String group) {
        Producer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.CLIENT_ID_CONFIG,
                        group + "-parked"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        return new DeadLetters(group, producer);
    }

    /**
     * Returns when the copy is durable.
     *
     * @throws TransientFailure if it is not known to be
     */
    void send(ConsumerRecord<byte[], byte[]> record, RuntimeException fault) {
        ProducerRecord<byte[], byte[]> copy =
                new ProducerRecord<>(Topics.PARKED, null, record.key(), record.value(), headers(record, fault));
        try {
            producer.send(copy).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException unacknowledged) {
            throw new TransientFailure(unacknowledged);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TransientFailure(interrupted);
        }
    }

    private List<Header> headers(ConsumerRecord<byte[], byte[]> record, RuntimeException fault) {
        List<Header> headers = new ArrayList<>(List.of(record.headers().toArray()));
        ParkedRecord.of(String.valueOf(fault), group, record.topic(), record.partition(), record.offset())
                .headers()
                .forEach((name, value) -> headers.add(header(name, value)));
        return headers;
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
