package org.ballcourt.consumer;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of a subscription: polls, lets the rules work, and commits an offset only when everything before it is
 * durable or laid aside.
 */
final class SubscriptionLoop implements Runnable, ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionLoop.class);
    private static final List<String> TOPICS = List.of(Topics.CASE_EVENTS, Topics.CASE_SNAPSHOTS);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int TAILS_A_TURN = 100;

    private final Consumer<byte[], byte[]> consumer;
    private final InOrderOnce rules;
    private final ParkedRecords aside;
    private final SubscriptionMeters meters;
    private final ExecutorService workers;
    private final TailWatch tails;
    private final LongSupplier nanos;

    private final Offsets offsets = new Offsets();
    private final Horizon horizon = new Horizon();
    private final Territory territory = new Territory();
    private long housekeepingAt;
    private boolean pausing;
    private volatile boolean joined;
    private volatile boolean recallDue;
    private volatile boolean closing;

    /** @param nanos a monotonic clock */
    SubscriptionLoop(
            Consumer<byte[], byte[]> consumer,
            InOrderOnce rules,
            ParkedRecords aside,
            SubscriptionMeters meters,
            ExecutorService workers,
            TailWatch tails,
            LongSupplier nanos) {
        this.consumer = consumer;
        this.rules = rules;
        this.aside = aside;
        this.meters = meters;
        this.workers = workers;
        this.tails = tails;
        this.nanos = nanos;
        this.housekeepingAt = nanos.getAsLong();
    }

    /** Is a member of its group, and the fold knows all documents. */
    boolean isSettledIn() {
        return joined && !recallDue;
    }

    boolean owns(String caseId) {
        return territory.holds(caseId);
    }

    /** Ends the thread after what it has in hand. */
    void close() {
        closing = true;
        consumer.wakeup();
    }

    @Override
    public void run() {
        try (consumer;
                aside) {
            consumer.subscribe(TOPICS, this);
            persist(rules::prepare);
            while (!closing) {
                turnOrStartOver();
            }
        } catch (WakeupException closed) {
            LOG.debug("Asked to stop");
        }
    }

    /** A failure that nobody foresaw must neither end the thread nor skip a record. */
    private void turnOrStartOver() {
        try {
            turn();
        } catch (WakeupException closed) {
            throw closed;
        } catch (RuntimeException unforeseen) {
            LOG.error("Starting over from the committed positions", unforeseen);
            consumer.unsubscribe();
            consumer.subscribe(TOPICS, this);
        }
    }

    private void turn() {
        ConsumerRecords<byte[], byte[]> records = poll(POLL);
        if (recallDue) {
            persist(rules::recall);
            recallDue = false;
        }
        handle(records);
        offsets.commit(consumer);
        long now = nanos.getAsLong();
        records.records(Topics.CASE_SNAPSHOTS).forEach(record -> announce(record, now));
        pullTails(now);
        if (now - housekeepingAt >= 0) {
            housekeepingAt = now + SECOND;
            keepHouse();
        }
    }

    private ConsumerRecords<byte[], byte[]> poll(Duration wait) {
        try {
            return consumer.poll(wait);
        } catch (WakeupException closed) {
            throw closed;
        } catch (KafkaException failed) {
            LOG.warn("The broker could not be polled, asking again: {}", failed.toString());
            return ConsumerRecords.empty();
        }
    }

    private void handle(ConsumerRecords<byte[], byte[]> records) {
        Batch batch = new Batch();
        for (ConsumerRecord<byte[], byte[]> record : records.records(Topics.CASE_EVENTS)) {
            horizon.read(record);
            RecordedEvent event = readOrLayAside(record, CaseRecords::event);
            if (event != null) {
                batch.add(event);
                tails.seen(event.caseId(), event.seq());
            }
        }
        persist(() -> batch.run(rules::receive, workers));
        records.nextOffsets().forEach((partition, next) -> {
            if (partition.topic().equals(Topics.CASE_EVENTS)) {
                offsets.done(partition, next.offset());
            }
        });
    }

    private <T> T readOrLayAside(
            ConsumerRecord<byte[], byte[]> record, Function<ConsumerRecord<byte[], byte[]>, T> reader) {
        try {
            return reader.apply(record);
        } catch (RuntimeException unreadable) {
            LOG.error("Record {}@{} is laid aside: {}", partitionOf(record), record.offset(), unreadable.toString());
            persist(() -> aside.lay(record, unreadable));
            meters.unreadable();
            return null;
        }
    }

    private void announce(ConsumerRecord<byte[], byte[]> record, long now) {
        CaseRecords.Snapshot snapshot = readOrLayAside(record, CaseRecords::snapshot);
        if (snapshot != null) {
            tails.announced(snapshot, partitionOf(record), record.offset(), record.timestamp(), now);
        }
    }

    private void pullTails(long now) {
        for (TailWatch.Awaited due : tails.due(now, horizon.millis(consumer), TAILS_A_TURN)) {
            try {
                rules.reach(due.caseId(), due.seq());
                tails.settled(due);
            } catch (RuntimeException later) {
                LOG.warn("The end of case {} could not be pulled yet: {}", due.caseId(), later.toString());
                tails.postponed(due, now);
            }
        }
    }

    private void keepHouse() {
        long behind = horizon.millis(consumer);
        meters.lag(behind == Long.MAX_VALUE || behind == 0 ? 0 : System.currentTimeMillis() - behind);
        List<TopicPartition> snapshots = consumer.assignment().stream()
                .filter(partition -> partition.topic().equals(Topics.CASE_SNAPSHOTS))
                .toList();
        if (tails.isFull()) {
            consumer.pause(snapshots);
        } else {
            consumer.resume(snapshots);
        }
        try {
            meters.parkedCases(rules.parkedCases());
            snapshots.forEach(
                    partition -> offsets.done(partition, tails.restartAt(partition, consumer.position(partition))));
        } catch (RuntimeException later) {
            rethrowWakeup(later);
            LOG.warn("Housekeeping has to wait: {}", later.toString());
        }
    }

    /** Works until it succeeds, staying a member of the group in between. */
    private void persist(Runnable work) {
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
        } catch (RuntimeException failed) {
            rethrowWakeup(failed);
            if (closing) {
                throw new WakeupException();
            }
            LOG.warn("Trying again, because something did not answer: {}", failed.toString(), failed);
            return false;
        }
    }

    private void stayInGroup(Duration pause) {
        pausing = true;
        consumer.pause(consumer.assignment());
        poll(pause);
        consumer.resume(consumer.assignment());
        pausing = false;
    }

    private static void rethrowWakeup(RuntimeException failure) {
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
        recallDue |= !partitions.isEmpty();
        joined = true;
        territory.gained(partitions, consumer);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        territory.lost(partitions);
        tails.forget(partitions);
        horizon.forget(partitions);
        offsets.forget(partitions);
    }
}
