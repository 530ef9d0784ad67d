package org.ballcourt.consumer;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.ballcourt.contracts.Topics;

/** Which cases are this instance's among those of its group, by the partitions that it was given. */
final class AssignedPartitions {
    private record Assignment(Set<Integer> partitions, int total) {}

    private volatile Assignment current = new Assignment(Set.of(), 1);

    /** By the partitioner of Kafka's own producer, with which the events are sent. */
    boolean owns(String caseId) {
        Assignment now = current;
        int hash = Utils.toPositive(Utils.murmur2(caseId.getBytes(StandardCharsets.UTF_8)));
        return now.partitions.contains(hash % now.total);
    }

    void add(Collection<TopicPartition> partitions, Consumer<?, ?> consumer) {
        Set<Integer> more = new HashSet<>(current.partitions);
        eventPartitions(partitions, more::add);
        if (!more.isEmpty()) {
            current = new Assignment(
                    Set.copyOf(more), consumer.partitionsFor(Topics.CASE_EVENTS).size());
        }
    }

    void remove(Collection<TopicPartition> partitions) {
        Set<Integer> fewer = new HashSet<>(current.partitions);
        eventPartitions(partitions, fewer::remove);
        current = new Assignment(Set.copyOf(fewer), current.total);
    }

    private static void eventPartitions(Collection<TopicPartition> partitions, IntConsumer each) {
        partitions.stream()
                .filter(partition -> partition.topic().equals(Topics.CASE_EVENTS))
                .forEach(partition -> each.accept(partition.partition()));
    }
}
