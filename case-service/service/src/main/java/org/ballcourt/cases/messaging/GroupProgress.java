package org.ballcourt.cases.messaging;

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
import org.ballcourt.consumer.IdleCheck;

/** Whether a group has answered everything in its topic. */
final class GroupProgress implements IdleCheck, AutoCloseable {
    private static final int PATIENCE_S = 10;

    private final String topic;
    private final String group;
    private final Admin admin;

    GroupProgress(String topic, String group, Admin admin) {
        this.topic = topic;
        this.group = group;
        this.admin = admin;
    }

    @Override
    public String name() {
        return group;
    }

    /** False also where the broker does not say. */
    @Override
    public boolean isIdle() {
        try {
            Map<TopicPartition, OffsetSpec> ends =
                    answer(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic).partitions().stream()
                            .collect(Collectors.toMap(
                                    info -> new TopicPartition(topic, info.partition()), _ -> OffsetSpec.latest()));
            Map<TopicPartition, ListOffsetsResultInfo> latest =
                    answer(admin.listOffsets(ends).all());
            Map<TopicPartition, OffsetAndMetadata> done =
                    answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
            return latest.entrySet().stream()
                    .allMatch(end ->
                            offset(done.get(end.getKey())) >= end.getValue().offset());
        } catch (ExecutionException | TimeoutException unknown) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static long offset(OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }

    private static <T> T answer(KafkaFuture<T> future)
            throws ExecutionException, TimeoutException, InterruptedException {
        return future.get(PATIENCE_S, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
