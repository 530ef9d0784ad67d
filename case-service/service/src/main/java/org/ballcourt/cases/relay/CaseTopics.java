package org.ballcourt.cases.relay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.ballcourt.contracts.Topics;

/** Makes the topics that are missing; those that an operator made stay as they are. */
final class CaseTopics {
    private static final List<String> ALL = List.of(
            Topics.CASE_COMMANDS,
            Topics.CASE_REPLIES,
            Topics.CASE_EVENTS,
            Topics.CASE_SNAPSHOTS,
            Topics.EVIDENCE_EVENTS,
            Topics.ESCALATION_EVENTS,
            Topics.NOTIFICATION_EVENTS,
            Topics.PROOF_ROOTS,
            Topics.PARKED);

    /** What others may still want to read from its beginning. */
    private static final Set<String> KEPT_FOR_EVER = Set.of(
            Topics.CASE_EVENTS,
            Topics.EVIDENCE_EVENTS,
            Topics.ESCALATION_EVENTS,
            Topics.NOTIFICATION_EVENTS,
            Topics.PROOF_ROOTS,
            Topics.PARKED);

    private static final int MOST_REPLICAS = 3;
    private static final long PATIENCE_SECONDS = 10;

    private final String bootstrap;

    CaseTopics(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** Throws IllegalStateException if Kafka does not answer. */
    void ensure() {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AdminClientConfig.CLIENT_ID_CONFIG,
                "case-topics",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        try (Admin admin = Admin.create(settings)) {
            Set<String> there = get(admin.listTopics().names());
            List<String> missing =
                    ALL.stream().filter(topic -> !there.contains(topic)).toList();
            if (!missing.isEmpty()) {
                int brokers = get(admin.describeCluster().nodes()).size();
                create(
                        admin,
                        missing.stream().map(topic -> topic(topic, brokers)).toList());
            }
        }
    }

    private static void create(Admin admin, List<NewTopic> topics) {
        admin.createTopics(topics).values().values().forEach(created -> {
            try {
                get(created);
            } catch (IllegalStateException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        });
    }

    static NewTopic topic(String name, int brokers) {
        int replicas = Math.clamp(brokers, 1, MOST_REPLICAS);
        Map<String, String> settings = new HashMap<>();
        settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, replicas == MOST_REPLICAS ? "2" : "1");
        if (KEPT_FOR_EVER.contains(name)) {
            settings.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
        }
        if (name.equals(Topics.CASE_SNAPSHOTS)) {
            settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        }
        return new NewTopic(name, Optional.of(Topics.PARTITIONS), Optional.of((short) replicas)).configs(settings);
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka refuses: " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("Kafka does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
