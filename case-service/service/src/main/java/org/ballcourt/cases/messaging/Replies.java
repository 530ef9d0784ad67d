package org.ballcourt.cases.messaging;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.CommandReply;
import org.ballcourt.contracts.records.ParkedRecord;
import org.ballcourt.wire.Records;

/** Sends replies, and sets aside what nobody can be answered for; returns when the broker has it. */
final class Replies {
    private static final int PATIENCE_S = 30;

    private final Producer<String, byte[]> producer;

    Replies(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    void reply(String key, CommandReply reply) {
        byte[] value = Records.write(reply).getBytes(StandardCharsets.UTF_8);
        send(new ProducerRecord<>(Topics.CASE_REPLIES, key, value));
    }

    /** The record as it came, with the reason and its origin in the headers. */
    void park(ConsumerRecord<String, byte[]> record, String reason, String by) {
        ProducerRecord<String, byte[]> parked = new ProducerRecord<>(Topics.PARKED, record.key(), record.value());
        record.headers().forEach(parked.headers()::add);
        ParkedRecord.of(reason, by, record.topic(), record.partition(), record.offset())
                .headers()
                .forEach((name, value) -> header(parked.headers(), name, value));
        send(parked);
    }

    private void send(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new KafkaException("No acknowledgement from " + record.topic(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Stopped while sending to " + record.topic(), stopped);
        }
    }

    private static void header(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
