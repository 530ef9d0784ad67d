package org.ballcourt.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.ballcourt.broker.embedded.EmbeddedBroker;
import org.ballcourt.cases.endpoint.Samples;
import org.ballcourt.cases.proof.Keys;
import org.ballcourt.contracts.Order;
import org.ballcourt.keys.KeyFile;
import org.ballcourt.platformstub.PlatformStub;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.servicekit.TokenMint;
import org.ballcourt.servicekit.testkit.HostileRequests;
import org.ballcourt.servicekit.testkit.Refusals;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.ballcourt.wire.Wire;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The whole service on a real broker and a store in this JVM, and people who talk to it over HTTP. */
public final class RunningCaseService implements AutoCloseable {
    private static final String SECRET = "a secret for tests of at least 32 bytes";

    /** Of the evidence-service, which a test stands for. */
    static final SigningKey EVIDENCE = SigningKey.fresh();

    private final EmbeddedStore store = EmbeddedStore.inMemory();
    private final PlatformStub platform = PlatformStub.start(0, "sesame");
    private final EmbeddedBroker broker;
    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final TokenMint mint = new TokenMint(SECRET);
    private final URI base;

    public RunningCaseService() {
        broker = EmbeddedBroker.open(folder(), 0);
        context = SpringApplication.run(
                CaseServiceApplication.class,
                "--server.port=0",
                "--ballcourt.limits.per-second=0",
                "--ballcourt.auth.secret=" + SECRET,
                "--springdoc.api-docs.enabled=true",
                "--springdoc.swagger-ui.enabled=true",
                "--ballcourt.orders.url=" + platform.url(),
                "--ballcourt.orders.token=sesame",
                "--ballcourt.payments.url=" + platform.url(),
                "--ballcourt.payments.token=sesame",
                "--ballcourt.proof.key=" + Keys.line(),
                "--ballcourt.evidence.keys=" + EVIDENCE.verifying().base64(),
                "--ballcourt.keys.texts=" + KeyFile.freshLine(),
                "--ballcourt.mongo.allow-embedded=true",
                "--ballcourt.mongo.uri=" + store.uri(),
                "--ballcourt.kafka.bootstrap=" + broker.bootstrap());
        base = URI.create("http://127.0.0.1:"
                + ((WebServerApplicationContext) context).getWebServer().getPort());
    }

    /** Sends what must be turned away. */
    public Refusals refusals() {
        return new Refusals(base.getPort(), SECRET);
    }

    public HostileRequests hostileRequests() {
        return new HostileRequests(context, SECRET);
    }

    /** An answer over the wire. */
    public record Reply(int status, String body, HttpResponse<?> whole) {
        public JsonNode json() {
            return Wire.json().readTree(body);
        }
    }

    /** Tells the marketplace of the order that a complaint describes. */
    public void sold(String complaint) {
        try {
            JsonNode order = Wire.json().readTree(complaint).path("order");
            if (order.has("unitPrice")) {
                platform.orders().put(Wire.json().treeToValue(order, Order.class));
            }
        } catch (JacksonException | IllegalArgumentException malformed) {
            // What is wrong with it is for the service to say.
        }
    }

    public Reply get(String actor, String path) {
        return send(request(actor, path).GET().build());
    }

    /** The marketplace has sold what a complaint describes. */
    public Reply post(String actor, String path, String body) {
        if (path.equals("/api/cases")) {
            sold(body);
        }
        return send(request(actor, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** Li complains about an order of that id; the id of the case. */
    public String complaint(String orderId) {
        String complaint =
                Wire.json().writeValueAsString(Samples.complaint()).replace("\"O-1\"", "\"" + orderId + "\"");
        return post("BUYER/li", "/api/cases", complaint).json().get("caseId").stringValue();
    }

    /** Nobody signs in where the actor is null. */
    public HttpRequest.Builder request(String actor, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofMinutes(2));
        if (actor != null) {
            request.header("Authorization", authorization(actor));
        }
        return request;
    }

    /** As a request and a command record carry it. */
    public String authorization(String actor) {
        int slash = actor.indexOf('/');
        List<String> roles = List.of(actor.substring(0, slash));
        return "Bearer " + mint.token(actor.substring(slash + 1), roles, Duration.ofHours(1));
    }

    public Reply send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body(), response);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    public HttpClient http() {
        return http;
    }

    public String bootstrap() {
        return broker.bootstrap();
    }

    public <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("case-service-it");
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    @Override
    public void close() {
        context.close();
        broker.close();
        store.close();
        platform.close();
    }
}
