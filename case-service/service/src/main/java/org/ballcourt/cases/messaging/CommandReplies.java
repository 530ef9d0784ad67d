package org.ballcourt.cases.messaging;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.CommandReply;
import org.ballcourt.contracts.records.CommandReply.Status;
import org.ballcourt.wire.Records;

/** Sends replies, and has written down what was tried in vain: what was accepted stands in the log of its case. */
final class CommandReplies {
    private static final int PATIENCE_S = 30;

    private final Producer<String, byte[]> producer;
    private final Consumer<CommandReply> refused;

    CommandReplies(Producer<String, byte[]> producer, Consumer<CommandReply> refused) {
        this.producer = producer;
        this.refused = refused;
    }

    /** The answer comes when the broker has it, or in the producer's own time when it could not be sent. */
    Future<?> send(String key, CommandReply reply) {
        if (reply.status() == Status.REJECTED) {
            refused.accept(reply);
        }
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
