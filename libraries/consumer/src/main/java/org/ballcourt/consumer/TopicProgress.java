package org.ballcourt.consumer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
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

    private final String topic;
    private final String group;
    private final Admin admin;

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
        try {
            // Ends are asked first, so that only what was there before the answer about the group counts.
            Map<TopicPartition, ListOffsetsResultInfo> ends = ends();
            Map<TopicPartition, OffsetAndMetadata> committed =
                    answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
            return ends.entrySet().stream()
                    .allMatch(end -> offset(committed.get(end.getKey()))
                            >= end.getValue().offset());
        } catch (ExecutionException | TimeoutException unknown) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Map<TopicPartition, ListOffsetsResultInfo> ends()
            throws ExecutionException, TimeoutException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest =
                answer(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic).partitions().stream()
                        .collect(Collectors.toMap(
                                partition -> new TopicPartition(topic, partition.partition()),
                                _ -> OffsetSpec.latest()));
        return answer(admin.listOffsets(latest).all());
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
