package org.ballcourt.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.ballcourt.broker.embedded.FreePort;
import org.ballcourt.contracts.Topics;
import org.ballcourt.proof.BundleVerifier;
import org.ballcourt.proof.TrustAnchors;
import org.ballcourt.proof.VerifyingKey;
import org.ballcourt.scenarios.Answer;
import org.ballcourt.scenarios.Product;
import org.ballcourt.scenarios.Product.EvidenceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** After an erasure a person's words are nowhere: in no store, no topic, no file and no answer; and everybody's proofs hold. */
class ErasingAPersonIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern CANARY = Pattern.compile("CANARY-[a-z-]+");
    private static final String ERASER = "ERASURE/eraser";

    @TempDir
    Path temp;

    @Test
    void leavesNoWordOfThemAnywhere() throws Exception {
        int store = FreePort.next();
        int kafka = FreePort.next();
        Path data = temp.resolve("data");
        try (ProductUnderTest product = ProductUnderTest.start(
                        temp,
                        "--data",
                        data.toString(),
                        "--store-port",
                        Integer.toString(store),
                        "--kafka-port",
                        Integer.toString(kafka));
                MongoClient mongo = MongoClients.create("mongodb://127.0.0.1:" + store)) {
            Product world = new Product(URI.create(product.base()));
            world.setClock("2026-11-02T10:00:00+08:00");
            String caseId = told(world);
            world.settle();
            assertThat(inStore(mongo)).contains("CANARY-name", "CANARY-mail", "CANARY-loose-name");
            assertThat(originals(data)).as("encrypted originals").hasSize(2);
            assertThat(inFiles(data.resolve("evidence"))).as("as they came").isEmpty();
            assertThat(answers(world, caseId)).contains("CANARY-claim", "CANARY-name", "CANARY-caption");

            sendPlain(kafka, caseId);
            assertThat(suggestions(mongo)).isOne();
            world.get("BUYER/li", "/api/cases?text=CANARY-search");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(inTopics(kafka))
                            .containsExactlyInAnyOrder("CANARY-command", "CANARY-parked", "CANARY-other"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(parked(world)).hasSize(2));
            List<String> parked = parked(world);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(inStore(mongo)).contains("CANARY-search"));

            assertThat(erases(world, Map.of("person", "BUYER/li-typo", "why", "request 7"))
                            .status())
                    .isEqualTo(404);
            assertThat(erases(world, Map.of("person", "BUYER/li")).status()).isEqualTo(400);
            Answer erased = erases(world, Map.of("person", "BUYER/li", "why", "request 7"));

            assertThat(erased.status()).isEqualTo(200);
            assertThat(erased.json().path("places").valueStream().map(JsonNode::asString))
                    .contains(caseId);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(Map.of(
                                    "files",
                                    originals(data),
                                    "store",
                                    inStore(mongo),
                                    "topics",
                                    inTopics(kafka),
                                    "suggestions",
                                    suggestions(mongo)))
                            .isEqualTo(Map.of(
                                    "files",
                                    Set.of(),
                                    "store",
                                    Set.of(),
                                    "topics",
                                    Set.of("CANARY-other"),
                                    "suggestions",
                                    0L)));
            assertThat(parked(world)).hasSize(1);
            assertThat(parked).containsAll(parked(world));
            assertThat(brokenChains(world)).isEmpty();
            assertThat(answers(world, caseId)).isEmpty();
            assertThat(world.get("SELLER/shop", "/api/evidence/" + exhibit(world, caseId) + "/original")
                            .status())
                    .isEqualTo(410);
            assertThat(world.get("BUYER/li", "/api/inbox").json().path("notices"))
                    .isEmpty();
            assertThat(isWhole(world, caseId)).isTrue();
            assertThat(audited(world)).contains("[\"BUYER/li\"]");
            assertThat(mongo.getDatabase("ballcourt_cases")
                            .getCollection("erasures")
                            .find())
                    .singleElement()
                    .satisfies(entry -> assertThat(entry)
                            .containsEntry("person", "BUYER/li")
                            .containsEntry("why", "request 7")
                            .containsEntry("by", "eraser")
                            .containsEntry("told", true)
                            .containsEntry("cleared", true));
        }
    }

    /** A command that is taken, one of theirs that nobody can read, and one of somebody else's. */
    private static void sendPlain(int port, String caseId) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", "127.0.0.1:" + port);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (String value : List.of(
                    "{\"caseId\":\"%s\",\"commandId\":\"c-1\",\"command\":\"AddStatement\",\"actor\":\"BUYER/li\",\"with\":{\"text\":\"CANARY-command\"}}"
                            .formatted(caseId),
                    "{\"actor\":\"BUYER/lin\",\"with\":{\"text\":\"CANARY-other\"",
                    "{\"actor\":\"BUYER/li\",\"with\":{\"text\":\"CANARY-parked\"")) {
                producer.send(new ProducerRecord<>(Topics.CASE_COMMANDS, 0, caseId, value.getBytes(UTF_8)))
                        .get();
            }
        }
    }

    private static long suggestions(MongoClient mongo) {
        return mongo.getDatabase("ballcourt_cases")
                .getCollection("suggestions")
                .countDocuments(Filters.eq("shownTo", "BUYER/li"));
    }

    private static List<String> parked(Product world) {
        return world.get("SUPERVISOR/gao", "/api/parked/records")
                .json()
                .path("records")
                .findValuesAsString("id");
    }

    private static List<String> brokenChains(Product world) {
        return world.get("SUPERVISOR/gao", "/api/audit/streams")
                .json()
                .path("streams")
                .valueStream()
                .map(stream -> world.get("SUPERVISOR/gao", "/api/audit/streams/" + stream.asString())
                        .json())
                .filter(chain -> !chain.path("brokenAt").isNull()
                        && !chain.path("brokenAt").isMissingNode())
                .map(JsonNode::toString)
                .toList();
    }

    private static String told(Product world) {
        String caseId = act(world, "BUYER/li", "/api/cases", complaint());
        world.settle();
        String file = upload(world, "CANARY-name.txt", "CANARY-file");
        upload(world, "CANARY-loose-name.txt", "CANARY-loose");
        act(
                world,
                "BUYER/li",
                Product.path(caseId, "SubmitEvidence"),
                Map.of("evidence", file, "caption", "CANARY-caption"));
        act(world, "BUYER/li", Product.path(caseId, "AddStatement"), Map.of("text", "CANARY-said"));
        act(
                world,
                "BUYER/li",
                "/api/contacts",
                Map.of("channel", "CHAT", "topic", "OTHER", "text", "CANARY-contact", "caseId", caseId));
        act(world, "BUYER/li", "/api/suggestions", Map.of("text", "the lamp is broken", "goodsClass", "ELECTRONICS"));
        assertThat(world.put("BUYER/li", "/api/inbox/address", json(Map.of("email", "CANARY-mail@example.org")))
                        .accepted())
                .isTrue();
        return caseId;
    }

    private static Map<String, Object> complaint() {
        Map<String, Object> complaint = new HashMap<>(Complaints.about("li", "O-erase"));
        complaint.put("statement", "CANARY-claim");
        complaint.put(
                "priorContacts",
                List.of(Map.of("at", "2026-11-01T10:00:00+08:00", "channel", "chat", "summary", "CANARY-summary")));
        return complaint;
    }

    private static String act(Product world, String actor, String path, Map<String, Object> fields) {
        return world.act(actor, path, json(fields)).path("caseId").asString();
    }

    private static Answer erases(Product world, Map<String, Object> body) {
        return world.post(ERASER, "/internal/erasures", "erase", null, json(body));
    }

    private static String upload(Product world, String name, String text) {
        EvidenceFile file = new EvidenceFile(name, name, "text/plain", text.getBytes(UTF_8));
        return Product.accepted("/api/evidence", world.upload("BUYER/li", "CHAT_LOG", file))
                .path("evidenceId")
                .asString();
    }

    private static JsonNode json(Map<String, Object> fields) {
        return new JsonMapper().valueToTree(fields);
    }

    private static String exhibit(Product world, String caseId) {
        return world.get("SELLER/shop", "/api/cases/" + caseId + "/evidence")
                .json()
                .at("/evidence/0/evidenceId")
                .asString();
    }

    private static Set<String> in(String text) {
        Matcher found = CANARY.matcher(text);
        return found.results().map(result -> result.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** All that anybody who may see the case is told. */
    private static Set<String> answers(Product world, String caseId) {
        Set<String> seen = new TreeSet<>();
        for (String reader : List.of("BUYER/li", "SELLER/shop", "AGENT/wang", "SUPERVISOR/gao")) {
            for (String part : List.of("", "/events", "/evidence", "/bundle")) {
                seen.addAll(in(
                        world.get(reader, "/api/cases/" + caseId + part).json().toString()));
            }
            seen.addAll(in(world.get(reader, "/api/inbox").json().toString()));
            seen.addAll(in(world.get(reader, "/api/inbox/address").json().toString()));
        }
        return seen;
    }

    private static Set<String> inStore(MongoClient mongo) {
        Set<String> found = new TreeSet<>();
        for (String database : mongo.listDatabaseNames()) {
            for (String collection : mongo.getDatabase(database).listCollectionNames()) {
                mongo.getDatabase(database)
                        .getCollection(collection)
                        .find()
                        .forEach(document -> found.addAll(in(document.toJson())));
            }
        }
        return found;
    }

    private static Set<String> originals(Path data) throws IOException {
        try (Stream<Path> all = Files.walk(data.resolve("evidence"))) {
            return all.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toSet());
        }
    }

    private static Set<String> inFiles(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            Set<String> found = new TreeSet<>();
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                found.addAll(in(Files.readString(file, StandardCharsets.ISO_8859_1)));
            }
            return found;
        }
    }

    /** Everything on every topic, from its beginning. */
    private static Set<String> inTopics(int port) {
        Map<String, Object> settings = Map.of("bootstrap.servers", "127.0.0.1:" + port);
        Set<String> found = new TreeSet<>();
        try (KafkaConsumer<byte[], byte[]> reader =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = reader.listTopics().values().stream()
                    .flatMap(List::stream)
                    .map(part -> new TopicPartition(part.topic(), part.partition()))
                    .filter(part -> part.topic().startsWith("ballcourt."))
                    .toList();
            reader.assign(all);
            reader.seekToBeginning(all);
            Map<TopicPartition, Long> ends = reader.endOffsets(all);
            assertThat(ends.values().stream().mapToLong(Long::longValue).sum()).isGreaterThan(5);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            await().atMost(PATIENCE).until(() -> {
                reader.poll(Duration.ofMillis(200)).forEach(records::add);
                return all.stream().allMatch(part -> reader.position(part) >= ends.get(part));
            });
            for (ConsumerRecord<byte[], byte[]> record : records) {
                found.addAll(in(record.value() == null ? "" : new String(record.value(), UTF_8)));
                record.headers().forEach(header -> found.addAll(in(new String(header.value(), UTF_8))));
            }
        }
        return found;
    }

    private static boolean isWhole(Product world, String caseId) throws Exception {
        JsonNode key = world.get("SELLER/shop", "/api/proof/key").json();
        String fingerprint =
                VerifyingKey.ofPem(key.path("publicKey").asString()).fingerprint();
        TrustAnchors trust = new TrustAnchors(fingerprint, List.of(), List.of());
        HttpResponse<byte[]> bundle = world.send(
                world.request("SELLER/shop", "/api/cases/" + caseId + "/bundle").GET(),
                HttpResponse.BodyHandlers.ofByteArray());
        return BundleVerifier.verify(bundle.body(), trust).verifies();
    }

    private static List<String> audited(Product world) {
        return world
                .get("SUPERVISOR/gao", "/api/audit?actor=" + ERASER)
                .json()
                .path("records")
                .findValues("of")
                .stream()
                .map(JsonNode::toString)
                .toList();
    }
}
