package org.ballcourt.cases.relay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.ballcourt.contracts.Topics;

/** Where each partition of the events ends, as the broker knows it; for one thread. */
record TopicEnds(Consumer<?, ?> consumer) implements Supplier<Map<Integer, Long>>, AutoCloseable {
    /** @throws IllegalStateException while there is no such topic */
    @Override
    public Map<Integer, Long> get() {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.CASE_EVENTS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("Kafka has no topic " + Topics.CASE_EVENTS);
        }
        Map<Integer, Long> ends = new HashMap<>();
        consumer.endOffsets(partitions).forEach((partition, end) -> ends.put(partition.partition(), end));
        return ends;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
