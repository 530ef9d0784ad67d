package org.ballcourt.escalation.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.ballcourt.consumer.EventVerifier;
import org.ballcourt.consumer.UnprovenEvent;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.CommandReply;
import org.ballcourt.contracts.records.ServiceHeartbeat;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.servicekit.workers.Worker;
import org.ballcourt.wire.Records;
import org.ballcourt.wire.UnreadableRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears the case core's answers from now on, those to other instances as well, and its heartbeats; what it did not sign is passed over.
 *
 * <p>An answer that is missed does no harm: the question is asked again.
 */
public final class Replies implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Replies.class);
    private static final List<String> TOPICS = List.of(Topics.CASE_REPLIES, Topics.SERVICE_HEARTBEATS);
    private static final Duration POLL = Duration.ofMillis(500);

    /** A round that took longer was frozen, and the heartbeats that it brings tell of a time that is over. */
    private static final long LONGEST_ROUND = Duration.ofSeconds(10).toNanos();

    private final Consumer<String, byte[]> consumer;
    private final EventVerifier verifier;
    private final java.util.function.Consumer<Reply> heard;
    private final java.util.function.Consumer<ServiceHeartbeat> heartbeat;
    private final Worker worker;
    private final LongSupplier nanos;
    private long heardAt;
    private volatile boolean listening;

    /** @param nanos a monotonic clock, which goes on while this process is frozen */
    public Replies(
            Consumer<String, byte[]> consumer,
            EventVerifier verifier,
            java.util.function.Consumer<Reply> heard,
            java.util.function.Consumer<ServiceHeartbeat> heartbeat,
            BackgroundWorkers workers,
            LongSupplier nanos) {
        this.consumer = consumer;
        this.verifier = verifier;
        this.heard = heard;
        this.heartbeat = heartbeat;
        this.nanos = nanos;
        this.worker = workers.worker("escalation-replies", this::pollOnce);
    }

    public void start() {
        worker.start();
    }

    /** Every answer from now on will be heard. */
    public boolean isListening() {
        return listening;
    }

    Duration pollOnce() {
        try {
            if (!listening && !listen()) {
                return POLL;
            }
            ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
            if (nanos.getAsLong() - heardAt < LONGEST_ROUND) {
                records.forEach(this::hear);
            } else {
                log.warn("This process stood still; what was said meanwhile is passed over");
                goToTheEnd();
            }
            heardAt = nanos.getAsLong();
        } catch (WakeupException end) {
            log.debug("No more answers are heard");
        }
        return Duration.ZERO;
    }

    /** False while Kafka does not have both topics. */
    private boolean listen() {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : TOPICS) {
            List<PartitionInfo> found = consumer.partitionsFor(topic);
            if (found.isEmpty()) {
                return false;
            }
            found.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        consumer.assign(partitions);
        goToTheEnd();
        heardAt = nanos.getAsLong();
        listening = true;
        return true;
    }

    private void goToTheEnd() {
        Set<TopicPartition> partitions = consumer.assignment();
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    private void hear(ConsumerRecord<String, byte[]> record) {
        try {
            if (record.topic().equals(Topics.SERVICE_HEARTBEATS)) {
                verifier.demandSigned(record);
                heartbeat.accept(Records.read(ServiceHeartbeat.class, record.value()));
            } else {
                hearReply(record);
            }
        } catch (UnreadableRecord | UnprovenEvent wrong) {
            log.warn(
                    "A record of {} with the key {} is passed over: {}",
                    record.topic(),
                    record.key(),
                    wrong.toString());
        }
    }

    private void hearReply(ConsumerRecord<String, byte[]> record) {
        Reply reply = parse(record.key(), record.value());
        if (reply != null) {
            verifier.demandSigned(record);
            heard.accept(reply);
        }
    }

    /**
     * Null for what is no answer to a command of ours.
     *
     * @throws UnreadableRecord if it is no answer at all
     */
    static Reply parse(String caseId, byte[] value) {
        if (caseId == null || value == null) {
            return null;
        }
        CommandReply body = Records.read(CommandReply.class, value);
        String code = body.problem() == null ? null : body.problem().code();
        return Actor.SYSTEM.equals(body.actor()) ? new Reply(caseId, body.commandId(), body.accepted(), code) : null;
    }

    @Override
    public void close() {
        consumer.wakeup();
        worker.close();
        consumer.close();
    }
}
