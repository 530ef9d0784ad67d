package org.ballcourt.consumer;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.CaseSnapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Events that were announced in snapshots and have not come: pulled from the case-service after a while. */
final class AnnouncedTails {
    private static final Logger log = LoggerFactory.getLogger(AnnouncedTails.class);
    private static final int TAILS_PER_POLL = 100;
    private static final long LONGEST_TAILS = TimeUnit.SECONDS.toNanos(10);

    private final Consumer<?, ?> consumer;
    private final CaseEventApplier rules;
    private final TailGapDetector tails;
    private final LongSupplier nanos;
    private final ReadWatermark watermark = new ReadWatermark();

    AnnouncedTails(Consumer<?, ?> consumer, CaseEventApplier rules, TailGapDetector tails, LongSupplier nanos) {
        this.consumer = consumer;
        this.rules = rules;
        this.tails = tails;
        this.nanos = nanos;
    }

    void read(ConsumerRecord<?, ?> event) {
        watermark.read(event);
    }

    /** An event of the case goes through the rules. */
    void seen(String caseId, long seq) {
        tails.seen(caseId, seq);
    }

    void announced(CaseSnapshot snapshot, ConsumerRecord<?, ?> record, long now) {
        tails.announced(
                snapshot,
                new TopicPartition(record.topic(), record.partition()),
                record.offset(),
                record.timestamp(),
                now);
    }

    /** Most have come and are seen at once. Ends at the first absence and after a while, for this thread has to poll. */
    void fetchMissing(long now) {
        List<TailGapDetector.Awaited> allDue = tails.due(now, watermark.millis(consumer), TAILS_PER_POLL);
        Set<String> there = there(allDue);
        for (TailGapDetector.Awaited due : allDue) {
            try {
                if (!there.contains(due.caseId())) {
                    rules.reach(due.caseId(), due.seq());
                }
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

    private Set<String> there(List<TailGapDetector.Awaited> due) {
        if (due.isEmpty()) {
            return Set.of();
        }
        try {
            return rules.reached(due.stream()
                    .collect(Collectors.toMap(TailGapDetector.Awaited::caseId, TailGapDetector.Awaited::seq)));
        } catch (RuntimeException later) {
            PatientConsumer.rethrowWakeup(later);
            // Each is asked for by itself then, and says what is to be said about it.
            return Set.of();
        }
    }

    /** Takes no more than it can remember. */
    void holdBack() {
        if (tails.isFull()) {
            consumer.pause(snapshots());
        } else {
            consumer.resume(snapshots());
        }
    }

    /** A successor reads again what is still awaited. */
    void settle(Offsets offsets) {
        snapshots()
                .forEach(partition -> offsets.done(
                        partition, new OffsetAndMetadata(tails.restartAt(partition, consumer.position(partition)))));
    }

    private List<TopicPartition> snapshots() {
        return consumer.assignment().stream()
                .filter(partition -> partition.topic().equals(Topics.CASE_SNAPSHOTS))
                .toList();
    }

    void forget(Collection<TopicPartition> revoked) {
        tails.forget(revoked);
        watermark.forget(revoked);
    }
}
