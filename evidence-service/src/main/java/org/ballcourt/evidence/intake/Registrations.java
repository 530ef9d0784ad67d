package org.ballcourt.evidence.intake;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.ballcourt.consumer.IdleCheck;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.evidence.records.EvidenceRecord;
import org.ballcourt.evidence.records.EvidenceRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the case core know every original: publishes it, publishes it again after a crash, and lets uploads wait for the
 * answer.
 */
public final class Registrations implements IdleCheck {
    private static final Logger log = LoggerFactory.getLogger(Registrations.class);

    /** How often a waiting upload looks into the store, because the answer may have come to another instance. */
    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

    private static final int BATCH = 500;

    private final EvidenceRecords records;
    private final Consumer<EvidenceItem> events;
    private final Map<String, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();

    /** @param events told that an original is safe, perhaps twice; does not wait for the answer */
    public Registrations(EvidenceRecords records, Consumer<EvidenceItem> events) {
        this.records = records;
        this.events = events;
    }

    /** Publishes the original and waits that long for its answer. */
    boolean register(EvidenceRecord record, Duration patience) {
        if (record.registered()) {
            return true;
        }
        CompletableFuture<Void> answer = waiting.computeIfAbsent(record.id(), id -> new CompletableFuture<>());
        try {
            events.accept(record.item());
            return await(record.id(), answer, System.nanoTime() + patience.toNanos());
        } finally {
            waiting.remove(record.id(), answer);
        }
    }

    private boolean await(String evidenceId, CompletableFuture<Void> answer, long deadline) {
        while (true) {
            long left = Math.min(POLL_INTERVAL.toNanos(), deadline - System.nanoTime());
            try {
                answer.get(Math.max(left, 0), TimeUnit.NANOSECONDS);
                return true;
            } catch (TimeoutException e) {
                if (isRegistered(evidenceId)) {
                    return true;
                }
                if (deadline - System.nanoTime() <= 0) {
                    return false;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } catch (ExecutionException e) {
                throw new IllegalStateException("Nobody completes it with a failure", e);
            }
        }
    }

    private boolean isRegistered(String evidenceId) {
        return records.find(evidenceId).filter(EvidenceRecord::registered).isPresent();
    }

    /** The case core knows this id from now on. */
    public void confirmed(String evidenceId) {
        records.markRegistered(evidenceId);
        CompletableFuture<Void> answer = waiting.get(evidenceId);
        if (answer != null) {
            answer.complete(null);
        }
    }

    /** Publishes again what was never answered and nobody here is waiting for; answers how many those were. */
    public int republishPending() {
        int published = 0;
        for (EvidenceRecord record : records.pending(BATCH)) {
            if (!waiting.containsKey(record.id())) {
                events.accept(record.item());
                published++;
            }
        }
        if (published > 0) {
            log.info("{} originals were published again", published);
        }
        return published;
    }

    @Override
    public String name() {
        return "evidence registrations";
    }

    /** Nobody waits for an answer. */
    @Override
    public boolean isIdle() {
        return waiting.isEmpty();
    }
}
