package org.ballcourt.servicekit.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.consumer.CaseSubscription;
import org.ballcourt.consumer.EventVerifier;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Messages;
import org.ballcourt.proof.VerifyingKey;
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
@Import({WorkersConfiguration.class, TracesConfiguration.class})
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

    /** In test mode a service that stands alone knows no case core whose key it could ask for. */
    @Bean
    EventVerifier eventVerifier(
            ObjectProvider<OwnEventKeys> own,
            @Value("${ballcourt.events.keys:}") List<String> others,
            @Value("${ballcourt.events.proof:}") EventProof proof,
            @Value("${ballcourt.test-mode:false}") boolean testMode) {
        List<VerifyingKey> known = new ArrayList<>(
                own.stream().flatMap(each -> each.keys().stream()).toList());
        others.forEach(line -> known.add(eventKey(line)));
        EventProof usual = testMode && known.isEmpty() ? EventProof.NONE : EventProof.SIGNED;
        return (proof == null ? usual : proof) == EventProof.NONE ? EventVerifier.unsigned() : EventVerifier.of(known);
    }

    private static VerifyingKey eventKey(String line) {
        try {
            return VerifyingKey.ofBase64(line.strip());
        } catch (IllegalArgumentException wrong) {
            throw new IllegalStateException(
                    Messages.inAll(Message.of("settings.event-key").with("why", wrong.getMessage())), wrong);
        }
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
