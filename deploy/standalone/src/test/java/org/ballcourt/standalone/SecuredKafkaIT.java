package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.ballcourt.broker.embedded.EmbeddedBroker;
import org.ballcourt.contracts.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each service can do its work at a real broker over TLS with the rights that the script gives it, and nothing else. */
class SecuredKafkaIT {
    private static final String MADE_BY_HAND = "ballcourt.made-by-hand";

    @TempDir
    private static Path folder;

    private static SecuredBroker broker;
    private static Set<String> topics;
    private static Set<String> groups;
    private static List<KafkaRight> rights;

    @BeforeAll
    static void open() throws Exception {
        rights = KafkaRight.all();
        topics = names(ResourceType.TOPIC);
        groups = names(ResourceType.GROUP);
        broker = SecuredBroker.open(folder);
        try (Admin admin = Admin.create(broker.client(SecuredBroker.ADMIN))) {
            admin.createTopics(Stream.concat(topics.stream(), Stream.of(MADE_BY_HAND))
                            .map(topic -> new NewTopic(topic, Optional.of(1), Optional.empty()))
                            .toList())
                    .all()
                    .get();
        }
        try (KafkaProducer<String, String> producer = producer(SecuredBroker.ADMIN)) {
            for (String topic : topics) {
                producer.send(new ProducerRecord<>(topic, "key", "value")).get();
            }
        }
    }

    private static Set<String> names(ResourceType type) {
        return rights.stream()
                .filter(right -> right.resource() == type && right.pattern() == PatternType.LITERAL)
                .map(KafkaRight::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @AfterAll
    static void close() {
        broker.close();
    }

    @Test
    void takesRecordsFromThoseAloneWhoMayWrite() {
        assertThat(SecuredBroker.SERVICES).allSatisfy(service -> {
            try (KafkaProducer<String, String> producer = producer(service)) {
                assertThat(topics.stream().filter(topic -> isWritten(producer, topic)))
                        .containsExactlyInAnyOrderElementsOf(granted(service, ResourceType.TOPIC, AclOperation.WRITE));
            }
        });
    }

    @Test
    void givesRecordsToThoseAloneWhoMayRead() {
        assertThat(SecuredBroker.SERVICES)
                .allSatisfy(service -> assertThat(topics.stream().filter(topic -> isRead(service, topic)))
                        .containsExactlyInAnyOrderElementsOf(granted(service, ResourceType.TOPIC, AclOperation.READ)));
    }

    @Test
    void letsNobodyMoveTheGroupOfAnother() {
        assertThat(SecuredBroker.SERVICES)
                .allSatisfy(service -> assertThat(groups.stream().filter(group -> isCommitted(service, group)))
                        .containsExactlyInAnyOrderElementsOf(granted(service, ResourceType.GROUP, AclOperation.READ)));
    }

    @Test
    void letsTheCaseServiceAloneMakeAndChangeTopics() {
        assertThat(SecuredBroker.SERVICES)
                .filteredOn(SecuredKafkaIT::makesAndChanges)
                .containsExactly("case-service");
    }

    @Test
    void letsTheCaseServiceAloneTakeAwayWhatPeopleWrote() {
        assertThat(SecuredBroker.SERVICES).allSatisfy(service -> {
            try (Admin admin = Admin.create(broker.client(service))) {
                assertThat(topics.stream()
                                .filter(topic -> isAllowed(admin.deleteRecords(
                                                Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(0)))
                                        .all())))
                        .containsExactlyInAnyOrderElementsOf(granted(service, ResourceType.TOPIC, AclOperation.DELETE));
            }
        });
    }

    @Test
    void showsTheClocksHowFarCommandsHaveComeAndNotWhatIsInThem() throws Exception {
        try (Admin admin = Admin.create(broker.client("escalation-service"))) {
            assertThat(admin.listConsumerGroupOffsets("case-commands")
                            .partitionsToOffsetAndMetadata()
                            .get())
                    .isNotNull();
        }
        assertThat(isRead("escalation-service", Topics.CASE_COMMANDS)).isFalse();
    }

    @Test
    void knowsNobodyByAWrongPassword() {
        Map<String, Object> wrong = broker.client("case-service", "guessed");
        try (Admin admin = Admin.create(wrong)) {
            assertThatThrownBy(() -> admin.listTopics().names().get())
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
        }
    }

    @Test
    void isBelievedByNobodyWhoTrustsAnotherAuthority(@TempDir Path elsewhere) throws Exception {
        Map<String, Object> misled = new HashMap<>(broker.client("case-service"));
        misled.putAll(TestAuthority.in(elsewhere).ofWhoTrustsIt());
        try (Admin admin = Admin.create(misled)) {
            assertThatThrownBy(() -> admin.listTopics().names().get())
                    .hasCauseInstanceOf(SslAuthenticationException.class);
        }
    }

    @Test
    void isBelievedByNobodyWhoReachesItByANameThatItsCertificateLacks() {
        Map<String, Object> elsewhere = new HashMap<>(broker.client("case-service"));
        elsewhere.put("bootstrap.servers", broker.bootstrap().replace("127.0.0.1", "localhost"));
        try (Admin admin = Admin.create(elsewhere)) {
            assertThatThrownBy(() -> admin.listTopics().names().get())
                    .hasCauseInstanceOf(SslAuthenticationException.class);
        }
    }

    @Test
    void answersNobodyInPlain() throws IOException {
        assertThat(isAnsweredInPlain(broker.bootstrap())).isFalse();
        try (EmbeddedBroker open = EmbeddedBroker.open(folder.resolve("open"), 0)) {
            assertThat(isAnsweredInPlain(open.bootstrap())).isTrue();
        }
    }

    /** Asks what everybody may ask before he says who he is: which versions the broker speaks. */
    private static boolean isAnsweredInPlain(String bootstrap) throws IOException {
        int question = 4711;
        URI address = URI.create("kafka://" + bootstrap);
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(60_000);
            short noName = -1;
            socket.getOutputStream()
                    .write(ByteBuffer.allocate(14)
                            .putInt(10)
                            .putShort(ApiKeys.API_VERSIONS.id)
                            .putShort((short) 0)
                            .putInt(question)
                            .putShort(noName)
                            .array());
            byte[] answer = socket.getInputStream().readNBytes(8);
            return answer.length == 8 && ByteBuffer.wrap(answer).getInt(4) == question;
        } catch (SocketException hungUp) {
            return false;
        }
    }

    private static List<String> granted(String service, ResourceType type, AclOperation operation) {
        return rights.stream()
                .filter(right -> right.principal().equals(service) && right.resource() == type)
                .filter(right -> right.may().contains(operation))
                .map(KafkaRight::name)
                .toList();
    }

    private static boolean isWritten(KafkaProducer<String, String> producer, String topic) {
        try {
            producer.send(new ProducerRecord<>(topic, "key", "value")).get();
            return true;
        } catch (ExecutionException refused) {
            assertThat(refused).hasCauseInstanceOf(TopicAuthorizationException.class);
            return false;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static boolean isRead(String service, String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        try (KafkaConsumer<String, String> consumer = consumer(service, Map.of())) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, 0);
            long giveUpAt = System.nanoTime() + Duration.ofMinutes(1).toNanos();
            while (System.nanoTime() < giveUpAt) {
                if (!consumer.poll(Duration.ofMillis(100)).isEmpty()) {
                    return true;
                }
            }
            throw new IllegalStateException("neither read nor refused: " + topic);
        } catch (AuthorizationException refused) {
            return false;
        }
    }

    private static boolean isCommitted(String service, String group) {
        TopicPartition partition = new TopicPartition(Topics.CASE_EVENTS, 0);
        try (KafkaConsumer<String, String> consumer = consumer(service, Map.of("group.id", group))) {
            consumer.assign(List.of(partition));
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(1)));
            return true;
        } catch (AuthorizationException refused) {
            return false;
        }
    }

    private static boolean makesAndChanges(String service) {
        try (Admin admin = Admin.create(broker.client(service))) {
            String made = "ballcourt.made-by-" + service;
            boolean makes = isAllowed(admin.createTopics(List.of(new NewTopic(made, Optional.of(1), Optional.empty())))
                    .all());
            ConfigResource events = new ConfigResource(ConfigResource.Type.TOPIC, Topics.CASE_EVENTS);
            boolean changes = isAllowed(admin.incrementalAlterConfigs(Map.of(
                            events,
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("retention.ms", "-1"), AlterConfigOp.OpType.SET))))
                    .all());
            assertThat(isAllowed(admin.deleteTopics(List.of(MADE_BY_HAND)).all()))
                    .as("deletes")
                    .isFalse();
            assertThat(changes).isEqualTo(makes);
            return makes;
        }
    }

    private static boolean isAllowed(KafkaFuture<Void> answer) {
        try {
            answer.get();
            return true;
        } catch (ExecutionException refused) {
            assertThat(refused).hasCauseInstanceOf(AuthorizationException.class);
            return false;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static KafkaProducer<String, String> producer(String user) {
        return new KafkaProducer<>(broker.client(user), new StringSerializer(), new StringSerializer());
    }

    private static KafkaConsumer<String, String> consumer(String user, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(broker.client(user));
        settings.put("enable.auto.commit", false);
        settings.putAll(more);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }
}
