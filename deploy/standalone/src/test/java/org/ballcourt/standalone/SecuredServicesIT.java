package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ballcourt.cases.CaseServiceApplication;
import org.ballcourt.contracts.Order;
import org.ballcourt.escalation.EscalationServiceApplication;
import org.ballcourt.evidence.EvidenceServiceApplication;
import org.ballcourt.keys.KeyFile;
import org.ballcourt.notifications.NotificationServiceApplication;
import org.ballcourt.platformstub.PlatformStub;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.servicekit.TokenMint;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** A dispute goes through the four services over a broker at which each has a password and rights of its own. */
class SecuredServicesIT {
    private static final String SECRET = "a secret for tests of at least 32 bytes";

    private final HttpClient http = HttpClient.newHttpClient();
    private final TokenMint mint = new TokenMint(SECRET);
    private final SigningKey signing = SigningKey.fresh();
    private final SigningKey files = SigningKey.fresh();
    private final SigningKey clocks = SigningKey.fresh();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void goesThroughWithRightsForNothingElse() throws Exception {
        try {
            EmbeddedStore store = opened(EmbeddedStore.inMemory());
            PlatformStub platform = opened(PlatformStub.start(0, "sesame"));
            SecuredBroker broker = opened(SecuredBroker.open(folder.resolve("kafka")));
            List<String> common = List.of(
                    "--server.port=0",
                    "--springdoc.api-docs.enabled=true",
                    "--ballcourt.auth.secret=" + SECRET,
                    "--ballcourt.mongo.allow-embedded=true",
                    "--ballcourt.mongo.uri=" + store.uri(),
                    "--ballcourt.kafka.bootstrap=" + broker.bootstrap());
            List<String> policy = ServicesApart.shortPolicy(folder);
            String cases = start(
                    broker,
                    CaseServiceApplication.class,
                    "case-service/service",
                    common,
                    "--ballcourt.orders.url=" + platform.url(),
                    "--ballcourt.orders.token=sesame",
                    "--ballcourt.payments.url=" + platform.url(),
                    "--ballcourt.payments.token=sesame",
                    policy.get(0),
                    policy.get(1),
                    "--ballcourt.keys.texts=" + KeyFile.freshLine(),
                    "--ballcourt.evidence.keys=" + files.verifying().base64(),
                    "--ballcourt.proof.key=" + line(signing));
            String[] besides = {
                "--ballcourt.cases.url=" + cases,
                "--ballcourt.kafka.provision-topics=false",
                "--ballcourt.events.keys=" + signing.verifying().base64()
            };
            String evidence = start(
                    broker,
                    EvidenceServiceApplication.class,
                    "evidence-service",
                    common,
                    besides[0],
                    besides[1],
                    besides[2],
                    "--ballcourt.evidence.signing-key=" + line(files),
                    "--ballcourt.keys.originals=" + KeyFile.freshLine(),
                    "--ballcourt.evidence.directory=" + folder.resolve("evidence"));
            String escalation = start(
                    broker,
                    EscalationServiceApplication.class,
                    "escalation-service",
                    common,
                    besides[0],
                    besides[1],
                    besides[2],
                    "--ballcourt.escalation.signing-key=" + line(clocks));
            String notices = start(
                    broker,
                    NotificationServiceApplication.class,
                    "notification-service",
                    common,
                    besides[0],
                    besides[1],
                    besides[2],
                    "--ballcourt.escalation.keys=" + clocks.verifying().base64());

            describeTogetherWhatIsFrozen(List.of(cases, evidence, escalation, notices));

            String exhibit =
                    until(() -> upload(evidence), 201).path("evidenceId").asString();
            Map<String, Object> complaint = new HashMap<>(Complaints.about("li", "O-1"));
            platform.orders()
                    .put(Wire.json().treeToValue(Wire.json().valueToTree(complaint.get("order")), Order.class));
            String id = until(() -> post("BUYER/li", cases + "/api/cases", complaint, "file"), 201)
                    .path("caseId")
                    .asString();
            seen("SELLER/shop", notices + "/api/inbox", id);
            until(
                    () -> post(
                            "BUYER/li",
                            cases + "/api/cases/" + id + "/submit-evidence",
                            Map.of("evidence", exhibit),
                            "show"),
                    200);
            seen("SELLER/shop", evidence + "/api/cases/" + id + "/evidence", exhibit);
            seen("BUYER/li", cases + "/api/cases/" + id + "/events", "DutyLapsed");
        } finally {
            for (AutoCloseable each : opened.reversed()) {
                each.close();
            }
        }
    }

    private static String line(SigningKey key) {
        return key.pem().lines().skip(1).findFirst().orElseThrow();
    }

    /** Each describes its own part, word for word as the description of the whole does. */
    private void describeTogetherWhatIsFrozen(List<String> services) throws Exception {
        JsonNode whole =
                Wire.json().readTree(Files.readString(ApiContractIT.FROZEN)).get("paths");
        Set<String> told = new TreeSet<>();
        for (String service : services) {
            HttpRequest question =
                    HttpRequest.newBuilder(URI.create(service + "/v3/api-docs")).build();
            JsonNode paths = Wire.json()
                    .readTree(http.send(question, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .get("paths");
            paths.properties().forEach(path -> {
                told.add(path.getKey());
                assertThat(path.getValue()).as(service + " " + path.getKey()).isEqualTo(whole.get(path.getKey()));
            });
        }
        assertThat(told).containsExactlyInAnyOrderElementsOf(whole.propertyNames());
    }

    private <T extends AutoCloseable> T opened(T one) {
        opened.add(one);
        return one;
    }

    /** With the settings that it ships, and its own password. Where it answers. */
    private String start(SecuredBroker broker, Class<?> service, String module, List<String> common, String... own) {
        String name = module.split("/")[0];
        String shipped = Page.ROOT
                .resolve(module + "/src/main/resources/application.yaml")
                .toUri()
                .toString();
        String[] arguments = Stream.of(
                        Stream.of("--spring.config.location=" + shipped),
                        common.stream(),
                        broker.arguments(name),
                        Stream.of(own))
                .flatMap(each -> each)
                .toArray(String[]::new);
        ConfigurableApplicationContext context = opened(SpringApplication.run(service, arguments));
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    private HttpResponse<String> upload(String evidence) throws Exception {
        String body = "--x\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nCHAT_LOG\r\n"
                + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"noise.txt\"\r\n"
                + "Content-Type: text/plain\r\n\r\nthe motor screams\r\n--x--\r\n";
        return send(request("BUYER/li", evidence + "/api/evidence")
                .header("Idempotency-Key", "upload")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> post(String actor, String address, Map<String, Object> body, String key)
            throws Exception {
        return send(request(actor, address)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Wire.json().writeValueAsString(body))));
    }

    private void seen(String actor, String address, String text) {
        await().atMost(2, TimeUnit.MINUTES)
                .ignoreExceptions()
                .untilAsserted(() ->
                        assertThat(send(request(actor, address).GET()).body()).contains(text));
    }

    private HttpRequest.Builder request(String actor, String address) {
        String[] who = actor.split("/");
        return HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + mint.token(who[1], List.of(who[0]), Duration.ofMinutes(5)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private interface Question {
        HttpResponse<String> ask() throws Exception;
    }

    /** Asks again while a service is not there yet. */
    private static JsonNode until(Question question, int status) {
        HttpResponse<String> answer =
                await().atMost(2, TimeUnit.MINUTES).until(question::ask, response -> response.statusCode() != 503);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Wire.json().readTree(answer.body());
    }
}
