package org.ballcourt.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.ballcourt.broker.embedded.FreePort;
import org.ballcourt.scenarios.Answer;
import org.ballcourt.scenarios.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Programs of parties are told by the whole product; what comes is checked by Standard Webhooks' own library. */
class WebhooksIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path temp;

    private final List<Message> heard = new CopyOnWriteArrayList<>();
    private final Map<String, String> secrets = new HashMap<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile int status = 204;
    private volatile boolean hangs;
    private HttpServer receiver;

    private record Message(String path, Map<String, List<String>> headers, String body) {
        String id() {
            return headers.get("webhook-id").getFirst();
        }

        JsonNode data() {
            return JSON.readTree(body).path("data");
        }
    }

    @BeforeEach
    void receive() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.createContext("/", this::hear);
        receiver.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        receiver.stop(0);
    }

    private void hear(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        heard.add(new Message(exchange.getRequestURI().getPath(), headers, body));
        if (hangs) {
            awaitEnd();
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private void awaitEnd() {
        try {
            end.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void showEachOwnerWhatTheStreamShowsThemSignedAndInOrder() throws Exception {
        try (ProductUnderTest product = ProductUnderTest.start(temp);
                Product world = new Product(URI.create(product.base()))) {
            world.setClock("2026-11-02T10:00:00+08:00");
            String seller = register(world, "SELLER/shop", "/shop", Map.of());
            register(world, "SELLER/other", "/other", Map.of());
            register(world, "BUYER/li", "/li", Map.of("types", List.of("ClaimAccepted")));
            register(world, "SUPERVISOR/gao", "/platform", Map.of());

            String caseId = file(world);
            say(world, "BUYER/li", caseId, "for the platform alone", "PLATFORM");
            say(world, "SELLER/shop", caseId, "for all", "ALL");
            world.act("SELLER/shop", Product.path(caseId, "AcceptClaim"), JSON.valueToTree(Map.of()));
            world.settle();

            for (String owner : List.of("SELLER/shop=/shop", "SUPERVISOR/gao=/platform")) {
                String[] parts = owner.split("=");
                await().atMost(PATIENCE)
                        .untilAsserted(
                                () -> assertThat(shown(parts[1], caseId)).isEqualTo(events(world, parts[0], caseId)));
            }
            assertThat(heardAt("/shop").toString())
                    .doesNotContain("for the platform alone")
                    .contains("for all");
            assertThat(heardAt("/platform").toString()).contains("for the platform alone");
            assertThat(heardAt("/li"))
                    .extracting(message -> message.data().path("type").asString())
                    .containsExactly("ClaimAccepted");
            assertThat(heardAt("/other")).isEmpty();
            heard.forEach(this::verify);
            assertThat(audited(world)).contains("webhook");

            int before = heardAt("/shop").size();
            Answer resent = world.post(
                    "SELLER/shop",
                    "/api/webhooks/" + seller + "/resend",
                    "again",
                    null,
                    JSON.valueToTree(Map.of("caseId", caseId, "from", 3)));
            assertThat(resent.status()).isEqualTo(200);
            world.settle();
            assertThat(heardAt("/shop").subList(before, heardAt("/shop").size()))
                    .extracting(Message::id)
                    .containsExactlyElementsOf(heardAt("/shop").stream()
                            .limit(before)
                            .filter(message -> message.data().path("seq").asLong() >= 3)
                            .map(Message::id)
                            .toList());
            assertThat(world.post(
                                    "SELLER/other",
                                    "/api/webhooks/" + seller + "/resend",
                                    "again",
                                    null,
                                    JSON.valueToTree(Map.of("caseId", caseId, "from", 1)))
                            .status())
                    .isEqualTo(404);
        }
    }

    /** The retries go by the product's clock: five days pass at once. */
    @Test
    void areTriedAgainThenDisabledAndTheOwnerIsTold() throws Exception {
        try (ProductUnderTest product = ProductUnderTest.start(temp);
                Product world = new Product(URI.create(product.base()))) {
            world.setClock("2026-11-02T10:00:00+08:00");
            String webhook = register(world, "SELLER/shop", "/shop", Map.of());
            status = 500;
            String caseId = file(world);
            world.settle();
            assertThat(heard).hasSize(1);
            JsonNode waiting = deliveries(world, webhook).path(0);
            assertThat(waiting.path("state").asString()).isEqualTo("WAITING");
            assertThat(waiting.at("/answers/0/status").asInt()).isEqualTo(500);
            world.advanceClock(Duration.ofSeconds(6));
            assertThat(heard).hasSize(2);
            status = 204;
            world.advanceClock(Duration.ofMinutes(7));
            assertThat(heard)
                    .hasSize(3)
                    .extracting(Message::id)
                    .containsOnly(heard.getFirst().id());
            assertThat(deliveries(world, webhook).path(0).path("state").asString())
                    .isEqualTo("DELIVERED");

            status = 410;
            say(world, "BUYER/li", caseId, "more", "ALL");
            world.settle();
            assertThat(heard).hasSize(4);
            assertThat(world.get("SELLER/shop", "/api/webhooks/" + webhook)
                            .json()
                            .path("disabled")
                            .asString())
                    .isEqualTo("GONE");
            assertThat(world.get("SELLER/shop", "/api/inbox").json().path("notices"))
                    .extracting(notice -> notice.path("template").asString())
                    .containsOnlyOnce("webhook-disabled");
        }
    }

    /** Somebody who has left goes on being told, at whatever address, until another ends it. */
    @Test
    void areSeenAndEndedByAnySupervisor() throws Exception {
        try (ProductUnderTest product = ProductUnderTest.start(temp);
                Product world = new Product(URI.create(product.base()))) {
            String webhook = register(world, "SUPERVISOR/left", "/left", Map.of());
            String door = "/api/webhooks/" + webhook;
            JsonNode seen =
                    world.get("SUPERVISOR/gao", "/api/webhooks/all").json().at("/webhooks/0");
            assertThat(seen.path("id").asString()).isEqualTo(webhook);
            assertThat(seen.path("owner").asString()).isEqualTo("SUPERVISOR/left");
            assertThat(seen.path("url").asString()).endsWith("/left");
            assertThat(seen.has("since")).isTrue();
            assertThat(seen.has("secret")).isFalse();
            assertThat(world.get("AGENT/wang", "/api/webhooks/all").status()).isEqualTo(403);
            assertThat(world.get("SELLER/shop", "/api/webhooks/all").status()).isEqualTo(403);
            assertThat(to(world, "AGENT/wang", door + "/disable?why=left").status())
                    .isEqualTo(403);
            assertThat(world.get("SUPERVISOR/gao", "/api/audit?actor=SUPERVISOR/left")
                            .json()
                            .toString())
                    .contains(webhook, "/left");

            assertThat(to(world, "SUPERVISOR/gao", door + "/disable?why=left")
                            .json()
                            .path("disabled")
                            .asString())
                    .isEqualTo("BY_PLATFORM");
            file(world);
            world.settle();
            assertThat(heard).isEmpty();
            assertThat(to(world, "SUPERVISOR/left", door + "/enable").status()).isEqualTo(403);
            assertThat(to(world, "SUPERVISOR/left", door + "/allow?why=mine").status())
                    .isEqualTo(403);
            assertThat(world.get("SUPERVISOR/left", "/api/inbox").json().path("notices"))
                    .extracting(notice -> notice.path("template").asString())
                    .containsOnlyOnce("webhook-disabled");

            assertThat(to(world, "SUPERVISOR/gao", door + "/allow?why=back").status())
                    .isEqualTo(200);
            say(world, "BUYER/li", file(world, "O-later"), "more", "ALL");
            world.settle();
            assertThat(heardAt("/left")).isNotEmpty();
        }
    }

    private static Answer to(Product world, String actor, String door) {
        return world.post(actor, door, door + actor, null, JSON.valueToTree(Map.of()));
    }

    /** The example for whoever has no library, as it stands. */
    @Test
    void arriveAtThePythonOfTheExamplesWhichTakesNothingForged() throws Exception {
        Path interpreter = Path.of("/usr/bin/python3");
        Assumptions.assumeTrue(Files.isExecutable(interpreter), "no Python is here: ITS EXAMPLE WAS NOT TESTED");
        try (ProductUnderTest product = ProductUnderTest.start(temp);
                Product world = new Product(URI.create(product.base()))) {
            int port = FreePort.next();
            String secret = register(world, "SELLER/shop", Map.of("url", "http://127.0.0.1:" + port + "/"))
                    .path("secret")
                    .asString();
            ProcessBuilder program = new ProcessBuilder(
                    "python3", Page.ROOT.resolve("examples/python/webhook.py").toString(), Integer.toString(port));
            program.environment().put("BALLCOURT_WEBHOOK_SECRET", secret);
            Path said = temp.resolve("said");
            Process python = program.redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            try {
                await().atMost(PATIENCE).until(() -> Files.readString(said).startsWith("listening"));
                HttpRequest forged = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                        .header("webhook-id", "msg_1")
                        .header("webhook-timestamp", Long.toString(Instant.now().getEpochSecond()))
                        .header("webhook-signature", "v1," + "A".repeat(43) + "=")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build();
                try (HttpClient client = HttpClient.newHttpClient()) {
                    assertThat(client.send(forged, HttpResponse.BodyHandlers.discarding())
                                    .statusCode())
                            .isEqualTo(401);
                }
                String caseId = file(world);
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(Files.readString(said)).contains(caseId + " 1 ComplaintFiled"));
            } finally {
                python.destroyForcibly();
            }
        }
    }

    /** The receiver has the message, the product has not heard so when it dies. */
    @Test
    void comeAgainWithTheSameIdAfterAKillBetweenSendingAndNoting() throws Exception {
        Path data = temp.resolve("data");
        hangs = true;
        try (ProductUnderTest product = ProductUnderTest.start(temp, "--data", data.toString());
                Product world = new Product(URI.create(product.base()))) {
            register(world, "SELLER/shop", "/shop", Map.of());
            file(world);
            await().atMost(PATIENCE).until(() -> heard.size() == 1);
            product.kill();
        }
        hangs = false;
        end.countDown();
        try (ProductUnderTest product = ProductUnderTest.start(temp, "--data", data.toString());
                Product world = new Product(URI.create(product.base()))) {
            await().atMost(PATIENCE).until(() -> heard.size() >= 2);
            world.settle();
            assertThat(heard)
                    .extracting(Message::id)
                    .containsOnly(heard.getFirst().id());
            assertThat(heard)
                    .extracting(Message::body)
                    .containsOnly(heard.getFirst().body());
        }
    }

    private String register(Product world, String owner, String path, Map<String, Object> filter) {
        Map<String, Object> wanted = new HashMap<>(filter);
        wanted.put("url", "http://127.0.0.1:" + receiver.getAddress().getPort() + path);
        JsonNode made = register(world, owner, wanted);
        secrets.put(path, made.path("secret").asString());
        return made.path("id").asString();
    }

    private static JsonNode register(Product world, String owner, Map<String, Object> wanted) {
        Answer answer = world.post(owner, "/api/webhooks", owner, null, JSON.valueToTree(wanted));
        assertThat(answer.status()).isEqualTo(201);
        return answer.json();
    }

    private static String file(Product world) {
        return file(world, "O-hooked");
    }

    private static String file(Product world, String order) {
        return world.act("BUYER/li", "/api/cases", JSON.valueToTree(Complaints.about("li", order)))
                .path("caseId")
                .asString();
    }

    private static void say(Product world, String actor, String caseId, String text, String audience) {
        world.act(
                actor,
                Product.path(caseId, "AddStatement"),
                JSON.valueToTree(Map.of("text", text, "visibleTo", audience)));
    }

    private List<Message> heardAt(String path) {
        return heard.stream().filter(message -> message.path().equals(path)).toList();
    }

    private List<JsonNode> shown(String path, String caseId) {
        return heardAt(path).stream()
                .map(Message::data)
                .filter(data -> data.path("caseId").asString().equals(caseId))
                .toList();
    }

    private static List<JsonNode> events(Product world, String reader, String caseId) {
        return world.get(reader, "/api/cases/" + caseId + "/events")
                .json()
                .path("events")
                .valueStream()
                .map(event -> (JsonNode) ((ObjectNode) event.deepCopy()).put("caseId", caseId))
                .toList();
    }

    private static String audited(Product world) {
        return world.get("SUPERVISOR/gao", "/api/audit?actor=SUPERVISOR/gao")
                .json()
                .toString();
    }

    private static JsonNode deliveries(Product world, String webhook) {
        return world.get("SELLER/shop", "/api/webhooks/" + webhook + "/deliveries")
                .json()
                .path("deliveries");
    }

    private void verify(Message message) {
        try {
            new Webhook(secrets.get(message.path())).verify(message.body(), message.headers());
        } catch (WebhookVerificationException forged) {
            throw new UncheckedIOException(new IOException(forged));
        }
    }
}
