package org.ballcourt.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ballcourt.broker.embedded.EmbeddedBroker;
import org.ballcourt.consumer.CaseSubscription;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Topics;
import org.ballcourt.keys.KeyFile;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.servicekit.FloorOfTime;
import org.ballcourt.servicekit.testkit.HostileRequests;
import org.ballcourt.servicekit.testkit.Refusals;
import org.ballcourt.servicekit.testkit.Refusals.Call;
import org.ballcourt.servicekit.testkit.WorkTime;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.ballcourt.wire.EventChain;
import org.ballcourt.wire.Sha256;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The whole service over HTTP, with a real broker, the embedded store, and somebody who answers for the case core. */
class EvidenceServiceIT {
    private static final Actor BUYER = new Actor(Role.BUYER, "li");
    /** For any one request. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private static final Actor SELLER = new Actor(Role.SELLER, "juicehaus");

    @TempDir
    private static Path folder;

    private static EmbeddedBroker broker;
    private static EmbeddedStore store;
    private static AnsweringCaseCore core;
    private static ConfigurableApplicationContext service;
    private static final SigningKey SIGNING = SigningKey.fresh();
    private static EvidenceClient client;

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.open(folder.resolve("kafka"), 0);
        store = EmbeddedStore.inMemory();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            admin.createTopics(Stream.of(
                                    Topics.CASE_EVENTS,
                                    Topics.CASE_SNAPSHOTS,
                                    Topics.CASE_REPLIES,
                                    Topics.EVIDENCE_EVENTS,
                                    Topics.PARKED)
                            .map(topic -> new NewTopic(topic, Optional.of(2), Optional.empty()))
                            .toList())
                    .all()
                    .get();
        }
        core = new AnsweringCaseCore(broker.bootstrap());
        service = SpringApplication.run(
                EvidenceServiceApplication.class,
                "--server.port=0",
                "--ballcourt.limits.per-second=0",
                "--ballcourt.limits.bytes-per-second=1KB",
                "--ballcourt.limits.bytes-burst=100MB",
                "--ballcourt.auth.secret=" + EvidenceClient.SECRET,
                "--ballcourt.mongo.allow-embedded=true",
                "--ballcourt.mongo.uri=" + store.uri(),
                "--ballcourt.kafka.bootstrap=" + broker.bootstrap(),
                "--ballcourt.cases.url=http://127.0.0.1:1",
                "--ballcourt.events.keys=" + AnsweringCaseCore.KEY.verifying().base64(),
                "--ballcourt.keys.originals=" + KeyFile.freshLine(),
                "--ballcourt.evidence.signing-key="
                        + SIGNING.pem().lines().skip(1).findFirst().orElseThrow(),
                "--ballcourt.evidence.directory=" + folder.resolve("evidence"),
                "--ballcourt.evidence.max-size=64KB",
                "--ballcourt.evidence.loose-files=0",
                "--ballcourt.evidence.patience=5s",
                "--ballcourt.evidence.case-lag=0s",
                "--ballcourt.evidence.republish-every=300ms");
        client = new EvidenceClient(service.getEnvironment().getProperty("local.server.port", Integer.class));
        // Nobody has to give a key.
        await().atMost(Duration.ofMinutes(1))
                .until(() -> client.uploadOnce(BUYER, "warm-up.txt", text("warm up"), "OTHER", null, null)
                                .statusCode()
                        == 201);
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
        core.close();
        store.close();
        broker.close();
    }

    @Test
    void tellsCallersOfTheirFaultsAtEveryEndpointAndRingsNoAlarm() {
        new HostileRequests(service, EvidenceClient.SECRET).send();
    }

    @Test
    void takesShowsAndSurvivesHostileFiles() throws Exception {
        Map<String, byte[]> files = HostileFiles.all();
        assertThat(files).hasSizeGreaterThan(300);
        String honest = idOf(client.upload(BUYER, "honest.txt", text("honest"), "OTHER"));
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            HttpResponse<String> taken = swiftly(
                    file.getKey(),
                    wrong,
                    () -> client.uploadOnce(BUYER, file.getKey(), file.getValue(), "PHOTO", null, null));
            if (taken.statusCode() == 201) {
                String path = "/api/evidence/" + idOf(taken);
                for (String part : List.of("", "/view", "/original")) {
                    swiftly(file.getKey() + part, wrong, () -> client.get(BUYER, path + part));
                }
            }
            HttpResponse<String> next = client.get(BUYER, "/api/evidence/" + honest + "/view");
            if (!next.body().equals("honest")) {
                wrong.add("after " + file.getKey() + ": " + next.statusCode());
            }
        }
        assertThat(wrong).as("of %d files", files.size()).isEmpty();
    }

    private static String idOf(HttpResponse<String> uploaded) {
        return EvidenceClient.json(uploaded).get("evidenceId").asString();
    }

    /** Where it takes long it may try again, since a busy machine is nobody's fault. */
    private static HttpResponse<String> swiftly(String what, List<String> wrong, Callable<HttpResponse<String>> request)
            throws Exception {
        HttpResponse<String> answer = null;
        Duration took = ChronoUnit.FOREVER.getDuration();
        for (int tries = 0; tries < 3 && took.compareTo(LONGEST) > 0; tries++) {
            WorkTime time = WorkTime.begin();
            answer = request.call();
            took = time.soFar();
        }
        if (took.compareTo(LONGEST) > 0 || answer.statusCode() >= 500) {
            wrong.add(what + ": " + answer.statusCode() + " after " + took.toMillis() + " ms");
        }
        return answer;
    }

    @Test
    void saysWhatIsWrongWithTheNameOfAFile() throws Exception {
        for (String name : List.of("a\0b.jpg", "x".repeat(5000))) {
            HttpResponse<String> answer = client.upload(BUYER, name, new byte[] {'x'}, "OTHER");
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(EvidenceClient.json(answer).at("/errors/0/field").asString())
                    .isEqualTo("file");
            assertThat(EvidenceClient.json(answer).at("/errors/0/message").asString())
                    .contains("name");
        }
    }

    @Test
    void givesPartsOfAnOriginal() throws Exception {
        String id = EvidenceClient.json(
                        client.upload(BUYER, "a.txt", "0123456789".getBytes(StandardCharsets.UTF_8), "OTHER"))
                .get("evidenceId")
                .asString();
        HttpResponse<String> part = client.part(BUYER, "/api/evidence/" + id + "/original", "bytes=3-5");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("345");
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 3-5/10");
        assertThat(part.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void turnsAwayWithAFullProblemInEveryLanguage() throws Exception {
        Refusals service = new Refusals(client.port(), EvidenceClient.SECRET);
        service.refuses(Call.of("GET", "/nowhere", "BUYER"), 404, "NOT_FOUND");
        service.refuses(Call.of("DELETE", "/api/evidence", "BUYER"), 405, "METHOD_NOT_ALLOWED");
        service.refuses(Call.of("GET", "/api/evidence/e-1", null), 401, "UNAUTHENTICATED");
        service.refuses(Call.of("GET", "/internal/anything", "BUYER"), 403, "FORBIDDEN");
        service.refuses(Call.of("GET", "/api%2Fevidence", "BUYER"), 400, "MALFORMED");
        assertThat(service.refuses(Call.json("POST", "/api/evidence", "BUYER", "{}"), 400, "MALFORMED")
                        .path("errors")
                        .get(0)
                        .path("field")
                        .asString())
                .isEqualTo("body");
        service.refuses(Call.json("POST", "/api/evidence", "STRANGER", "{}"), 403, "NOT_YOUR_ROLE");
        service.refuses(Call.of("GET", "/api/evidence/e-1", "BUYER"), 404, "NO_SUCH_EVIDENCE");
        service.refuses(Call.of("GET", "/api/cases/c-1/evidence", "BUYER"), 404, "NO_SUCH_CASE");
    }

    @Test
    void saysNoSoonerThatAnotherHasItThanThatNobodyDoes() throws Exception {
        String others = "/api/evidence/" + idOf(client.upload(BUYER, "mine.txt", text("mine"), "OTHER"));
        for (String door : List.of(
                others, others + "/view", others + "/original", "/api/evidence/e-none", "/api/cases/c-none/evidence")) {
            long shortest = Long.MAX_VALUE;
            for (int i = 0; i < 5; i++) {
                long begun = System.nanoTime();
                assertThat(client.get(SELLER, door).statusCode()).isEqualTo(404);
                shortest = Math.min(shortest, System.nanoTime() - begun);
            }
            assertThat(shortest).as(door).isGreaterThanOrEqualTo(FloorOfTime.FLOOR.toNanos());
        }
    }

    @Test
    void answersAnUploadWithWhatTheBytesAre() throws Exception {
        HttpResponse<String> answer = client.upload(BUYER, "../../异响.txt", text("异响录像"), "VIDEO");
        assertThat(answer.statusCode()).isEqualTo(201);
        JsonNode body = EvidenceClient.json(answer);
        String id = body.path("evidenceId").asString();
        assertThat(answer.headers().firstValue("Location")).contains("/api/evidence/" + id);
        assertThat(body.path("name").asString()).isEqualTo("异响.txt");
        assertThat(body.path("size").asInt()).isEqualTo(12);
        assertThat(body.path("detectedType").asString()).isEqualTo("text/plain");
        assertThat(body.has("kindFits")).as("a hint for the platform alone").isFalse();
        assertThat(body.path("sha256").asString()).matches("[0-9a-f]{64}");
        List<ConsumerRecord<String, String>> published =
                core.heard().stream().filter(record -> record.key().equals(id)).toList();
        assertThat(published).isNotEmpty().allSatisfy(record -> {
            assertThat(record.value())
                    .isEqualTo(published.getFirst().value())
                    .doesNotContain("异响")
                    .contains("EvidenceStored");
            EvidenceItem item = Wire.sealedJson().readValue(record.value(), EvidenceItem.class);
            assertThat(item.uploadedBy()).isEqualTo(BUYER);
            assertThat(item.name()).isNull();
        });
    }

    /** The topic is one of "at least once": who hears of an original twice must find the very same record. */
    @Test
    void publishesAnUnansweredOriginalAgainWithTheSameIdAndBody() throws Exception {
        core.beSilent(true);
        HttpResponse<String> unanswered = client.uploadOnce(BUYER, "again.txt", text("again"), "OTHER", "key-8", null);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> core.heard().stream()
                                .filter(record -> record.value().contains(sha256("again")))
                                .count()
                        > 1);
        core.beSilent(false);

        assertThat(unanswered.statusCode()).isEqualTo(503);
        String id = id(client.upload(BUYER, "again.txt", text("again"), "OTHER", "key-8", null));
        assertThat(core.heard())
                .filteredOn(record -> record.value().contains(sha256("again")))
                .extracting(ConsumerRecord::key)
                .containsOnly(id);
        assertThat(core.heard())
                .filteredOn(record -> record.key().equals(id))
                .extracting(ConsumerRecord::value)
                .containsOnly(core.heard().stream()
                        .filter(record -> record.key().equals(id))
                        .findFirst()
                        .orElseThrow()
                        .value());
    }

    /** An original that the case core never heard of would be lost to its case, with nobody telling of it again. */
    @Test
    void doesNotBelieveAStrangersAnswerToAnUpload() throws Exception {
        core.answerAs(SigningKey.fresh());
        HttpResponse<String> forged = client.uploadOnce(BUYER, "f.txt", text("forged"), "OTHER", "key-9", null);
        core.answerAs(AnsweringCaseCore.KEY);
        assertThat(forged.statusCode()).isEqualTo(503);
        assertThat(client.upload(BUYER, "f.txt", text("forged"), "OTHER", "key-9", null)
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void findsItsOwnRecordWhenAnUploadIsRepeated() throws Exception {
        core.beSilent(true);
        HttpResponse<String> first = client.uploadOnce(BUYER, "a.txt", text("once"), "OTHER", "key-7", null);
        core.beSilent(false);
        assertThat(first.statusCode()).isEqualTo(503);
        assertThat(first.headers().firstValue("Retry-After")).isPresent();
        HttpResponse<String> second = client.upload(BUYER, "a.txt", text("once"), "OTHER", "key-7", null);
        HttpResponse<String> third = client.upload(BUYER, "a.txt", text("once"), "OTHER", "key-7", null);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(third.body()).isEqualTo(second.body());
        HttpResponse<String> other = client.upload(BUYER, "a.txt", text("twice"), "OTHER", "key-7", null);
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(EvidenceClient.json(other).path("code").asString()).isEqualTo("COMMAND_ID_REUSED");
    }

    @Test
    void namesEveryFaultAtOnceAndStoresNothing() throws Exception {
        Set<String> before = core.heardIds();
        HttpResponse<String> answer = client.raw(
                BUYER,
                EvidenceClient.part("kind", "SELFIE")
                        + EvidenceClient.part("caseId", "../x")
                        + EvidenceClient.part("colour", "red")
                        + EvidenceClient.file("empty.txt", "")
                        + EvidenceClient.END,
                "zh-CN");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = EvidenceClient.json(answer);
        assertThat(problem.path("code").asString()).isEqualTo("MALFORMED");
        assertThat(problem.path("detail").asString()).contains("未保存");
        assertThat(problem.path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactlyInAnyOrder("kind", "caseId", "colour", "file");
        assertThat(core.heardIds()).isEqualTo(before);
        assertThat(partFiles()).isEmpty();
    }

    @Test
    void refusesWhatIsNoMultipartRequest() throws Exception {
        assertThat(client.raw(BUYER, "this is not multipart", null).statusCode())
                .isEqualTo(400);
        String cut = EvidenceClient.part("kind", "OTHER") + EvidenceClient.file("a.txt", "never ends");
        assertThat(client.raw(BUYER, cut, null).statusCode()).isEqualTo(400);
        assertThat(client.json(BUYER, "{}").statusCode()).isEqualTo(400);
        assertThat(partFiles()).isEmpty();
    }

    @Test
    void refusesAFileThatIsTooLarge() throws Exception {
        HttpResponse<String> slightly = client.upload(BUYER, "big.bin", new byte[64 * 1024 + 1], "OTHER");
        HttpResponse<String> grossly = client.upload(BUYER, "big.bin", new byte[3 * 64 * 1024], "OTHER");
        assertThat(slightly.statusCode()).isEqualTo(413);
        assertThat(grossly.statusCode()).isEqualTo(413);
        assertThat(EvidenceClient.json(slightly).path("code").asString()).isEqualTo("FILE_TOO_LARGE");
        assertThat(client.upload(BUYER, "fits.bin", new byte[64 * 1024], "OTHER")
                        .statusCode())
                .isEqualTo(201);
        assertThat(partFiles()).isEmpty();
    }

    @Test
    void leavesNothingOfAConnectionThatWasCut() throws Exception {
        Set<String> before = core.heardIds();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), client.port())) {
            String head =
                    "POST /api/evidence HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + EvidenceClient.token(BUYER)
                            + "\r\nContent-Type: multipart/form-data; boundary=" + EvidenceClient.BOUNDARY
                            + "\r\nContent-Length: 40000\r\n\r\n";
            socket.getOutputStream()
                    .write(text(head
                            + EvidenceClient.part("kind", "OTHER")
                            + EvidenceClient.file("a.txt", "x".repeat(20_000))));
            socket.getOutputStream().flush();
            await().atMost(Duration.ofMinutes(1)).until(() -> !partFiles().isEmpty());
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> partFiles().isEmpty());
        assertThat(core.heardIds()).isEqualTo(before);
    }

    @Test
    void countsTheBytesOfWhatOnePersonReads() throws Exception {
        Actor reader = new Actor(Role.BUYER, "reads-much");
        String id = id(client.upload(reader, "long.txt", text("x".repeat(60_000)), "OTHER"));
        HttpResponse<String> answer = client.get(reader, "/api/evidence/" + id + "/view");
        int reads = 1;
        for (; answer.statusCode() == 200 && reads < 2_000; reads++) {
            answer = client.get(reader, "/api/evidence/" + id + (reads % 2 == 0 ? "/view" : "/original"));
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(reads).as("a view counts twice").isBetween(1_100, 1_300);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(client.get(reader, "/api/evidence/" + id).statusCode()).isEqualTo(200);
        String other = id(client.upload(BUYER, "short.txt", text("x"), "OTHER"));
        assertThat(client.get(BUYER, "/api/evidence/" + other + "/original").statusCode())
                .isEqualTo(200);
    }

    @Test
    void givesOriginalsOutSoThatNoBrowserRunsThem() throws Exception {
        byte[] page = text("<html><script>alert(1)</script></html>");
        String id = id(client.upload(BUYER, "聊天 \"x\".html", page, "CHAT_LOG"));
        HttpResponse<String> original = client.get(BUYER, "/api/evidence/" + id + "/original");
        assertThat(original.body()).isEqualTo(new String(page, StandardCharsets.UTF_8));
        assertThat(original.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;");
        assertThat(original.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(original.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("sandbox");
        assertThat(original.headers().firstValue("Content-Length")).contains(String.valueOf(page.length));
        HttpResponse<String> view = client.get(BUYER, "/api/evidence/" + id + "/view");
        assertThat(view.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    }

    @Test
    void pointsToTheOriginalWhereThereIsNoView() throws Exception {
        String id = id(client.upload(BUYER, "x.bin", new byte[] {0, 1, 2}, "OTHER"));
        HttpResponse<String> view = client.get(BUYER, "/api/evidence/" + id + "/view");
        assertThat(view.statusCode()).isEqualTo(415);
        assertThat(EvidenceClient.json(view).path("detail").asString()).contains("/api/evidence/" + id + "/original");
    }

    private Path newestFile() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("evidence/sealed"))) {
            return files.filter(Files::isRegularFile)
                    .max(Comparator.comparing(file -> file.toFile().lastModified()))
                    .orElseThrow();
        }
    }

    @Test
    void doesNotGiveOutATamperedOriginal() throws Exception {
        HttpResponse<String> uploaded = client.upload(BUYER, "t.txt", text("to be tampered"), "OTHER");
        Path blob = newestFile();
        byte[] changed = Files.readAllBytes(blob);
        changed[changed.length - 20] ^= 1;
        Files.write(blob, changed);
        HttpResponse<String> original = client.get(BUYER, "/api/evidence/" + id(uploaded) + "/original");
        assertThat(original.statusCode()).isEqualTo(500);
        assertThat(EvidenceClient.json(original).path("code").asString()).isEqualTo("ORIGINAL_DAMAGED");
        assertThat(original.headers().firstValue("Content-Disposition")).isEmpty();
        assertThat(client.get(BUYER, "/actuator/prometheus").body()).contains("ballcourt_evidence_tampered_total 1.0");
    }

    @Test
    void learnsFromCaseEventsWhoMaySeeWhat() throws Exception {
        String id = id(client.upload(BUYER, "DX-PRIVATE-31.txt", text("诊断证明"), "MEDICAL_RECORD"));
        assertThat(client.get(BUYER, "/api/cases/case-1/evidence").statusCode()).isEqualTo(404);
        assertThat(client.upload(BUYER, "a.txt", text("a"), "OTHER", null, "case-1")
                        .statusCode())
                .isEqualTo(404);

        EvidenceItem item = new EvidenceItem(
                id,
                EvidenceKind.MEDICAL_RECORD,
                null,
                12,
                "0".repeat(64),
                "text/plain",
                false,
                BUYER,
                Instant.EPOCH,
                null);
        EventChain history = EventChain.of("case-1").then(BUYER, filed());
        core.publish(history.events());
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(
                                client.get(SELLER, "/api/cases/case-1/evidence").statusCode())
                        .isEqualTo(200));
        assertThat(client.get(SELLER, "/api/cases/case-1/evidence").body()).isEqualTo("{\"evidence\":[]}");
        assertThat(client.upload(BUYER, "mine.txt", text("a"), "OTHER", null, "case-1")
                        .statusCode())
                .isEqualTo(201);
        assertThat(client.get(BUYER, "/api/cases/case-1/evidence").body()).contains("mine.txt");

        history.then(BUYER, new CaseEvent.EvidenceSubmitted(item, 1, "INJURY_CAUSED", null, BallChange.NONE));
        core.publish(history.events().subList(1, 2));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(
                                client.get(SELLER, "/api/cases/case-1/evidence").body())
                        .contains("DX-PRIVATE-31")
                        .doesNotContain("mine.txt"));
        JsonNode seen = EvidenceClient.json(client.get(new Actor(Role.AGENT, "wang"), "/api/evidence/" + id));
        assertThat(seen.has("kindFits")).isTrue();
        assertThat(client.get(SELLER, "/api/cases/case-1/evidence").body()).doesNotContain("kindFits");
        assertThat(client.get(SELLER, "/api/evidence/" + id).body()).doesNotContain("kindFits");
        assertThat(seen.path("exhibit").asInt()).isOne();
        assertThat(seen.path("element").asString()).isEqualTo("INJURY_CAUSED");
        assertThat(seen.path("submitted").asBoolean()).isTrue();
        assertThat(service.getBean(CaseSubscription.class).caughtUp()).isTrue();

        HttpResponse<String> stranger = client.get(new Actor(Role.SELLER, "other"), "/api/evidence/" + id);
        HttpResponse<String> missing = client.get(new Actor(Role.SELLER, "other"), "/api/evidence/ev-missing");
        assertThat(stranger.statusCode()).isEqualTo(404);
        assertThat(stranger.body().replace(id, "")).isEqualTo(missing.body().replace("ev-missing", ""));
        assertThat(client.get(new Actor(Role.SELLER, "other"), "/api/cases/case-1/evidence")
                        .statusCode())
                .isEqualTo(404);
    }

    /** Two records, a complaint of one's own and in it a stranger's file, opened the stranger's original before events were signed. */
    @Test
    void opensNoFileOnTheWordOfARecordThatNobodyKnownSigned() throws Exception {
        Actor mallory = new Actor(Role.BUYER, "mallory");
        String id = id(client.upload(BUYER, "secret.txt", text("nobody else's business"), "MEDICAL_RECORD"));
        EvidenceItem item = new EvidenceItem(
                id,
                EvidenceKind.MEDICAL_RECORD,
                null,
                22,
                sha256("nobody else's business"),
                "text/plain",
                false,
                mallory,
                Instant.EPOCH,
                null);
        double before = laidAside();
        for (SigningKey key : Arrays.asList(null, SigningKey.fresh())) {
            EventChain forged = EventChain.of("case-forged")
                    .then(mallory, filed("mallory"))
                    .then(mallory, new CaseEvent.EvidenceSubmitted(item, 1, "INJURY_CAUSED", null, BallChange.NONE));
            core.publish(forged.events(), key);
        }
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(laidAside()).isEqualTo(before + 4));

        for (String path : List.of("", "/view", "/original")) {
            assertThat(client.get(mallory, "/api/evidence/" + id + path).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(client.get(mallory, "/api/cases/case-forged/evidence").statusCode())
                .isEqualTo(404);
        core.publish(
                EventChain.of("case-honest").then(mallory, filed("mallory")).events());
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(client.get(mallory, "/api/cases/case-honest/evidence")
                                .statusCode())
                        .isEqualTo(200));
    }

    private static double laidAside() {
        return service.getBean(MeterRegistry.class)
                .get("ballcourt.consumer.unreadable")
                .counter()
                .count();
    }

    @Test
    void doesNotLetANobodyIn() throws Exception {
        assertThat(client.nobody("/api/cases/case-1/evidence").statusCode()).isEqualTo(404);
        assertThat(client.nobody("/api/evidence/ev-1").statusCode()).isEqualTo(404);
        assertThat(client.anonymous("/api/evidence/ev-1").statusCode()).isEqualTo(401);
    }

    private static CaseEvent filed() {
        return filed("li");
    }

    private static CaseEvent filed(String buyer) {
        Money amount = Money.of("328.00", "CNY");
        Order order = new Order(
                "O-1",
                "1",
                buyer,
                "juicehaus",
                "G-1",
                "面霜",
                GoodsClass.COSMETICS,
                amount,
                1,
                null,
                null,
                null,
                null,
                List.of(),
                false,
                null,
                null,
                null);
        return new CaseEvent.ComplaintFiled(
                buyer,
                "juicehaus",
                order,
                Reason.INJURY_OR_ALLERGY,
                Remedy.REFUND,
                amount,
                null,
                List.of(),
                false,
                "cn-marketplace",
                BallChange.NONE);
    }

    private static List<Path> partFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("evidence/incoming"))) {
            return files.toList();
        }
    }

    private static String id(HttpResponse<String> uploaded) {
        assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(201);
        return EvidenceClient.json(uploaded).path("evidenceId").asString();
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(Sha256.digest().digest(text(text)));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
