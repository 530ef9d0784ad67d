package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.ballcourt.standalone.Alarms.assertRunbook;
import static org.ballcourt.standalone.Alarms.sample;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.ballcourt.broker.embedded.FreePort;
import org.ballcourt.contracts.Topics;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.scenarios.Product;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An alert rings when a running product is in trouble, what its runbook says puts that right, and it is quiet again. */
class RunbooksIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Duration MINUTES = Duration.ofMinutes(10);

    private static final String OPERATOR = "SUPERVISOR/desk";
    private static final String EMPTY_HAND_OFFS = "{desk=\"AGENT\",figure=\"empty_hand_offs\"}";

    @TempDir
    Path temp;

    private final Alarms alarms = new Alarms();

    @Test
    void ofParkedCasesAndRecords() throws Exception {
        int kafka = FreePort.next();
        Path data = temp.resolve("data");
        try (ProductUnderTest product =
                ProductUnderTest.start(temp, "--data", data.toString(), "--kafka-port", Integer.toString(kafka))) {
            People people = new People(product.base());
            String caseId = people.file("BUYER/li", FreeingParkedCasesIT.complaint());
            people.product().settle();
            alarms.pass(MINUTES, product);
            assertThat(alarms.ringing()).isEmpty();

            SigningKey key = SigningKey.ofPem(Files.readString(data.resolve("proof-key.pem")));
            FreeingParkedCasesIT.fork(kafka, caseId, key);
            await().atMost(PATIENCE)
                    .until(() ->
                            people.get(OPERATOR, "/api/parked").path("cases").size() == 5);
            alarms.pass(MINUTES, product);
            assertThat(alarms.ringing()).containsExactly("BallcourtCaseParked");
            assertRunbook("BallcourtCaseParked", "./ballcourt parked list", "./ballcourt parked retry --why WHY");
            assertThat(ParkedWords.run(product, "list")).contains(caseId, "FORK");
            assertThat(ParkedWords.run(product, "retry", "--why", "a stranger wrote to our topic"))
                    .startsWith("0");
            for (String group : FreeingParkedCasesIT.VIEWS) {
                alarms.passUntil(
                        product, MINUTES, sample("ballcourt_consumer_parked_cases", "\"" + group + "\"", "0.0"));
            }
            assertThat(alarms.ringing()).isEmpty();

            strangerWrites(kafka);
            await().atMost(PATIENCE)
                    .until(() -> people.get(OPERATOR, "/api/parked/records")
                                    .path("records")
                                    .size()
                            == 1);
            alarms.pass(MINUTES, product);
            assertThat(alarms.ringing()).containsExactly("BallcourtRecordsUnreadable");
            assertRunbook("BallcourtRecordsUnreadable", "./ballcourt parked records", "./ballcourt parked drop");
            assertThat(ParkedWords.run(product, "records")).contains(Topics.CASE_COMMANDS);
            assertThat(ParkedWords.run(product, "drop", "--reason", "JSON", "--why", "a stranger wrote to our topic"))
                    .startsWith("0+ ");
            assertThat(ParkedWords.run(product, "records")).isEqualTo("0");
            alarms.pass(Duration.ofHours(2), product);
            assertThat(alarms.ringing()).isEmpty();
        }
    }

    @Test
    void ofAProductThatIsDown() throws Exception {
        Path data = temp.resolve("data");
        try (ProductUnderTest product = ProductUnderTest.start(temp, "--data", data.toString())) {
            alarms.pass(MINUTES, product);
            product.kill();
        }
        alarms.silent(Duration.ofMinutes(30));
        assertThat(alarms.ringing()).containsExactly("BallcourtNotScraped", "BallcourtServiceDown");
        assertRunbook("BallcourtServiceDown", "container's log");
        assertRunbook("BallcourtNotScraped", "/actuator/prometheus");
        try (ProductUnderTest product = ProductUnderTest.start(temp, "--data", data.toString())) {
            alarms.pass(MINUTES, product);
            assertThat(alarms.ringing()).isEmpty();
        }
    }

    @Test
    void ofADeskThatAnswersNobody() throws Exception {
        try (ProductUnderTest product = ProductUnderTest.start(temp)) {
            People people = new People(product.base());
            people.product().setClock("2026-11-02T10:00:00+08:00");
            alarms.pass(MINUTES, product);
            ask(people, 0, 15);
            people.product().advanceClock(Duration.ofHours(1));
            people.product().settle();
            alarms.pass(Duration.ofMinutes(30), product);
            assertThat(alarms.ringing())
                    .containsExactly("BallcourtDeadlinesMissedByThePlatform", "BallcourtFirstAnswersLate");
            assertThat(alarms.paging()).containsExactly("BallcourtFirstAnswersLate");

            String next = "/api/cases?holder=AGENT&sort=dueAt";
            assertRunbook("BallcourtDeadlinesMissedByThePlatform", next);
            assertRunbook("BallcourtFirstAnswersLate", next, "ballcourt_open_cases");
            ask(people, 15, 5);
            people.product().settle();
            JsonNode due = people.get(OPERATOR, next).path("cases");
            assertThat(due).hasSize(5);
            due.forEach(one -> people.command(
                    "AGENT/wang", one.path("caseId").asString(), "AnswerContact", Map.of("text", "退款今天下午原路退回")));
            people.product().settle();
            alarms.pass(Duration.ofHours(7), product);
            // Until it has been good for days, tickets remind of it.
            assertThat(alarms.paging()).isEmpty();
        }
    }

    @Test
    void ofABallThatIsKicked() throws Exception {
        try (ProductUnderTest product = ProductUnderTest.start(temp)) {
            People people = new People(product.base());
            people.product().setClock("2026-11-02T10:00:00+08:00");
            for (int n = 0; n < 6; n++) {
                kick(people, n);
            }
            // What happens at this very moment is no figure yet.
            people.product().advanceClock(Duration.ofHours(1));
            alarms.passUntil(
                    product, Duration.ofMinutes(40), sample("ballcourt_desk_figures", EMPTY_HAND_OFFS, "12.0"));
            assertThat(alarms.ringing()).containsExactly("BallcourtBallIsKicked");

            assertRunbook("BallcourtBallIsKicked", "/api/desk/figures");
            assertThat(people.get("SUPERVISOR/gao", "/api/desk/figures").toString())
                    .contains("wang", "chen");
            people.product().advanceClock(Duration.ofDays(31));
            people.product().settle();
            alarms.passUntil(product, Duration.ofMinutes(40), sample("ballcourt_desk_figures", EMPTY_HAND_OFFS, "0.0"));
            assertThat(alarms.ringing()).doesNotContain("BallcourtBallIsKicked");
        }
    }

    @Test
    void ofACallerThatIsBroken() throws Exception {
        try (ProductUnderTest product = ProductUnderTest.start(temp)) {
            People people = new People(product.base());
            String caseId = people.file("BUYER/li", FreeingParkedCasesIT.complaint());
            alarms.pass(MINUTES, product);
            for (int n = 0; n < 560; n++) {
                assertThatThrownBy(() -> people.command("BUYER/li", caseId, "CompleteEvidence", Map.of()))
                        .hasMessageContaining("409");
            }
            alarms.over(Duration.ofMinutes(40), Scrape.of(product.base()));
            assertThat(alarms.ringing()).containsExactly("BallcourtRejectionsUnusual");

            String question = "sum by (code, command) (rate(ballcourt_rejections_total[30m]))";
            assertRunbook("BallcourtRejectionsUnusual", question);
            assertThat(alarms.ask(question)).contains("command=\"CompleteEvidence\"");
            alarms.pass(MINUTES, product);
            assertThat(alarms.ringing()).isEmpty();
        }
    }

    @Test
    void ofFilesAndLogsThatSomebodyChanged() throws Exception {
        int store = FreePort.next();
        Path data = temp.resolve("data");
        try (ProductUnderTest product = ProductUnderTest.start(
                        temp, "--data", data.toString(), "--store-port", Integer.toString(store));
                MongoClient mongo = MongoClients.create("mongodb://127.0.0.1:" + store)) {
            People people = new People(product.base());
            String caseId = people.file("BUYER/li", FreeingParkedCasesIT.complaint());
            people.product().settle();
            alarms.pass(MINUTES, product);

            changeAnOriginal(people, data, product);
            changeALog(people, mongo, caseId, product);
        }
    }

    private void changeAnOriginal(People people, Path data, ProductUnderTest product) throws Exception {
        byte[] words = "到货时已经碎了".getBytes(StandardCharsets.UTF_8);
        String id = Product.accepted(
                        "/api/evidence",
                        people.product()
                                .upload(
                                        "BUYER/li",
                                        "OTHER",
                                        new Product.EvidenceFile("e-1", "note.txt", "text/plain", words)))
                .path("evidenceId")
                .asString();
        Path original;
        try (Stream<Path> files = Files.walk(data.resolve("evidence/sealed"))) {
            original = files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        Path copy = Files.copy(original, temp.resolve("copy"));
        byte[] bytes = Files.readAllBytes(original);
        bytes[bytes.length - 20] ^= 1;
        Files.write(original, bytes);
        String address = "/api/evidence/" + id + "/original";
        assertThat(people.product().get("BUYER/li", address).status()).isEqualTo(500);
        alarms.pass(MINUTES, product);
        assertThat(alarms.ringing()).containsExactly("BallcourtEvidenceTampered");

        assertRunbook("BallcourtEvidenceTampered", "restore the original from a copy");
        Files.copy(copy, original, StandardCopyOption.REPLACE_EXISTING);
        assertThat(people.product().get("BUYER/li", address).status()).isEqualTo(200);
        alarms.pass(Duration.ofHours(2), product);
        assertThat(alarms.ringing()).isEmpty();
    }

    private void changeALog(People people, MongoClient mongo, String caseId, ProductUnderTest product)
            throws Exception {
        MongoCollection<Document> cases = mongo.getDatabase("ballcourt_cases").getCollection("cases");
        Document backup = cases.find(Filters.eq(caseId)).first();
        cases.updateOne(Filters.eq(caseId), Updates.set("commits.0.commandId", "another"));
        alarms.passUntil(product, MINUTES, sample("ballcourt_unreadable_cases", "", "1.0"));
        assertThat(alarms.ringing()).containsExactly("BallcourtLogUnreadable");

        assertRunbook("BallcourtLogUnreadable", "backup");
        cases.replaceOne(Filters.eq(caseId), backup);
        alarms.passUntil(product, MINUTES, sample("ballcourt_unreadable_cases", "", "0.0"));
        assertThat(alarms.ringing()).isEmpty();
        people.command("SELLER/shop", caseId, "AcceptClaim", Map.of());
    }

    private static void ask(People people, int from, int count) {
        for (int n = from; n < from + count; n++) {
            people.contact("BUYER/li-" + n, Map.of("channel", "PHONE", "topic", "REFUND", "text", "退款什么时候到账"));
        }
    }

    /** Twice without a new fact. */
    private static void kick(People people, int n) {
        String caseId = people.file("BUYER/mei-" + n, Complaints.about("mei-" + n, "O-" + n));
        people.command("SELLER/shop", caseId, "RejectClaim", Map.of("ground", "BUYER_MISUSE", "explanation", "人为损坏了"));
        people.command(
                "BUYER/mei-" + n,
                caseId,
                "RequestIntervention",
                Map.of("ground", "SELLER_REJECTED", "explanation", "我没有损坏它"));
        for (String to : List.of("chen", "wang")) {
            people.command(
                    "AGENT/" + (to.equals("chen") ? "wang" : "chen"),
                    caseId,
                    "HandOff",
                    Map.of("to", "AGENT/" + to, "why", "WRONG_QUEUE", "newFacts", List.of()));
        }
    }

    private static void strangerWrites(int kafka) {
        try (KafkaProducer<String, String> stranger = new KafkaProducer<>(
                Map.of("bootstrap.servers", "127.0.0.1:" + kafka), new StringSerializer(), new StringSerializer())) {
            stranger.send(new ProducerRecord<>(Topics.CASE_COMMANDS, "k", "not json"));
        }
    }
}
