package org.ballcourt.consumer;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.ballcourt.contracts.Topics;

/** How far a group has come in the case events, as the broker knows it. */
final class TopicProgress implements AutoCloseable {
    private static final int TIMEOUT_SECONDS = 10;

    private final String group;
    private final Admin admin;

    TopicProgress(String group, String bootstrapServers) {
        this.group = group;
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.CLIENT_ID_CONFIG,
                group + "-progress"));
    }

    /**
     * Every partition is committed up to its end; false also while the topic is missing or the broker does not
     * answer.
     */
    boolean isAtEnd() {
        try {
            Map<TopicPartition, OffsetSpec> ends = partitions().stream()
                    .map(partition -> new TopicPartition(Topics.CASE_EVENTS, partition.partition()))
                    .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
            Map<TopicPartition, ListOffsetsResultInfo> latest =
                    answer(admin.listOffsets(ends).all());
            Map<TopicPartition, OffsetAndMetadata> committed =
                    answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
            return latest.entrySet().stream()
                    .allMatch(end -> offset(committed.get(end.getKey()))
                            >= end.getValue().offset());
        } catch (ExecutionException | TimeoutException unknown) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Collection<TopicPartitionInfo> partitions()
            throws ExecutionException, TimeoutException, InterruptedException {
        return answer(admin.describeTopics(List.of(Topics.CASE_EVENTS)).allTopicNames())
                .get(Topics.CASE_EVENTS)
                .partitions();
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
