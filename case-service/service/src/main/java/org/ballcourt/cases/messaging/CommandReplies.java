package org.ballcourt.cases.messaging;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.CommandReply;
import org.ballcourt.wire.Records;

/** Sends replies; returns when the broker has them. */
final class CommandReplies {
    private static final int PATIENCE_S = 30;

    private final Producer<String, byte[]> producer;

    CommandReplies(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    void reply(String key, CommandReply reply) {
        byte[] value = Records.write(reply).getBytes(StandardCharsets.UTF_8);
        send(new ProducerRecord<>(Topics.CASE_REPLIES, key, value));
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
}
