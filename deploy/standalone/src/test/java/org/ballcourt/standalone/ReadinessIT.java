package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ballcourt.broker.embedded.EmbeddedBroker;
import org.ballcourt.broker.embedded.FreePort;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Each service alone is ready while it reaches its store and its broker, says which of them is missing, and comes back by itself. */
class ReadinessIT {
    private static final int MINUTES = 3;

    @TempDir
    private Path folder;

    private ServicesApart services;

    @Test
    void followsStoreAndBroker() throws Exception {
        int storePort = FreePort.next();
        int brokerPort = FreePort.next();
        EmbeddedStore store = store(storePort);
        EmbeddedBroker broker = broker(brokerPort);
        try (ServicesApart apart = new ServicesApart(folder, settings(store, broker))) {
            services = apart;
            apart.startAll(List.of(
                    "--ballcourt.orders.url=http://127.0.0.1:1",
                    "--ballcourt.orders.token=sesame",
                    "--ballcourt.payments.url=http://127.0.0.1:1",
                    "--ballcourt.payments.token=sesame"));
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

    private static List<String> settings(EmbeddedStore store, EmbeddedBroker broker) {
        String uri = store.uri();
        return List.of(
                "--ballcourt.mongo.uri=" + uri + (uri.contains("?") ? "&" : "?") + "serverSelectionTimeoutMS=2000",
                "--ballcourt.kafka.bootstrap=" + broker.bootstrap(),
                "--ballcourt.readiness.patience-seconds=6");
    }

    private void all(int status, String store, String broker) {
        services.all()
                .forEach(name -> await().atMost(MINUTES, TimeUnit.MINUTES)
                        .pollInterval(Duration.ofMillis(500))
                        .untilAsserted(() -> {
                            HttpResponse<String> answer = ask(name, "health/readiness");
                            assertThat(answer.statusCode())
                                    .as(name + " " + answer.body())
                                    .isEqualTo(status);
                            JsonNode parts = Wire.json().readTree(answer.body()).path("components");
                            assertThat(parts.at("/store/status").asString())
                                    .as(name)
                                    .isEqualTo(store);
                            assertThat(parts.at("/broker/status").asString())
                                    .as(name)
                                    .isEqualTo(broker);
                        }));
    }

    private interface Look {
        void at(JsonNode answer);
    }

    private void all(String what, Look look) throws Exception {
        for (String name : services.all()) {
            look.at(Wire.json().readTree(ask(name, what).body()));
        }
    }

    private HttpResponse<String> ask(String name, String what) throws Exception {
        return services.ask(name, "/actuator/" + what);
    }
}
