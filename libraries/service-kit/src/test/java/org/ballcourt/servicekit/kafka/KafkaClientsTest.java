package org.ballcourt.servicekit.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.ballcourt.consumer.BoundedDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

class KafkaClientsTest {
    private static KafkaClients clients(Map<String, String> properties) {
        return new KafkaClients(
                new Binder(new MapConfigurationPropertySource(properties))
                        .bindOrCreate("spring.kafka", KafkaProperties.class),
                "node-1");
    }

    @Test
    void giveEveryClientAddressesAndCredentials() {
        KafkaClients kafka = clients(Map.of(
                "spring.kafka.bootstrap-servers", "a:9092,b:9092",
                "spring.kafka.security.protocol", "SASL_SSL",
                "spring.kafka.properties.sasl.mechanism", "SCRAM-SHA-512"));

        assertThat(List.of(
                        kafka.producerSettings("p", Map.of()),
                        kafka.consumerSettings("c", "earliest"),
                        kafka.adminSettings("a"),
                        kafka.subscriptionSettings()))
                .allSatisfy(settings -> assertThat(settings)
                        .containsEntry("bootstrap.servers", List.of("a:9092", "b:9092"))
                        .containsEntry("security.protocol", "SASL_SSL")
                        .containsEntry("sasl.mechanism", "SCRAM-SHA-512"));
    }

    @Test
    void letOperatorsSetTimesAndRacks() {
        KafkaClients kafka = clients(Map.of(
                "spring.kafka.consumer.properties.client.rack", "zone-1",
                "spring.kafka.producer.properties.delivery.timeout.ms", "60000"));

        assertThat(kafka.subscriptionSettings()).containsEntry("client.rack", "zone-1");
        assertThat(kafka.producerSettings("p", Map.of("delivery.timeout.ms", 15_000, "linger.ms", 0)))
                .containsEntry("delivery.timeout.ms", "60000")
                .containsEntry("linger.ms", 0);
    }

    @Test
    void boundWhatEveryReaderTakesIntoMemory() {
        KafkaClients kafka = clients(Map.of());

        assertThat(List.of(kafka.memberSettings("g"), kafka.consumerSettings("c", "latest")))
                .allSatisfy(settings -> assertThat(settings).containsAllEntriesOf(BoundedDeserializer.BOUNDS));
    }

    @Test
    void letNobodyLoseOrSkipRecords() {
        KafkaClients kafka = clients(Map.of(
                "spring.kafka.producer.acks", "1",
                "spring.kafka.consumer.enable-auto-commit", "true",
                "spring.kafka.consumer.auto-offset-reset", "latest"));

        assertThat(kafka.producerSettings("p", Map.of()))
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true);
        assertThat(kafka.consumerSettings("c", "earliest"))
                .containsEntry("enable.auto.commit", false)
                .containsEntry("auto.offset.reset", "earliest");
    }

    @Test
    void giveEveryMemberOfAGroupAShortSessionAndItsNameAndOthersNone() {
        KafkaClients kafka = clients(Map.of());

        assertThat(List.of(kafka.memberSettings("g"), kafka.subscriptionSettings()))
                .allSatisfy(settings -> assertThat(settings)
                        .containsEntry("session.timeout.ms", 10_000)
                        .containsEntry("group.instance.id", "node-1"));
        assertThat(kafka.consumerSettings("c", "latest")).doesNotContainKey("group.instance.id");
        assertThat(clients(Map.of("spring.kafka.consumer.properties.session.timeout.ms", "20000"))
                        .memberSettings("g"))
                .containsEntry("session.timeout.ms", "20000");
    }

    @Test
    void compressUnlessAnOperatorSaysOtherwise() {
        assertThat(clients(Map.of()).producerSettings("p", Map.of())).containsEntry("compression.type", "gzip");
        assertThat(clients(Map.of("spring.kafka.producer.compression-type", "lz4"))
                        .producerSettings("p", Map.of()))
                .containsEntry("compression.type", "lz4");
    }
}
