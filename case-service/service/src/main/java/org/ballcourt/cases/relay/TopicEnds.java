package org.ballcourt.cases.relay;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.ballcourt.cases.store.Place;
import org.ballcourt.consumer.EventVerifier;
import org.ballcourt.consumer.TextHeaders;
import org.ballcourt.contracts.Topics;

/** Asks Kafka, for one thread after another. */
record TopicEnds(Admin admin, Consumer<String, byte[]> consumer, EventVerifier verifier)
        implements TopicTail, AutoCloseable {
    /** A start waits no longer for a broker that does not answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int MOST_POLLS = 20;
    private static final long FIRST_STEP_BACK = 100;

    @Override
    public synchronized Map<Integer, End> ends() {
        Map<TopicPartition, OffsetSpec> asked = consumer.partitionsFor(Topics.CASE_EVENTS, PATIENCE).stream()
                .collect(Collectors.toMap(
                        info -> new TopicPartition(info.topic(), info.partition()), _ -> OffsetSpec.latest()));
        if (asked.isEmpty()) {
            throw new IllegalStateException("Kafka has no topic " + Topics.CASE_EVENTS);
        }
        Map<Integer, End> ends = new HashMap<>();
        latest(asked).forEach((partition, end) -> ends.put(partition.partition(), end));
        return ends;
    }

    private Map<TopicPartition, End> latest(Map<TopicPartition, OffsetSpec> asked) {
        try {
            return admin.listOffsets(asked).all().get().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            end -> new End(
                                    end.getValue().offset(),
                                    end.getValue().leaderEpoch().orElse(0))));
        } catch (ExecutionException failed) {
            throw new KafkaException("The ends of the topic are not known just now", failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Stopped while it asked for the ends of the topic", stopping);
        }
    }

    @Override
    public synchronized NavigableMap<Long, String> writtenAfter(int number, int epoch) {
        TopicPartition partition = new TopicPartition(Topics.CASE_EVENTS, number);
        consumer.assign(List.of(partition));
        long begin = consumer.beginningOffsets(List.of(partition)).get(partition);
        long end = consumer.endOffsets(List.of(partition)).get(partition);
        long from = end;
        for (long step = FIRST_STEP_BACK;
                from > begin && (from == end || epochAt(partition, from) > epoch);
                step *= 4) {
            from = Math.max(begin, from - step);
        }
        NavigableMap<Long, String> written = new TreeMap<>();
        consumer.seek(partition, from);
        for (int polls = 0; consumer.position(partition) < end; polls++) {
            for (ConsumerRecord<String, byte[]> record : records(partition, polls)) {
                if (record.leaderEpoch().orElse(0) > epoch) {
                    written.put(
                            record.offset(), TextHeaders.read(record.headers()).getOrDefault("ce_id", ""));
                }
            }
        }
        return written;
    }

    @Override
    public synchronized void readFrom(Place place, java.util.function.Consumer<List<Published>> batch) {
        TopicPartition partition = new TopicPartition(Topics.CASE_EVENTS, place.partition());
        consumer.assign(List.of(partition));
        long begin = consumer.beginningOffsets(List.of(partition)).get(partition);
        long end = consumer.endOffsets(List.of(partition)).get(partition);
        consumer.seek(partition, Math.max(begin, place.offset()));
        for (int empty = 0; consumer.position(partition) < end; ) {
            List<ConsumerRecord<String, byte[]>> records = records(partition, empty);
            batch.accept(Published.in(records, verifier));
            empty = records.isEmpty() ? empty + 1 : 0;
        }
    }

    private int epochAt(TopicPartition partition, long offset) {
        consumer.seek(partition, offset);
        for (int polls = 0; true; polls++) {
            for (ConsumerRecord<String, byte[]> record : records(partition, polls)) {
                return record.leaderEpoch().orElse(0);
            }
        }
    }

    private List<ConsumerRecord<String, byte[]>> records(TopicPartition partition, int polls) {
        if (polls > MOST_POLLS) {
            throw new KafkaException("The end of partition " + partition + " cannot be read just now");
        }
        return consumer.poll(POLL).records(partition);
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }
}
