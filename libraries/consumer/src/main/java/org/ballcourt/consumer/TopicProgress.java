package org.ballcourt.consumer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * Whether a consumer group has handled everything that is in a topic now, as the broker knows it. What is not known is
 * not at its end: a topic that is missing may come with records, and a broker that is silent may have some.
 */
public final class TopicProgress implements IdleCheck, AutoCloseable {
    private static final int TIMEOUT_SECONDS = 10;

    /** A topic gets more partitions once in its life at most, and is described for far more than its ends cost. */
    private static final Duration DESCRIPTION_LASTS = Duration.ofSeconds(30);

    private final String topic;
    private final String group;
    private final Admin admin;
    private volatile Map<TopicPartition, OffsetSpec> partitions = Map.of();
    private volatile long described;

    /** @param admin closed together with this */
    public TopicProgress(String topic, String group, Admin admin) {
        this.topic = topic;
        this.group = group;
        this.admin = admin;
    }

    @Override
    public String name() {
        return "group " + group;
    }

    /** Every partition is committed up to its end. */
    @Override
    public boolean isIdle() {
        return behind().filter(Map::isEmpty).isPresent();
    }

    @Override
    public String doing() {
        return behind().map(open -> open.entrySet().stream()
                        .map(one -> one.getKey() + " from " + one.getValue().next() + " of "
                                + one.getValue().end())
                        .sorted()
                        .collect(Collectors.joining(", ")))
                .orElse("Kafka does not say how far it is");
    }

    /** What is not handled yet of a partition: from {@code next} to before {@code end}. */
    record Behind(long next, long end) {}

    /** The partitions that are not committed up to their end; empty where that is not known. */
    Optional<Map<TopicPartition, Behind>> behind() {
        try {
            // Ends are asked first, so that only what was there before the answer about the group counts.
            Map<TopicPartition, ListOffsetsResultInfo> ends = ends();
            Map<TopicPartition, OffsetAndMetadata> committed =
                    answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
            Map<TopicPartition, Behind> behind = new HashMap<>();
            ends.forEach((partition, end) -> {
                long next = offset(committed.get(partition));
                if (next < end.offset()) {
                    behind.put(partition, new Behind(next, end.offset()));
                }
            });
            return Optional.of(behind);
        } catch (ExecutionException | TimeoutException unknown) {
            partitions = Map.of();
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Map<TopicPartition, ListOffsetsResultInfo> ends()
            throws ExecutionException, TimeoutException, InterruptedException {
        if (partitions.isEmpty() || System.nanoTime() - described > DESCRIPTION_LASTS.toNanos()) {
            described = System.nanoTime();
            partitions = answer(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic).partitions().stream()
                    .collect(Collectors.toMap(
                            partition -> new TopicPartition(topic, partition.partition()), _ -> OffsetSpec.latest()));
        }
        return answer(admin.listOffsets(partitions).all());
    }

    private static long offset(OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }

    private static <T> T answer(KafkaFuture<T> future)
            throws ExecutionException, TimeoutException, InterruptedException {
        return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
