package org.ballcourt.consumer;

import java.time.Duration;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.CaseSnapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of a subscription: polls, lets the rules work, and commits an offset only when everything before it is
 * durable or laid aside.
 */
final class SubscriptionLoop implements Runnable, ConsumerRebalanceListener {
    private static final Logger log = LoggerFactory.getLogger(SubscriptionLoop.class);
    private static final List<String> TOPICS = List.of(Topics.CASE_EVENTS, Topics.CASE_SNAPSHOTS);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_ROUND = TimeUnit.MINUTES.toNanos(1);
    private static final int TAILS_PER_POLL = 100;
    private static final long LONGEST_TAILS = 10 * SECOND;

    private final Consumer<byte[], byte[]> consumer;
    private final CaseEventApplier rules;
    private final DeadLetters<byte[]> deadLetters;
    private final SubscriptionMeters meters;
    private final ExecutorService workers;
    private final TailGapDetector tails;
    private final LongSupplier nanos;

    private final Offsets offsets = new Offsets();
    private final ReadWatermark watermark = new ReadWatermark();
    private final AssignedPartitions assigned = new AssignedPartitions();
    private long housekeepingAt;
    private boolean pausing;
    private boolean astray;
    private volatile boolean joined;
    private volatile boolean warmUpDue;
    private volatile boolean closing;
    private volatile long polledAt;

    /** @param nanos a monotonic clock */
    SubscriptionLoop(
            Consumer<byte[], byte[]> consumer,
            CaseEventApplier rules,
            DeadLetters<byte[]> deadLetters,
            SubscriptionMeters meters,
            ExecutorService workers,
            TailGapDetector tails,
            LongSupplier nanos) {
        this.consumer = consumer;
        this.rules = rules;
        this.deadLetters = deadLetters;
        this.meters = meters;
        this.workers = workers;
        this.tails = tails;
        this.nanos = nanos;
        this.housekeepingAt = nanos.getAsLong();
        this.polledAt = housekeepingAt;
    }

    /** Comes back to Kafka again and again, even while it waits for something else. */
    boolean isAlive() {
        return nanos.getAsLong() - polledAt < LONGEST_ROUND;
    }

    /** Is a member of its group, and the fold knows all documents. */
    boolean isSettledIn() {
        return joined && !warmUpDue;
    }

    boolean owns(String caseId) {
        return assigned.owns(caseId);
    }

    /** Ends the thread after what it has in hand. */
    void close() {
        closing = true;
        consumer.wakeup();
    }

    @Override
    public void run() {
        try (consumer;
                deadLetters) {
            consumer.subscribe(TOPICS, this);
            retryUntilDone(rules::prepare);
            while (!closing) {
                pollOrResubscribe();
            }
        } catch (WakeupException closed) {
            log.debug("Asked to stop");
        }
    }

    /** A failure that nobody foresaw must neither end the thread nor skip a record, unless memory is out. */
    private void pollOrResubscribe() {
        try {
            if (astray) {
                consumer.unsubscribe();
                consumer.subscribe(TOPICS, this);
                astray = false;
            }
            pollOnce();
        } catch (WakeupException closed) {
            throw closed;
        } catch (RuntimeException | Error unforeseen) {
            if (FailureKind.isFatal(unforeseen)) {
                throw unforeseen; // whose process this is says what becomes of it; health shows that the thread has
                // ended
            }
            log.error("Starting over from the committed positions", unforeseen);
            astray = true;
        }
    }

    private void pollOnce() {
        ConsumerRecords<byte[], byte[]> records = poll(POLL);
        if (warmUpDue) {
            retryUntilDone(rules::warmUp);
            warmUpDue = false;
        }
        handle(records);
        offsets.commit(consumer);
        long now = nanos.getAsLong();
        records.records(Topics.CASE_SNAPSHOTS).forEach(record -> announce(record, now));
        fetchMissingTails(now);
        if (now - housekeepingAt >= 0) {
            housekeepingAt = now + SECOND;
            housekeeping();
        }
    }

    private ConsumerRecords<byte[], byte[]> poll(Duration wait) {
        polledAt = nanos.getAsLong();
        try {
            return consumer.poll(wait);
        } catch (WakeupException closed) {
            throw closed;
        } catch (KafkaException failed) {
            log.warn("The broker could not be polled, asking again: {}", failed.toString());
            return ConsumerRecords.empty();
        }
    }

    private void handle(ConsumerRecords<byte[], byte[]> records) {
        Batch batch = new Batch();
        Map<RecordedEvent, ConsumerRecord<byte[], byte[]>> origins = new IdentityHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records.records(Topics.CASE_EVENTS)) {
            watermark.read(record);
            RecordedEvent event = readOrDeadLetter(record, CaseRecords::event);
            if (event != null) {
                batch.add(event);
                origins.put(event, record);
                tails.seen(event.caseId(), event.seq());
            }
        }
        retryUntilDone(() -> batch.run(event -> receive(event, origins.get(event)), workers));
        records.nextOffsets().forEach((partition, next) -> {
            if (partition.topic().equals(Topics.CASE_EVENTS)) {
                offsets.done(partition, next);
            }
        });
    }

    /** What not even parking the case could deal with is laid aside; the next event of the case is handled for itself. */
    private void receive(RecordedEvent event, ConsumerRecord<byte[], byte[]> origin) {
        try {
            rules.receive(event);
        } catch (RuntimeException | Error failed) {
            if (FailureKind.isFatal(failed) || FailureKind.of(failed) == FailureKind.TRANSIENT) {
                throw failed;
            }
            deadLetters.send(origin, failed.toString());
        }
    }

    private <T> T readOrDeadLetter(
            ConsumerRecord<byte[], byte[]> record, Function<ConsumerRecord<byte[], byte[]>, T> reader) {
        try {
            return reader.apply(record);
        } catch (RuntimeException | Error unreadable) {
            if (FailureKind.isFatal(unreadable)) {
                throw unreadable;
            }
            retryUntilDone(() -> deadLetters.send(record, unreadable.toString()));
            return null;
        }
    }

    private void announce(ConsumerRecord<byte[], byte[]> record, long now) {
        CaseSnapshot snapshot = readOrDeadLetter(record, CaseRecords::snapshot);
        if (snapshot != null) {
            tails.announced(snapshot, partitionOf(record), record.offset(), record.timestamp(), now);
        }
    }

    /** Ends at the first absence and after a while, for this thread has to poll. */
    private void fetchMissingTails(long now) {
        for (TailGapDetector.Awaited due : tails.due(now, watermark.millis(consumer), TAILS_PER_POLL)) {
            try {
                rules.reach(due.caseId(), due.seq());
                tails.settled(due);
            } catch (RuntimeException later) {
                log.warn("The end of case {} could not be pulled yet: {}", due.caseId(), later.toString());
                tails.postponed(due, nanos.getAsLong());
                if (FailureKind.of(later) == FailureKind.TRANSIENT) {
                    tails.rest(nanos.getAsLong());
                    return;
                }
            }
            if (nanos.getAsLong() - now > LONGEST_TAILS) {
                return;
            }
        }
    }

    private void housekeeping() {
        List<TopicPartition> snapshots = consumer.assignment().stream()
                .filter(partition -> partition.topic().equals(Topics.CASE_SNAPSHOTS))
                .toList();
        if (tails.isFull()) {
            consumer.pause(snapshots);
        } else {
            consumer.resume(snapshots);
        }
        try {
            assigned.learn(consumer);
            meters.parkedCases(rules.parkedCases());
            snapshots.forEach(partition -> offsets.done(
                    partition, new OffsetAndMetadata(tails.restartAt(partition, consumer.position(partition)))));
        } catch (RuntimeException later) {
            rethrowWakeup(later);
            log.warn("Housekeeping has to wait: {}", later.toString());
        }
    }

    /** Works until it succeeds, staying a member of the group in between. */
    private void retryUntilDone(Runnable work) {
        Duration pause = Duration.ofMillis(100);
        while (!attempt(work)) {
            stayInGroup(pause);
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
        }
    }

    private boolean attempt(Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException | Error failed) {
            rethrowWakeup(failed);
            if (FailureKind.isFatal(failed)) {
                throw failed;
            }
            if (closing) {
                throw new WakeupException();
            }
            log.warn("Trying again, because something did not answer: {}", failed.toString(), failed);
            return false;
        }
    }

    private void stayInGroup(Duration pause) {
        pausing = true;
        try {
            consumer.pause(consumer.assignment());
            poll(pause);
            consumer.resume(consumer.assignment());
        } finally {
            pausing = false;
        }
    }

    private static void rethrowWakeup(Throwable failure) {
        if (failure instanceof WakeupException closed) {
            throw closed;
        }
    }

    private static TopicPartition partitionOf(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        if (pausing) {
            // Records that come while we pause would be lost.
            consumer.pause(partitions);
        }
        warmUpDue |= !partitions.isEmpty();
        joined = true;
        assigned.add(partitions);
        assigned.learn(consumer);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        assigned.remove(partitions);
        tails.forget(partitions);
        watermark.forget(partitions);
        offsets.forget(partitions);
    }
}
