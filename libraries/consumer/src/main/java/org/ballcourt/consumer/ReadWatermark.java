package org.ballcourt.consumer;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.ballcourt.contracts.Topics;

/** Up to which moment the case events of this instance's partitions were read. */
final class ReadWatermark {
    private final Map<TopicPartition, Long> readUpTo = new HashMap<>();

    void read(ConsumerRecord<?, ?> event) {
        readUpTo.put(new TopicPartition(event.topic(), event.partition()), event.timestamp());
    }

    /**
     * Everything that Kafka took before this moment, in its milliseconds, was read; Long.MAX_VALUE where nothing is
     * left to read.
     */
    long millis(Consumer<?, ?> consumer) {
        return consumer.assignment().stream()
                .filter(partition -> partition.topic().equals(Topics.CASE_EVENTS))
                .filter(partition -> consumer.currentLag(partition).orElse(1) > 0)
                .mapToLong(partition -> readUpTo.getOrDefault(partition, 0L))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    void forget(Collection<TopicPartition> revoked) {
        readUpTo.keySet().removeAll(revoked);
    }
}
