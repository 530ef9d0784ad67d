package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ballcourt.broker.embedded.EmbeddedBroker;
import org.ballcourt.broker.embedded.FreePort;
import org.ballcourt.cases.CaseServiceApplication;
import org.ballcourt.escalation.EscalationServiceApplication;
import org.ballcourt.evidence.EvidenceServiceApplication;
import org.ballcourt.keys.KeyFile;
import org.ballcourt.notifications.NotificationServiceApplication;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Each service alone is ready while it reaches its store and its broker, says which of them is missing, and comes back by itself. */
class ReadinessIT {
    private static final int MINUTES = 3;

    private final SigningKey signing = SigningKey.fresh();

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<ConfigurableApplicationContext> contexts = new ArrayList<>();
    private final Map<String, String> services = new LinkedHashMap<>();

    @Test
    void followsStoreAndBroker() throws Exception {
        int storePort = FreePort.next();
        int brokerPort = FreePort.next();
        EmbeddedStore store = store(storePort);
        EmbeddedBroker broker = broker(brokerPort);
        try {
            startAll(store.uri(), broker.bootstrap());
            all(200, "UP", "UP");
            all("info", info -> assertThat(info.at("/build/version").asString()).isNotBlank());
            all(
                    "info",
                    info -> assertThat(info.at("/build/commit").asString()).matches("[0-9a-f]{7,40}(-dirty)?|unknown"));

            store.close();
            all(503, "DOWN", "UP");
            all(
                    "health/liveness",
                    alive -> assertThat(alive.path("status").asString()).isEqualTo("UP"));
            store = store(storePort);
            all(200, "UP", "UP");

            broker.close();
            all(503, "UP", "DOWN");
            all(
                    "health/liveness",
                    alive -> assertThat(alive.path("status").asString()).isEqualTo("UP"));
            broker = broker(brokerPort);
            all(200, "UP", "UP");
        } finally {
            contexts.reversed().forEach(ConfigurableApplicationContext::close);
            broker.close();
            store.close();
        }
    }

    private EmbeddedStore store(int port) {
        return EmbeddedStore.open(folder.resolve("store"), port);
    }

    private EmbeddedBroker broker(int port) {
        return EmbeddedBroker.open(folder.resolve("kafka"), port);
    }

    private Path key() throws Exception {
        return Files.writeString(folder.resolve("proof-key.pem"), signing.pem());
    }

    private void startAll(String store, String broker) throws Exception {
        String[] common = {
            "--server.port=0",
            "--ballcourt.auth.secret=a secret for tests of at least 32 bytes",
            "--ballcourt.mongo.allow-embedded=true",
            "--ballcourt.mongo.uri=" + store + (store.contains("?") ? "&" : "?") + "serverSelectionTimeoutMS=2000",
            "--ballcourt.kafka.bootstrap=" + broker,
            "--ballcourt.readiness.patience-seconds=6"
        };
        String cases = start(
                CaseServiceApplication.class,
                "case-service/service",
                common,
                "--ballcourt.proof.key-file=" + key(),
                "--ballcourt.keys.texts=" + KeyFile.freshLine(),
                "--ballcourt.evidence.keys=" + signing.verifying().base64(),
                "--ballcourt.orders.url=http://127.0.0.1:1",
                "--ballcourt.orders.token=sesame",
                "--ballcourt.payments.url=http://127.0.0.1:1",
                "--ballcourt.payments.token=sesame");
        String at = "--ballcourt.cases.url=" + cases;
        String by = "--ballcourt.events.keys=" + signing.verifying().base64();
        start(
                EvidenceServiceApplication.class,
                "evidence-service",
                common,
                at,
                by,
                "--ballcourt.evidence.signing-key-file=" + key(),
                "--ballcourt.keys.originals=" + KeyFile.freshLine(),
                "--ballcourt.evidence.directory=" + folder.resolve("evidence"));
        start(
                EscalationServiceApplication.class,
                "escalation-service",
                common,
                at,
                by,
                "--ballcourt.escalation.signing-key-file=" + key());
        start(
                NotificationServiceApplication.class,
                "notification-service",
                common,
                at,
                by,
                "--ballcourt.escalation.keys=" + signing.verifying().base64());
    }

    private String start(Class<?> service, String module, String[] common, String... own) {
        String shipped = Page.ROOT
                .resolve(module + "/src/main/resources/application.yaml")
                .toUri()
                .toString();
        ConfigurableApplicationContext context = SpringApplication.run(
                service,
                Stream.of(Stream.of("--spring.config.location=" + shipped), Stream.of(common), Stream.of(own))
                        .flatMap(each -> each)
                        .toArray(String[]::new));
        contexts.add(context);
        String base = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
        services.put(module, base);
        return base;
    }

    private void all(int status, String store, String broker) {
        services.forEach((name, base) -> await().atMost(MINUTES, TimeUnit.MINUTES)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    HttpResponse<String> answer = ask(base, "health/readiness");
                    assertThat(answer.statusCode())
                            .as(name + " " + answer.body())
                            .isEqualTo(status);
                    JsonNode parts = Wire.json().readTree(answer.body()).path("components");
                    assertThat(parts.at("/store/status").asString()).as(name).isEqualTo(store);
                    assertThat(parts.at("/broker/status").asString()).as(name).isEqualTo(broker);
                }));
    }

    private interface Look {
        void at(JsonNode answer);
    }

    private void all(String what, Look look) throws Exception {
        for (String base : services.values()) {
            look.at(Wire.json().readTree(ask(base, what).body()));
        }
    }

    private HttpResponse<String> ask(String base, String what) throws Exception {
        HttpRequest question = HttpRequest.newBuilder(URI.create(base + "/actuator/" + what))
                .timeout(Duration.ofSeconds(30))
                .build();
        return http.send(question, BodyHandlers.ofString());
    }
}
