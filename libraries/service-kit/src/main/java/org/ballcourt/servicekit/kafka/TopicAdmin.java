package org.ballcourt.servicekit.kafka;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Makes the topics that are missing with as many replicas as there are brokers for, and gives those that exist the
 * settings that were declared. Their partitions stay, since keys must not move, and so do their replicas: how many
 * brokers happen to be up says nothing about how many there should be.
 */
final class TopicAdmin extends KafkaAdmin {
    private static final int TIMEOUT_SECONDS = 10;

    TopicAdmin(Map<String, Object> settings) {
        super(settings);
        setAutoCreate(false);
        setModifyTopicConfigs(true);
        setFatalIfBrokerNotAvailable(true);
        setOperationTimeout(TIMEOUT_SECONDS);
    }

    @Override
    protected Collection<NewTopic> newTopics() {
        try (Admin admin = createAdmin()) {
            Set<String> existing = answer(admin.listTopics().names());
            int brokers = answer(admin.describeCluster().nodes()).size();
            return super.newTopics().stream()
                    .map(topic -> existing.contains(topic.name()) ? topic : DeclaredTopics.sized(topic, brokers))
                    .toList();
        }
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException refused) {
            throw new IllegalStateException(
                    "Kafka refuses: " + refused.getCause().getMessage(), refused.getCause());
        } catch (TimeoutException silent) {
            throw new IllegalStateException("Kafka does not answer", silent);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking Kafka", interrupted);
        }
    }
}
