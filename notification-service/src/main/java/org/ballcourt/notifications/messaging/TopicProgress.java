package org.ballcourt.notifications.messaging;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.ballcourt.consumer.IdleCheck;

/** Whether a consumer group has worked off everything that is in a topic now. */
public final class TopicProgress implements IdleCheck {
    private final Admin admin;
    private final String topic;
    private final String group;

    public TopicProgress(Admin admin, String topic, String group) {
        this.admin = admin;
        this.topic = topic;
        this.group = group;
    }

    @Override
    public String name() {
        return "group " + group;
    }

    @Override
    public boolean isIdle() {
        try {
            Map<TopicPartition, OffsetAndMetadata> done = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return ends().entrySet().stream()
                    .allMatch(end ->
                            done(done.get(end.getKey())) >= end.getValue().offset());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return true;
            }
            throw new IllegalStateException("The broker does not say how far " + group + " is", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Map<TopicPartition, ListOffsetsResultInfo> ends() throws ExecutionException, InterruptedException {
        TopicDescription described = admin.describeTopics(List.of(topic))
                .topicNameValues()
                .get(topic)
                .get();
        return admin.listOffsets(described.partitions().stream()
                        .collect(Collectors.toMap(
                                partition -> new TopicPartition(topic, partition.partition()),
                                partition -> OffsetSpec.latest())))
                .all()
                .get();
    }

    private static long done(OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }
}
