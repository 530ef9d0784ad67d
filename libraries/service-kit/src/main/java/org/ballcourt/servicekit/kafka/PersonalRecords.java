package org.ballcourt.servicekit.kafka;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.ballcourt.contracts.ConsumerGroups;
import org.ballcourt.contracts.Topics;

/** Records in Kafka that hold what people wrote, in plain: commands, and what nobody could read. */
public final class PersonalRecords {
    private static final int TIMEOUT_SECONDS = 30;

    private final KafkaClients clients;
    private final LaidAsideRecords laidAside;

    PersonalRecords(KafkaClients clients, LaidAsideRecords laidAside) {
        this.clients = clients;
        this.laidAside = laidAside;
    }

    /** Takes away every command that was read, whoever sent it, and whatever was laid aside that names this person. */
    public void erase(String person) {
        try (Admin admin = clients.admin("ballcourt-erasing")) {
            cut(
                    admin,
                    answer(admin.listConsumerGroupOffsets(ConsumerGroups.CASE_COMMANDS)
                                    .partitionsToOffsetAndMetadata())
                            .entrySet()
                            .stream()
                            .filter(read ->
                                    read.getKey().topic().equals(Topics.CASE_COMMANDS) && read.getValue() != null)
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, read -> read.getValue().offset())));
            cut(admin, laidAside.putBehind(person));
        }
    }

    private static void cut(Admin admin, Map<TopicPartition, Long> before) {
        answer(admin.deleteRecords(before.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, place -> RecordsToDelete.beforeOffset(place.getValue()))))
                .all());
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Stopped while asking Kafka", stopped);
        } catch (ExecutionException | TimeoutException failed) {
            throw new KafkaException("Kafka does not do it", failed);
        }
    }
}
