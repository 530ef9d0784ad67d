package org.ballcourt.servicekit.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.ballcourt.consumer.TextHeaders;
import org.ballcourt.proof.EventSeal;
import org.ballcourt.proof.RecordHash;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.wire.CloudEvents;

/** Signs records for many threads: what waits while one signature is made has the next one together. Who comes alone waits for nobody. */
public final class RecordSigner {
    private final UnaryOperator<List<String>> sealing;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock signing = new ReentrantLock();

    private record Waiting(String hash, CompletableFuture<String> seal) {}

    public RecordSigner(SigningKey key) {
        this(hashes -> EventSeal.sign(hashes, key));
    }

    /** @param sealing the seals of these hashes, in their order */
    RecordSigner(UnaryOperator<List<String>> sealing) {
        this.sealing = sealing;
    }

    /** The same record, with a header that covers its topic, key and value. */
    public ProducerRecord<String, byte[]> sign(ProducerRecord<String, byte[]> record) {
        String seal = seal(RecordHash.of(record.topic(), record.key(), record.value()));
        TextHeaders.write(Map.of(CloudEvents.SIGNATURE, seal), record.headers());
        return record;
    }

    private String seal(String hash) {
        Waiting mine = new Waiting(hash, new CompletableFuture<>());
        queue.add(mine);
        while (!mine.seal().isDone()) {
            signing.lock();
            try {
                if (!mine.seal().isDone()) {
                    signNext();
                }
            } finally {
                signing.unlock();
            }
        }
        return mine.seal().join();
    }

    private void signNext() {
        List<Waiting> together = new ArrayList<>();
        while (together.size() < EventSeal.MOST && !queue.isEmpty()) {
            together.add(queue.remove());
        }
        try {
            List<String> seals =
                    sealing.apply(together.stream().map(Waiting::hash).toList());
            for (int i = 0; i < seals.size(); i++) {
                together.get(i).seal().complete(seals.get(i));
            }
        } catch (RuntimeException | Error failed) {
            together.forEach(one -> one.seal().completeExceptionally(failed));
        }
    }
}
