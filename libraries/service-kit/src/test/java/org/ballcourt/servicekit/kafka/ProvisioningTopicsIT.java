package org.ballcourt.servicekit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.ballcourt.broker.embedded.EmbeddedBroker;
import org.ballcourt.broker.embedded.FreePort;
import org.ballcourt.contracts.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

class ProvisioningTopicsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void makesWhatIsMissingAndCorrectsWhatIsThere() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.open(folder, 0);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            NewTopic sevenDays = new NewTopic(Topics.ESCALATION_EVENTS, Optional.of(3), Optional.empty())
                    .configs(Map.of("retention.ms", "604800000", "max.message.bytes", "2000000"));
            admin.createTopics(List.of(sevenDays)).all().get();

            try (AnnotationConfigApplicationContext service = service(broker.bootstrap())) {
                assertThat(service.isRunning()).isTrue();
                // The broker takes a moment to say what its controller took.
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(setting(admin, Topics.ESCALATION_EVENTS, "retention.ms"))
                                .isEqualTo("-1"));
                assertThat(setting(admin, Topics.ESCALATION_EVENTS, "max.message.bytes"))
                        .isEqualTo("2000000");
                assertThat(described(admin, Topics.ESCALATION_EVENTS).partitions())
                        .as("keys must not move")
                        .hasSize(3);

                assertThat(setting(admin, Topics.CASE_EVENTS, "retention.ms")).isEqualTo("-1");
                assertThat(setting(admin, Topics.CASE_EVENTS, "min.insync.replicas"))
                        .isEqualTo("1");
                assertThat(described(admin, Topics.CASE_EVENTS).partitions()).hasSize(Topics.PARTITIONS);
                assertThat(setting(admin, Topics.CASE_SNAPSHOTS, "cleanup.policy"))
                        .isEqualTo("compact");
                assertThat(setting(admin, Topics.CASE_COMMANDS, "retention.ms")).isEqualTo("604800000");
            }
        }
    }

    /** A sender whose clock is behind would else have its lapses refused for having lain there for too long. */
    @Test
    void datesCommandsByTheClockOfTheBrokerAlsoWhereTheirTopicWasThere() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.open(folder, 0);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            admin.createTopics(List.of(new NewTopic(Topics.CASE_COMMANDS, 1, (short) 1)))
                    .all()
                    .get();
            try (AnnotationConfigApplicationContext service = service(broker.bootstrap());
                    Producer<String, byte[]> producer =
                            service.getBean(KafkaClients.class).producer("behind")) {
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(setting(admin, Topics.CASE_COMMANDS, "message.timestamp.type"))
                                .isEqualTo("LogAppendTime"));
                long anHourAgo =
                        System.currentTimeMillis() - Duration.ofHours(1).toMillis();
                long dated = producer.send(
                                new ProducerRecord<>(Topics.CASE_COMMANDS, 0, anHourAgo, "case", new byte[] {1}))
                        .get()
                        .timestamp();
                assertThat(dated)
                        .isGreaterThan(anHourAgo + Duration.ofMinutes(30).toMillis());
            }
        }
    }

    @Test
    void leavesTopicsToOthersWhereItIsToldTo() {
        try (AnnotationConfigApplicationContext service =
                service("127.0.0.1:" + FreePort.next(), Map.of("ballcourt.kafka.provision-topics", "false"))) {
            assertThat(service.getBeansOfType(TopicProvisioner.class)).isEmpty();
        }
    }

    @Test
    void waitsForABrokerThatIsNotThereYet() throws Exception {
        int port = FreePort.next();
        try (AnnotationConfigApplicationContext service = service("127.0.0.1:" + port)) {
            assertThat(service.isRunning()).isTrue();
            try (EmbeddedBroker broker = EmbeddedBroker.open(folder, port);
                    Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
                await().atMost(PATIENCE)
                        .until(() -> admin.listTopics().names().get().contains(Topics.PARKED));
            }
        }
    }

    private static AnnotationConfigApplicationContext service(String bootstrap) {
        return service(bootstrap, Map.of());
    }

    private static AnnotationConfigApplicationContext service(String bootstrap, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("spring.kafka.bootstrap-servers", bootstrap);
        AnnotationConfigApplicationContext service = new AnnotationConfigApplicationContext();
        service.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        service.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        service.register(KafkaConnection.class);
        service.refresh();
        return service;
    }

    private static String setting(Admin admin, String topic, String name) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get(name)
                .value();
    }

    private static TopicDescription described(Admin admin, String topic) throws Exception {
        return admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
    }
}
