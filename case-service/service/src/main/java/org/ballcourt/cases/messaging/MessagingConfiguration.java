package org.ballcourt.cases.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.ballcourt.cases.door.CommandService;
import org.ballcourt.cases.proof.Receipts;
import org.ballcourt.cases.store.EvidenceRegistry;
import org.ballcourt.contracts.Topics;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.MessageListener;

/** The case-service's ends of its topics. */
@Configuration(proxyBeanMethods = false)
class MessagingConfiguration {
    private static final String COMMANDS = "case-commands";
    private static final String EVIDENCE = "case-evidence";
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** Topics that are made after us are seen soon. */
    private static final int TOPICS_LOOKED_FOR_EVERY_MS = 5_000;

    /** Answers wait for nothing, so a long poll may end early. */
    private static final int LONGEST_FETCH_MS = 100;

    private final String bootstrap;

    MessagingConfiguration(@Value("${ballcourt.kafka.bootstrap}") String bootstrap) {
        this.bootstrap = bootstrap;
    }

    @Bean(destroyMethod = "close")
    @Qualifier("cases")
    Producer<String, byte[]> caseReplyProducer() {
        Map<String, Object> settings = Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                CommonClientConfigs.CLIENT_ID_CONFIG,
                "case-replies",
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> caseCommandContainer(
            CommandService desk,
            Receipts receipts,
            @Qualifier("cases") Producer<String, byte[]> producer,
            MeterRegistry meters,
            @Value("${ballcourt.commands.concurrency:4}") int concurrency) {
        Replies replies = new Replies(producer);
        Parking parking = new Parking(COMMANDS, replies, meters);
        return container(
                Topics.CASE_COMMANDS,
                COMMANDS,
                concurrency,
                new CommandListener(desk, replies, parking, receipts),
                parking);
    }

    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> caseEvidenceContainer(
            EvidenceRegistry registry, @Qualifier("cases") Producer<String, byte[]> producer, MeterRegistry meters) {
        Replies replies = new Replies(producer);
        Parking parking = new Parking(EVIDENCE, replies, meters);
        return container(
                Topics.EVIDENCE_EVENTS,
                EVIDENCE,
                1,
                new EvidenceListener(registry::register, replies, parking),
                parking);
    }

    @Bean(destroyMethod = "close")
    GroupProgress caseCommandProgress() {
        return new GroupProgress(Topics.CASE_COMMANDS, COMMANDS, admin(COMMANDS));
    }

    @Bean(destroyMethod = "close")
    GroupProgress caseEvidenceProgress() {
        return new GroupProgress(Topics.EVIDENCE_EVENTS, EVIDENCE, admin(EVIDENCE));
    }

    @Bean
    EventFeed caseEventFeed(BackgroundWorkers workers) {
        return new EventFeed(
                () -> new KafkaConsumer<>(consumer("case-feed"), new StringDeserializer(), new ByteArrayDeserializer()),
                HEARTBEAT,
                workers);
    }

    private ConcurrentMessageListenerContainer<String, byte[]> container(
            String topic, String group, int concurrency, MessageListener<String, byte[]> listener, Parking parking) {
        ContainerProperties properties = new ContainerProperties(topic);
        properties.setGroupId(group);
        properties.setClientId(group);
        properties.setAckMode(ContainerProperties.AckMode.RECORD);
        properties.setMessageListener(listener);
        ConcurrentMessageListenerContainer<String, byte[]> container = new ConcurrentMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(
                        consumer(group), new StringDeserializer(), new ByteArrayDeserializer()),
                properties);
        container.setConcurrency(concurrency);
        container.setCommonErrorHandler(RetryPolicy.handler(parking));
        return container;
    }

    private Map<String, Object> consumer(String client) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, client);
        settings.put(CommonClientConfigs.METADATA_MAX_AGE_CONFIG, TOPICS_LOOKED_FOR_EVERY_MS);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, LONGEST_FETCH_MS);
        return settings;
    }

    private Admin admin(String group) {
        return Admin.create(Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                CommonClientConfigs.CLIENT_ID_CONFIG,
                group + "-progress"));
    }
}
