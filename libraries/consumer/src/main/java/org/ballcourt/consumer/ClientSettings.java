package org.ballcourt.consumer;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * What the clients of a subscription are made from. Times that were given stay; that nothing is lost or skipped is not
 * for anybody else to set.
 *
 * @param given addresses, credentials and the like, as for a consumer
 */
record ClientSettings(String group, Map<String, Object> given) {
    Map<String, Object> consumer() {
        Map<String, Object> settings = new HashMap<>();
        settings.putAll(BoundedDeserializer.BOUNDS);
        // A whole poll is applied at once; what it may bring unpacked is counted beside.
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1 << 20);
        settings.putAll(GroupMembership.SHORT_SESSIONS);
        // Topics that are made after us are seen soon.
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
        // A record ends the wait at once; only a member that leaves waits for its last fetch.
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 1_000);
        settings.putAll(given);
        settings.remove(CommonClientConfigs.CLIENT_ID_CONFIG);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }

    Map<String, Object> producer() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
        settings.putAll(known(ProducerConfig.configNames()));
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, group + "-parked");
        return settings;
    }

    Map<String, Object> admin() {
        Map<String, Object> settings = known(AdminClientConfig.configNames());
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, group + "-progress");
        return settings;
    }

    /** Without what only a consumer understands; what Kafka does not know at all may be for a plug-in. */
    private Map<String, Object> known(Set<String> names) {
        Map<String, Object> settings = new HashMap<>(given);
        settings.keySet().removeIf(name -> ConsumerConfig.configNames().contains(name) && !names.contains(name));
        return settings;
    }
}
