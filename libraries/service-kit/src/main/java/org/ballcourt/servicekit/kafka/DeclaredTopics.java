package org.ballcourt.servicekit.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.record.TimestampType;
import org.ballcourt.contracts.Topics;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/** Every topic of Ballcourt with the settings that it must have, whoever made it. */
final class DeclaredTopics {
    private static final int MOST_REPLICAS = 3;

    /** What others may still want to read from its beginning. */
    private static final Map<String, String> KEPT_FOR_EVER = Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1");

    private static final Map<String, String> OF_THE_MOMENT = Map.of(TopicConfig.RETENTION_MS_CONFIG, "3600000");

    /** Commands hold what people wrote, in plain. */
    private static final String WEEK = Long.toString(Duration.ofDays(7).toMillis());

    /** Time enough to mend a fault, and no longer, since what nobody could read may hold what people wrote. */
    private static final Map<String, String> KEPT_A_MONTH = Map.of(
            TopicConfig.RETENTION_MS_CONFIG, Long.toString(Duration.ofDays(30).toMillis()));

    /** How long a command lay there must not depend on its sender's clock. */
    private static final Map<String, String> COMMANDS = Map.of(
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
            TimestampType.LOG_APPEND_TIME.name,
            TopicConfig.RETENTION_MS_CONFIG,
            WEEK);

    private static final Map<String, String> LAST_OF_EACH_KEY =
            Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);

    private DeclaredTopics() {}

    static NewTopics all() {
        return new NewTopics(
                topic(Topics.CASE_COMMANDS, COMMANDS),
                topic(Topics.CASE_REPLIES, Map.of(TopicConfig.RETENTION_MS_CONFIG, WEEK)),
                topic(Topics.CASE_EVENTS, KEPT_FOR_EVER),
                topic(Topics.CASE_SNAPSHOTS, LAST_OF_EACH_KEY),
                topic(Topics.EVIDENCE_EVENTS, KEPT_FOR_EVER),
                topic(Topics.ESCALATION_EVENTS, KEPT_FOR_EVER),
                topic(Topics.NOTIFICATION_EVENTS, KEPT_FOR_EVER),
                topic(Topics.PROOF_ROOTS, KEPT_FOR_EVER),
                topic(Topics.AUDIT_ROOTS, KEPT_FOR_EVER),
                topic(Topics.STANDING_EVENTS, KEPT_FOR_EVER),
                topic(Topics.TRACE_EVENTS, KEPT_FOR_EVER),
                topic(Topics.ERASURE_EVENTS, KEPT_FOR_EVER),
                topic(Topics.SERVICE_HEARTBEATS, OF_THE_MOMENT),
                topic(Topics.PARKED, KEPT_A_MONTH));
    }

    private static NewTopic topic(String name, Map<String, String> settings) {
        return new NewTopic(name, Optional.empty(), Optional.empty()).configs(settings);
    }

    /** A topic that is not there yet, as large and as safe as the cluster allows. */
    static NewTopic sized(NewTopic declared, int brokers) {
        int replicas = Math.clamp(brokers, 1, MOST_REPLICAS);
        Map<String, String> settings = new HashMap<>(declared.configs());
        settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, replicas == MOST_REPLICAS ? "2" : "1");
        return new NewTopic(declared.name(), Optional.of(Topics.PARTITIONS), Optional.of((short) replicas))
                .configs(settings);
    }
}
