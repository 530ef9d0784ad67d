package org.ballcourt.escalation.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.ballcourt.contracts.Topics;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.servicekit.workers.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the topic of this service's own events where the operator has not made it. */
public final class EscalationTopic implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EscalationTopic.class);
    private static final Duration DONE = Duration.ofDays(1);

    private final String bootstrapServers;
    private final Worker making;
    private boolean there;

    public EscalationTopic(String bootstrapServers, BackgroundWorkers workers) {
        this.bootstrapServers = bootstrapServers;
        this.making = workers.worker("escalation-topic", this::make);
    }

    public void start() {
        making.start();
    }

    private Duration make() {
        if (!there) {
            there = isThereNow();
        }
        return DONE;
    }

    private boolean isThereNow() {
        NewTopic topic = new NewTopic(Topics.ESCALATION_EVENTS, Optional.of(Topics.PARTITIONS), Optional.empty());
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            admin.createTopics(List.of(topic)).all().get();
            return true;
        } catch (ExecutionException refused) {
            if (refused.getCause() instanceof TopicExistsException) {
                return true;
            }
            log.warn(
                    "Topic {} could not be made: {}",
                    topic.name(),
                    refused.getCause().toString());
            throw new IllegalStateException(refused.getCause());
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        making.close();
    }
}
