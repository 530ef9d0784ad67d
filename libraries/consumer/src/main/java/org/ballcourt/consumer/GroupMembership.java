package org.ballcourt.consumer;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** What every member of every consumer group of ours is set to, so that the partitions of one that died are soon read again. */
public final class GroupMembership {
    /** A member that was killed holds its partitions for so long; three heartbeats may get lost. */
    public static final Map<String, Object> SHORT_SESSIONS = Map.of(
            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000, ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);

    private GroupMembership() {}

    /**
     * Settings of a member that keeps its place over a restart: whoever comes with the same name gets the partitions
     * of the one before at once, and that one is turned away if it is still there.
     *
     * @param instance unique among all instances of the service; blank for a member of the usual kind
     */
    public static Map<String, Object> of(String instance) {
        Map<String, Object> settings = new HashMap<>(SHORT_SESSIONS);
        if (!instance.isBlank()) {
            settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance);
        }
        return settings;
    }
}
