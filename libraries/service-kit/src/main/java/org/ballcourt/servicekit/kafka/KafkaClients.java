package org.ballcourt.servicekit.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.ballcourt.consumer.BoundedDeserializer;
import org.ballcourt.consumer.GroupMembership;
import org.ballcourt.consumer.RecordDates;
import org.ballcourt.consumer.TopicProgress;
import org.ballcourt.servicekit.traces.Traces;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.GenericMessageListener;

/**
 * Makes every Kafka client of a service from {@code spring.kafka.*}, so that addresses, TLS, SASL and racks need no
 * code. Times may be set there too; that nothing is lost may not.
 */
public final class KafkaClients {
    private static final Map<String, Object> PRODUCER_TIMES = Map.of(
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
    private static final Map<String, Object> NOTHING_SENT_IS_LOST =
            Map.of(ProducerConfig.ACKS_CONFIG, "all", ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);

    /** What was compressed when it came here must fit when it leaves; of the kinds that need no native library the better. */
    private static final String COMPRESSION = "gzip";

    private static final Map<String, Object> CONSUMER_TIMES = Map.of(
            // Topics that are made after us are seen soon.
            CommonClientConfigs.METADATA_MAX_AGE_CONFIG, 5_000,
            // A record ends the wait at once; a reader that turns to another place waits for its last fetch.
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 250);

    /** A member of a group stays where it is. */
    private static final Map<String, Object> MEMBER_TIMES = Map.of(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 1_000);

    private static final Map<String, Object> NOTHING_READ_IS_SKIPPED = Map.of(
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false, ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);

    private static final Map<String, Object> ADMIN_TIMES = Map.of(
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);

    private final KafkaProperties properties;
    private final String instance;
    private final Traces traces;

    /** @param instance names this process among the instances of its service, over restarts; blank for a new name each time */
    KafkaClients(KafkaProperties properties, String instance) {
        this(properties, instance, Traces.OFF);
    }

    KafkaClients(KafkaProperties properties, String instance, Traces traces) {
        this.properties = properties;
        this.instance = instance;
        this.traces = traces;
    }

    /** A producer that waits for all in-sync replicas and never sends twice what it was given once. */
    public Producer<String, byte[]> producer(String clientId) {
        return producer(clientId, Map.of());
    }

    /** The same with times of its own; {@code spring.kafka.producer.*} comes before them. */
    public Producer<String, byte[]> producer(String clientId, Map<String, Object> times) {
        return new KafkaProducer<>(
                producerSettings(clientId, times), new StringSerializer(), new ByteArraySerializer());
    }

    /** Sends what is told beside the events of cases; owns a client, so it must be closed. */
    public RecordSender sender(String clientId) {
        return new KafkaRecordSender(producer(clientId), traces);
    }

    /** What the listeners and senders of this process are part of. */
    Traces traces() {
        return traces;
    }

    /**
     * A consumer for a reader without a group.
     *
     * @param offsetReset where it goes on if its position is gone: {@code earliest} or {@code latest}
     */
    public Consumer<String, byte[]> consumer(String clientId, String offsetReset) {
        return new KafkaConsumer<>(
                consumerSettings(clientId, offsetReset),
                new BoundedDeserializer<>(new StringDeserializer()),
                new BoundedDeserializer<>(new ByteArrayDeserializer()));
    }

    /** Commits after each poll. */
    ConcurrentMessageListenerContainer<String, byte[]> listener(
            String topic, String group, GenericMessageListener<?> listener) {
        ContainerProperties container = new ContainerProperties(topic);
        container.setGroupId(group);
        container.setClientId(group);
        container.setAckMode(AckMode.BATCH);
        container.setMessageListener(listener);
        return new ConcurrentMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(
                        memberSettings(group),
                        new BoundedDeserializer<>(new StringDeserializer()),
                        new BoundedDeserializer<>(new ByteArrayDeserializer())),
                container);
    }

    /** How far a group has come in a topic; owns a client, so it must be closed. */
    public TopicProgress progress(String topic, String group) {
        return new TopicProgress(
                topic,
                group,
                admin(group + "-progress"),
                RecordDates.reading(consumerSettings(group, "earliest"), group + "-dates"));
    }

    /** Asks about topics; owns a client, so it must be closed. */
    public Admin admin(String clientId) {
        return Admin.create(adminSettings(clientId));
    }

    /** What a subscription makes its clients from. */
    Map<String, Object> subscriptionSettings() {
        Map<String, Object> settings = new HashMap<>(GroupMembership.of(instance));
        settings.putAll(properties.buildConsumerProperties());
        return settings;
    }

    /** For a member of a group. */
    Map<String, Object> memberSettings(String group) {
        Map<String, Object> settings = new HashMap<>(GroupMembership.of(instance));
        settings.putAll(consumerSettings(group, "earliest"));
        settings.putAll(MEMBER_TIMES);
        settings.putAll(properties.buildConsumerProperties());
        settings.putAll(NOTHING_READ_IS_SKIPPED);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, group);
        return settings;
    }

    Map<String, Object> producerSettings(String clientId, Map<String, Object> times) {
        Map<String, Object> settings = new HashMap<>(PRODUCER_TIMES);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, COMPRESSION);
        settings.putAll(times);
        settings.putAll(properties.buildProducerProperties());
        settings.putAll(NOTHING_SENT_IS_LOST);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        return settings;
    }

    Map<String, Object> consumerSettings(String clientId, String offsetReset) {
        Map<String, Object> settings = new HashMap<>(BoundedDeserializer.BOUNDS);
        settings.putAll(CONSUMER_TIMES);
        settings.putAll(properties.buildConsumerProperties());
        settings.putAll(NOTHING_READ_IS_SKIPPED);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, offsetReset);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        return settings;
    }

    Map<String, Object> adminSettings(String clientId) {
        Map<String, Object> settings = new HashMap<>(ADMIN_TIMES);
        settings.putAll(properties.buildAdminProperties());
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        return settings;
    }
}
