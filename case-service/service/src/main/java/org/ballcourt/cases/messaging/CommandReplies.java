package org.ballcourt.cases.messaging;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.CommandReply;
import org.ballcourt.wire.Records;

/** Sends replies. */
final class CommandReplies {
    private static final int PATIENCE_S = 30;

    private final Producer<String, byte[]> producer;

    CommandReplies(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    /** The answer comes when the broker has it, or in the producer's own time when it could not be sent. */
    Future<?> send(String key, CommandReply reply) {
        byte[] value = Records.write(reply).getBytes(StandardCharsets.UTF_8);
        return producer.send(new ProducerRecord<>(Topics.CASE_REPLIES, key, value));
    }

    /** Returns when the broker has it. */
    void reply(String key, CommandReply reply) {
        try {
            send(key, reply).get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new KafkaException("No acknowledgement from " + Topics.CASE_REPLIES, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Stopped while sending to " + Topics.CASE_REPLIES, stopped);
        }
    }
}
