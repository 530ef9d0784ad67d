package org.ballcourt.servicekit.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.ballcourt.consumer.CaseSubscription;
import org.ballcourt.consumer.EventVerifier;
import org.ballcourt.servicekit.traces.Traces;
import org.ballcourt.servicekit.traces.TracesConfiguration;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.servicekit.workers.WorkersConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/** The one connection of this process to Kafka: its clients, its topics and what subscriptions begin with. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KafkaProperties.class)
@Import({WorkersConfiguration.class, TracesConfiguration.class, EventProofConfiguration.class})
public class KafkaConnection {
    @Bean
    KafkaClients kafkaClients(
            KafkaProperties properties, @Value("${ballcourt.instance-id:}") String instance, Traces traces) {
        return new KafkaClients(properties, instance, traces);
    }

    @Bean
    @Lazy
    KafkaListeners kafkaListeners(
            KafkaClients clients, MeterRegistry meters, @Value("${ballcourt.kafka.patience-seconds:10}") int patience) {
        return new KafkaListeners(clients, meters, Duration.ofSeconds(patience));
    }

    @Bean
    LaidAsideRecords laidAsideRecords(KafkaClients clients) {
        return new LaidAsideRecords(clients);
    }

    @Bean
    PersonalRecords personalRecords(KafkaClients clients, LaidAsideRecords laidAside) {
        return new PersonalRecords(clients, laidAside);
    }

    @Bean
    HealthIndicator consumersHealthIndicator(
            ObjectProvider<CaseSubscription> subscriptions, ObjectProvider<KafkaListeners> listeners) {
        return new ConsumersHealthIndicator(subscriptions, listeners);
    }

    @Bean
    NewTopics declaredTopics() {
        return DeclaredTopics.all();
    }

    @Bean
    KafkaAdmin kafkaAdmin(KafkaClients clients) {
        return new TopicAdmin(clients.adminSettings("ballcourt-topics"));
    }

    /** Where each service has rights of its own, the case-service alone may make topics. */
    @Bean
    @ConditionalOnProperty(name = "ballcourt.kafka.provision-topics", matchIfMissing = true)
    TopicProvisioner topicProvisioner(KafkaAdmin admin, BackgroundWorkers workers) {
        return new TopicProvisioner(admin, workers);
    }

    /** Lacks the group, the collection, the fold and the gap repair. */
    @Bean
    @Scope("prototype")
    CaseSubscription.Builder caseSubscriptionBuilder(
            KafkaClients clients, EventVerifier verifier, MeterRegistry meters, InstantSource time) {
        return CaseSubscription.builder()
                .verifier(verifier)
                .clientSettings(clients.subscriptionSettings())
                .meters(meters)
                .observations(clients.traces().observations())
                .time(time);
    }
}
