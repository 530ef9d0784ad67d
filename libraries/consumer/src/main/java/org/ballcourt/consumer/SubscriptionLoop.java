package org.ballcourt.consumer;

import io.micrometer.observation.Observation;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
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
    private static final Logger log = LoggerFactory.getLogger(SubscriptionLoop.class);
    private static final List<String> TOPICS = List.of(Topics.CASE_EVENTS, Topics.CASE_SNAPSHOTS);
    private static final Duration POLL = Duration.ofMillis(250);

    /** As long as something is to be committed: nothing came for so long, so there is time for it. */
    private static final Duration LULL = Duration.ofMillis(20);

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** What this instance parks is counted at once. */
    private static final long PARKED_COUNT = TimeUnit.SECONDS.toNanos(10);

    private final Consumer<byte[], byte[]> consumer;
    private final PatientConsumer patient;
    private final CaseEventApplier rules;
    private final DeadLetters<byte[]> deadLetters;
    private final SubscriptionMeters meters;
    private final Ground ground;
    private final AnnouncedTails tails;

    private final Offsets offsets;
    private final Pace pace;
    private final AssignedPartitions assigned = new AssignedPartitions();
    private long housekeepingAt;
    private long parkedCountAt;
    private boolean astray;
    private volatile boolean joined;
    private volatile boolean warmUpDue;

    /**
     * What a loop stands on, beside Kafka.
     *
     * @param budget of the consumer's deserializers
     * @param nanos a monotonic clock
     * @param rest lets the thread wait for so many nanoseconds
     */
    record Ground(
            EventVerifier verifier,
            ExecutorService workers,
            PollBudget budget,
            LongSupplier nanos,
            LongConsumer rest) {}

    SubscriptionLoop(
            Consumer<byte[], byte[]> consumer,
            CaseEventApplier rules,
            DeadLetters<byte[]> deadLetters,
            SubscriptionMeters meters,
            TailGapDetector tails,
            Ground ground) {
        this.consumer = consumer;
        this.patient = new PatientConsumer(consumer, ground.budget, ground.nanos);
        this.rules = rules;
        this.deadLetters = deadLetters;
        this.meters = meters;
        this.ground = ground;
        this.tails = new AnnouncedTails(consumer, rules, tails, ground.nanos);
        this.housekeepingAt = ground.nanos.getAsLong();
        this.parkedCountAt = housekeepingAt;
        this.offsets = new Offsets(housekeepingAt);
        this.pace = new Pace(ground.nanos);
    }

    /** Comes back to Kafka again and again, even while it waits for something else. */
    boolean isAlive() {
        return patient.isAlive();
    }

    /** Is a member of its group, and the fold knows all documents. */
    boolean isSettledIn() {
        return joined && !warmUpDue;
    }

    boolean owns(String caseId) {
        return assigned.owns(caseId);
    }

    long generation() {
        return assigned.generation();
    }

    /** Somebody waits until everything is in effect. */
    void hurry() {
        pace.hurry();
    }

    /** Ends the thread after what it has in hand. */
    void close() {
        patient.close();
    }

    @Override
    public void run() {
        try (consumer;
                deadLetters) {
            consumer.subscribe(TOPICS, this);
            patient.retryUntilDone(rules::prepare);
            while (!patient.isClosing()) {
                pollOrResubscribe();
            }
            offsets.commitLast(consumer);
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
            if (!patient.isClosing()) {
                throw closed;
            }
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
        ConsumerRecords<byte[], byte[]> polled = patient.poll(offsets.isDue() ? LULL : POLL);
        if (warmUpDue) {
            patient.retryUntilDone(rules::warmUp);
            warmUpDue = false;
        }
        PolledEvents events = new PolledEvents(polled);
        long cameAt = events.isEmpty() ? patient.polledAt() : ground.nanos.getAsLong();
        handle(events);
        long now = ground.nanos.getAsLong();
        offsets.commit(consumer, now, polled.isEmpty());
        polled.records(Topics.CASE_SNAPSHOTS).forEach(record -> announce(record, now));
        tails.fetchMissing(now);
        if (now - housekeepingAt >= 0) {
            housekeepingAt = now + SECOND;
            housekeeping(now);
        }
        long rest = pace.restAfter(events.size(), patient.polledAt(), cameAt, now);
        if (rest > 0) {
            ground.rest.accept(rest);
        }
    }

    private void handle(PolledEvents polled) {
        if (polled.isEmpty()) {
            return;
        }
        try (Batch batch = new Batch()) {
            handle(polled, batch);
        }
        polled.next().forEach(offsets::done);
        // Whatever was lost meanwhile has a new owner, who begins with what is committed.
        polled.putOff().forEach((partition, place) -> {
            if (consumer.assignment().contains(partition)) {
                consumer.seek(partition, place);
            }
        });
    }

    private void handle(PolledEvents polled, Batch batch) {
        for (PolledEvents.Read read : polled.read(ground.verifier, ground.workers)) {
            tails.read(read.record());
            if (read.event() == null) {
                layAside(read.record(), read.unreadable());
            } else {
                batch.add(read.event(), meters.observations().begin(read.record(), read.event()));
                polled.cameIn(read.event(), read.record());
                tails.seen(read.event().caseId(), read.event().seq());
            }
        }
        patient.retryUntilDone(() -> {
            rules.receiveTogether(batch);
            batch.run(event -> receiveObserved(event, polled, batch), ground.workers);
        });
    }

    @SuppressWarnings("try")
    private void receiveObserved(RecordedEvent event, PolledEvents polled, Batch batch) {
        try (Observation.Scope scope = batch.open(event)) {
            receive(event, polled.originOf(event));
        }
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

    private void layAside(ConsumerRecord<byte[], byte[]> record, Throwable unreadable) {
        patient.retryUntilDone(() -> deadLetters.send(record, unreadable.toString()));
    }

    private void announce(ConsumerRecord<byte[], byte[]> record, long now) {
        try {
            tails.announced(CaseRecords.snapshot(record), record, now);
        } catch (RuntimeException | Error unreadable) {
            if (FailureKind.isFatal(unreadable)) {
                throw unreadable;
            }
            layAside(record, unreadable);
        }
    }

    private void housekeeping(long now) {
        tails.holdBack();
        try {
            assigned.learn(consumer);
            if (now - parkedCountAt >= 0) {
                parkedCountAt = now + PARKED_COUNT;
                meters.parkedCases(rules.parkedCases());
            }
            tails.settle(offsets);
        } catch (RuntimeException later) {
            PatientConsumer.rethrowWakeup(later);
            log.warn("Housekeeping has to wait: {}", later.toString());
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        patient.assigned(partitions);
        warmUpDue |= !partitions.isEmpty();
        joined = true;
        assigned.add(partitions);
        assigned.learn(consumer);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        offsets.givenUp(consumer, partitions);
        onPartitionsLost(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        assigned.remove(partitions);
        tails.forget(partitions);
        offsets.forget(partitions);
        rules.forgetDocuments();
    }
}
