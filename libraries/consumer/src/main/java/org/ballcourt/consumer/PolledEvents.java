package org.ballcourt.consumer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Topics;

/** The case events that one poll has brought: read, and with the records they came in. */
final class PolledEvents {
    /** So many records are worth a task of their own. */
    private static final int CHUNK = 128;

    /** One record: an event, or why there is none. */
    record Read(ConsumerRecord<byte[], byte[]> record, RecordedEvent event, Throwable unreadable) {
        private static Read of(ConsumerRecord<byte[], byte[]> record, EventVerifier verifier) {
            try {
                return new Read(record, CaseRecords.event(record, verifier), null);
            } catch (RuntimeException | Error unreadable) {
                if (FailureKind.isFatal(unreadable)) {
                    throw unreadable;
                }
                return new Read(record, null, unreadable);
            }
        }
    }

    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> putOff = new HashMap<>();
    private final Map<RecordedEvent, ConsumerRecord<byte[], byte[]>> origins = new IdentityHashMap<>();

    PolledEvents(ConsumerRecords<byte[], byte[]> polled) {
        polled.nextOffsets().forEach((partition, offset) -> {
            if (partition.topic().equals(Topics.CASE_EVENTS)) {
                next.put(partition, offset);
            }
        });
        for (ConsumerRecord<byte[], byte[]> record : polled.records(Topics.CASE_EVENTS)) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            if (putOff.containsKey(partition)) {
                continue;
            }
            if (PollBudget.isPutOff(record.value())) {
                putOff.put(partition, new OffsetAndMetadata(record.offset(), record.leaderEpoch(), ""));
            } else {
                records.add(record);
            }
        }
        next.putAll(putOff);
    }

    /** In their order, by several threads where there are many. */
    List<Read> read(EventVerifier verifier, ExecutorService workers) {
        if (records.size() <= CHUNK) {
            return read(records, verifier);
        }
        List<Future<List<Read>>> chunks = new ArrayList<>();
        for (int from = 0; from < records.size(); from += CHUNK) {
            List<ConsumerRecord<byte[], byte[]>> chunk = records.subList(from, Math.min(records.size(), from + CHUNK));
            chunks.add(workers.submit(() -> read(chunk, verifier)));
        }
        List<Read> all = new ArrayList<>(records.size());
        chunks.forEach(chunk -> all.addAll(resultOf(chunk)));
        return all;
    }

    private static List<Read> read(List<ConsumerRecord<byte[], byte[]>> some, EventVerifier verifier) {
        return some.stream().map(record -> Read.of(record, verifier)).toList();
    }

    private static List<Read> resultOf(Future<List<Read>> chunk) {
        try {
            return chunk.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TransientFailure(interrupted);
        }
    }

    void cameIn(RecordedEvent event, ConsumerRecord<byte[], byte[]> record) {
        origins.put(event, record);
    }

    ConsumerRecord<byte[], byte[]> originOf(RecordedEvent event) {
        return origins.get(event);
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    int size() {
        return records.size();
    }

    /** Where to go on, by partition, once all of them are handled. */
    Map<TopicPartition, OffsetAndMetadata> next() {
        return next;
    }

    /** Those of which the rest has to be read again. */
    Map<TopicPartition, OffsetAndMetadata> putOff() {
        return putOff;
    }
}
