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
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.CommandReply;
import org.ballcourt.contracts.records.CommandReply.Status;
import org.ballcourt.servicekit.kafka.RecordSigner;
import org.ballcourt.wire.Records;

/**
 * Sends replies, and has written down what was tried in vain: what was accepted stands in the log of its case. Those that services of ours
 * act upon are signed; a person's has its receipt.
 */
final class CommandReplies {
    private static final int PATIENCE_S = 30;

    private final Producer<String, byte[]> producer;
    private final RecordSigner signer;
    private final Consumer<CommandReply> refused;

    CommandReplies(Producer<String, byte[]> producer, RecordSigner signer, Consumer<CommandReply> refused) {
        this.producer = producer;
        this.signer = signer;
        this.refused = refused;
    }

    /** The answer comes when the broker has it, or in the producer's own time when it could not be sent. */
    Future<?> send(String key, CommandReply reply) {
        if (reply.status() == Status.REJECTED) {
            refused.accept(reply);
        }
        byte[] value = Records.write(reply).getBytes(StandardCharsets.UTF_8);
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topics.CASE_REPLIES, key, value);
        return producer.send(isActedUpon(reply) ? signer.sign(record) : record);
    }

    /** By the clocks, or by the evidence service. */
    private static boolean isActedUpon(CommandReply reply) {
        return reply.actor() == null || Actor.SYSTEM.equals(reply.actor());
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
