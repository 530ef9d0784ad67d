package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.ballcourt.broker.embedded.EmbeddedBroker;
import org.ballcourt.contracts.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** All consumer offsets are lost, so that everybody reads every topic from its beginning once more. */
class ReadingFromTheBeginningIT {
    private static final List<String> VIEWS = List.of(
            "AGENT/wang /api/cases?limit=100",
            "SUPERVISOR/su /api/standing/SELLER/shop",
            "BUYER/li /api/inbox?limit=100",
            "SELLER/shop /api/inbox?limit=100",
            "SUPERVISOR/su /api/desk/hand-offs");

    private static final List<String> GROUPS =
            List.of("clocks", "notices", "evidence", "case-queue", "case-standing", "case-commands");

    @TempDir
    Path temp;

    @Test
    void changesNoViewAndTellsNobodyAgain() throws Exception {
        Path data = temp.resolve("data");
        List<JsonNode> before;
        try (ProductUnderTest product = ProductUnderTest.start(temp, "--data", data.toString())) {
            People people = new People(product.base());
            people.product().setClock("2026-11-02T10:00:00+08:00");
            for (int i = 0; i < 12; i++) {
                String caseId = people.file("BUYER/li", Complaints.about("li", "O-" + i));
                if (i % 2 == 0) {
                    people.command("SELLER/shop", caseId, "AcceptClaim", Map.of());
                }
            }
            people.product().advanceClock(Duration.ofDays(4));
            before = views(people);
            product.interrupt();
            product.exitCode();
        }
        long outcomes = forgetOffsets(data.resolve("kafka"));
        assertThat(outcomes).isPositive();

        try (ProductUnderTest product = ProductUnderTest.start(temp, "--data", data.toString())) {
            assertThat(views(new People(product.base()))).isEqualTo(before);
            product.interrupt();
            product.exitCode();
        }
        assertThat(forgetOffsets(data.resolve("kafka")))
                .as("what became of notices: none was sent again")
                .isEqualTo(outcomes);
    }

    private static List<JsonNode> views(People people) {
        people.get("AGENT/wang", "/api/test/settled");
        return VIEWS.stream()
                .map(view -> people.get(view.substring(0, view.indexOf(' ')), view.substring(view.indexOf(' ') + 1)))
                .toList();
    }

    /** How many outcomes of notices there are by now. */
    private static long forgetOffsets(Path kafka) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.open(kafka, 0);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()));
                KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                        Map.of("bootstrap.servers", broker.bootstrap()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            await().atMost(Duration.ofMinutes(3)).until(() -> groups(admin).containsAll(GROUPS));
            // A member with a name of its own is waited for, until its session is over.
            await().atMost(Duration.ofMinutes(3)).until(() -> {
                admin.deleteConsumerGroups(groups(admin));
                return groups(admin).isEmpty();
            });
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.NOTIFICATION_EVENTS).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    /** A broker that has just started does not know them all at once. */
    private static List<String> groups(Admin admin) throws Exception {
        return admin.listGroups().all().get().stream()
                .map(GroupListing::groupId)
                .toList();
    }
}
