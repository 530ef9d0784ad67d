package org.ballcourt.consumer;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.ballcourt.contracts.records.CaseSnapshot;

/**
 * Remembers up to which event cases were announced in snapshots, until these events were seen. A gap rule alone would
 * never miss the last events of a case; this does.
 */
final class TailGapDetector {
    private static final int FULL = 10_000;
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);

    private final long patience;
    private final Map<String, Awaited> byCase = new LinkedHashMap<>();
    private Long restsUntil;

    TailGapDetector(Duration patience) {
        this.patience = patience.toNanos();
    }

    /**
     * An announcement that waits for its events.
     *
     * @param dueAt on the caller's monotonic clock
     * @param timestamp when Kafka took the snapshot
     */
    record Awaited(String caseId, long seq, long dueAt, long timestamp, TopicPartition partition, long offset) {}

    void announced(CaseSnapshot snapshot, TopicPartition partition, long offset, long timestamp, long now) {
        Awaited known = byCase.get(snapshot.caseId());
        if (known == null || known.seq() < snapshot.seq()) {
            byCase.remove(snapshot.caseId());
            byCase.put(
                    snapshot.caseId(),
                    new Awaited(snapshot.caseId(), snapshot.seq(), now + patience, timestamp, partition, offset));
        }
    }

    /** An event of the case went through the rules. */
    void seen(String caseId, long seq) {
        byCase.computeIfPresent(caseId, (id, awaited) -> awaited.seq() <= seq ? null : awaited);
    }

    /**
     * Announcements whose events should have come by now, oldest first.
     *
     * @param watermark events that Kafka took before were read already
     */
    List<Awaited> due(long now, long watermark, int most) {
        if (restsUntil != null && now - restsUntil < 0) {
            return List.of();
        }
        return byCase.values().stream()
                .takeWhile(awaited -> now - awaited.dueAt() >= 0)
                .filter(awaited -> awaited.timestamp() < watermark)
                .limit(most)
                .toList();
    }

    void settled(Awaited awaited) {
        byCase.remove(awaited.caseId(), awaited);
    }

    void postponed(Awaited awaited, long now) {
        settled(awaited);
        long later = now + AFTER_A_FAILURE.toNanos();
        byCase.putIfAbsent(
                awaited.caseId(),
                new Awaited(
                        awaited.caseId(),
                        awaited.seq(),
                        later,
                        awaited.timestamp(),
                        awaited.partition(),
                        awaited.offset()));
    }

    /** Whoever has the events does not answer: nothing is due for a moment. */
    void rest(long now) {
        restsUntil = now + AFTER_A_FAILURE.toNanos();
    }

    /** Where a new owner of the partition must begin to read so that no announcement is forgotten. */
    long restartAt(TopicPartition partition, long position) {
        return byCase.values().stream()
                .filter(awaited -> awaited.partition().equals(partition))
                .mapToLong(Awaited::offset)
                .min()
                .orElse(position);
    }

    /** No more should be announced for now. */
    boolean isFull() {
        return byCase.size() >= FULL;
    }

    void forget(Collection<TopicPartition> revoked) {
        byCase.values().removeIf(awaited -> revoked.contains(awaited.partition()));
    }
}
