package org.ballcourt.torture.dump;

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
import org.apache.kafka.common.TopicPartition;
import org.ballcourt.contracts.Topics;

/** Whether all commands that lie in their topic were handled: copies that nobody waits for any more among them. */
record CommandBacklog(String bootstrap) {
    private static final String GROUP = "case-commands";
    private static final long PATIENCE_SECONDS = 20;

    /** False also where nobody can tell. */
    boolean isEmpty() {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            Map<TopicPartition, OffsetAndMetadata> handled = admin.listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return ends(admin).entrySet().stream().allMatch(end -> {
                OffsetAndMetadata offset = handled.get(end.getKey());
                return end.getValue().offset() == (offset == null ? 0 : offset.offset());
            });
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        } catch (ExecutionException | TimeoutException nobodyTells) {
            return false;
        }
    }

    private static Map<TopicPartition, ListOffsetsResultInfo> ends(Admin admin)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<TopicPartition> partitions = admin
                .describeTopics(List.of(Topics.CASE_COMMANDS))
                .allTopicNames()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .get(Topics.CASE_COMMANDS)
                .partitions()
                .stream()
                .map(partition -> new TopicPartition(Topics.CASE_COMMANDS, partition.partition()))
                .toList();
        return admin.listOffsets(
                        partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest())))
                .all()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
