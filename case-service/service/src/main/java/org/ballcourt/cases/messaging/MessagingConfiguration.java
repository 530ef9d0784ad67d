package org.ballcourt.cases.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.clients.producer.Producer;
import org.ballcourt.cases.endpoint.CommandService;
import org.ballcourt.cases.proof.Receipts;
import org.ballcourt.cases.store.EvidenceRegistry;
import org.ballcourt.cases.store.WriteProbe;
import org.ballcourt.consumer.DeadLetters;
import org.ballcourt.consumer.TopicProgress;
import org.ballcourt.contracts.Topics;
import org.ballcourt.servicekit.kafka.KafkaClients;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.servicekit.workers.Worker;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;

/** The case-service's ends of its topics. */
@Configuration(proxyBeanMethods = false)
class MessagingConfiguration {
    private static final String COMMANDS = "case-commands";
    private static final String EVIDENCE = "case-evidence";
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final KafkaClients kafka;

    MessagingConfiguration(KafkaClients kafka) {
        this.kafka = kafka;
    }

    @Bean(destroyMethod = "close")
    @Qualifier("cases")
    Producer<String, byte[]> caseReplyProducer() {
        return kafka.producer("case-replies");
    }

    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> caseCommandContainer(
            CommandService commands,
            Receipts receipts,
            @Qualifier("cases") Producer<String, byte[]> producer,
            MeterRegistry meters,
            @Value("${ballcourt.commands.concurrency:4}") int concurrency) {
        DeadLetters<String> deadLetters = deadLetters(COMMANDS, producer, meters);
        ConcurrentMessageListenerContainer<String, byte[]> container = container(
                Topics.CASE_COMMANDS,
                COMMANDS,
                new CommandListener(commands, new CommandReplies(producer), deadLetters, receipts),
                deadLetters);
        container.setConcurrency(concurrency);
        return container;
    }

    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> caseEvidenceContainer(
            EvidenceRegistry registry, @Qualifier("cases") Producer<String, byte[]> producer, MeterRegistry meters) {
        DeadLetters<String> deadLetters = deadLetters(EVIDENCE, producer, meters);
        return container(
                Topics.EVIDENCE_EVENTS,
                EVIDENCE,
                new EvidenceListener(registry::register, new CommandReplies(producer), deadLetters),
                deadLetters);
    }

    @Bean(destroyMethod = "close")
    Worker caseCommandHeartbeat(
            BackgroundWorkers workers,
            InstantSource time,
            ApplicationAvailability availability,
            WriteProbe store,
            @Qualifier("cases") Producer<String, byte[]> producer) {
        CommandHeartbeat heartbeat = new CommandHeartbeat(
                time, () -> availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC, store, producer);
        return workers.every(CommandHeartbeat.INTERVAL, "case-command-heartbeat", heartbeat::beat)
                .start();
    }

    @Bean(destroyMethod = "close")
    TopicProgress caseCommandProgress() {
        return kafka.progress(Topics.CASE_COMMANDS, COMMANDS);
    }

    @Bean(destroyMethod = "close")
    TopicProgress caseEvidenceProgress() {
        return kafka.progress(Topics.EVIDENCE_EVENTS, EVIDENCE);
    }

    @Bean
    EventFeed caseEventFeed(BackgroundWorkers workers) {
        return new EventFeed(() -> kafka.consumer("case-feed", "earliest"), HEARTBEAT, workers);
    }

    private ConcurrentMessageListenerContainer<String, byte[]> container(
            String topic, String group, MessageListener<String, byte[]> listener, DeadLetters<String> deadLetters) {
        ConcurrentMessageListenerContainer<String, byte[]> container = kafka.listener(topic, group, listener);
        container.setCommonErrorHandler(RetryPolicy.handler(deadLetters));
        return container;
    }

    private static DeadLetters<String> deadLetters(
            String group, Producer<String, byte[]> producer, MeterRegistry meters) {
        // An alarm looks at the increase, so it must be there before the first one.
        Counter parked = Counter.builder("ballcourt.parked.records")
                .description("Records laid aside because nobody can handle them")
                .tag("group", group)
                .register(meters);
        return new DeadLetters<>(group, producer, parked);
    }
}
