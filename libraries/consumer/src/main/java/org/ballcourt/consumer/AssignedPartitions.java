package org.ballcourt.consumer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.utils.Utils;
import org.ballcourt.contracts.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which cases are this instance's among those of its group, by the partitions that it was given. */
final class AssignedPartitions {
    private static final Logger log = LoggerFactory.getLogger(AssignedPartitions.class);
    private static final Duration LONGEST_QUESTION = Duration.ofSeconds(2);

    /**
     * @param total 0 until Kafka has said it: nothing is held that long
     * @param fresh asked since partitions came
     * @param generation grows with each change
     */
    private record Assignment(Set<Integer> partitions, int total, boolean fresh, long generation) {
        Assignment of(Set<Integer> others, boolean stillFresh) {
            return new Assignment(
                    Set.copyOf(others), total, stillFresh, others.equals(partitions) ? generation : generation + 1);
        }

        Assignment in(int all) {
            return new Assignment(partitions, all, true, all == total ? generation : generation + 1);
        }
    }

    private volatile Assignment current = new Assignment(Set.of(), 0, true, 0);

    /** By the partitioner of Kafka's own producer, with which the events are sent. */
    boolean owns(String caseId) {
        Assignment now = current;
        if (now.total == 0) {
            return false;
        }
        int hash = Utils.toPositive(Utils.murmur2(caseId.getBytes(StandardCharsets.UTF_8)));
        return now.partitions.contains(hash % now.total);
    }

    /** Another one whenever other cases may have been held, even where they are the same again by now: meanwhile others held them. */
    long generation() {
        return current.generation;
    }

    /** How many there are in all may have changed, and has to be learned again. */
    void add(Collection<TopicPartition> partitions) {
        Set<Integer> more = new HashSet<>(current.partitions);
        eventPartitions(partitions, more::add);
        current = current.of(more, false);
    }

    /** To be called again and again, for Kafka need not answer when partitions come. */
    void learn(Consumer<?, ?> consumer) {
        if (current.fresh) {
            return;
        }
        try {
            List<PartitionInfo> all = consumer.partitionsFor(Topics.CASE_EVENTS, LONGEST_QUESTION);
            if (!all.isEmpty()) {
                current = current.in(all.size());
            }
        } catch (WakeupException closed) {
            throw closed;
        } catch (KafkaException later) {
            log.warn("How many partitions {} has is not known yet: {}", Topics.CASE_EVENTS, later.toString());
        }
    }

    void remove(Collection<TopicPartition> partitions) {
        Set<Integer> fewer = new HashSet<>(current.partitions);
        eventPartitions(partitions, fewer::remove);
        current = current.of(fewer, current.fresh);
    }

    private static void eventPartitions(Collection<TopicPartition> partitions, IntConsumer each) {
        partitions.stream()
                .filter(partition -> partition.topic().equals(Topics.CASE_EVENTS))
                .forEach(partition -> each.accept(partition.partition()));
    }
}
