package org.ballcourt.scenarios;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A running product as anybody outside sees it: its public HTTP interface and the endpoints of its test mode. */
final class Product implements AutoCloseable {
    /** Going forward over many deadlines may take its time; anything slower than this hangs. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final URI base;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Map<String, String> tokens = new HashMap<>();

    Product(URI base) {
        this.base = base;
    }

    Answer get(String actor, String path) {
        return send(request(actor, path).GET());
    }

    /** @param ifVersion the version that the case must have; null for any */
    Answer post(String actor, String path, String commandId, String ifVersion, JsonNode body) {
        HttpRequest.Builder request = request(actor, path)
                .header("Idempotency-Key", commandId)
                .header("Content-Type", "application/json")
                .POST(text(body));
        return send(ifVersion == null ? request : request.header("If-Match", "\"" + ifVersion + "\""));
    }

    Answer upload(String actor, String commandId, Multipart form) {
        return send(request(actor, "/api/evidence")
                .header("Idempotency-Key", commandId)
                .header("Content-Type", form.contentType())
                .POST(BodyPublishers.ofByteArray(form.bytes())));
    }

    /** Everything that has a name in the product, by kind. */
    JsonNode vocabulary() {
        return must(get("SUPERVISOR/story-teller", "/api/vocabulary"), "/api/vocabulary")
                .json();
    }

    void payments(String mood) {
        testEndpoint("/api/test/payments", JSON.objectNode().put("mood", mood.toUpperCase(Locale.ROOT)));
    }

    void setClock(String instant) {
        testEndpoint("/api/test/clock", JSON.objectNode().put("set", instant));
    }

    void advanceClock(Duration time) {
        testEndpoint("/api/test/clock", JSON.objectNode().put("advance", time.toString()));
    }

    /** Comes back when nothing is in flight. */
    void settle() {
        must(send(plain("/api/test/settled").GET()), "/api/test/settled");
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest.Builder request(String actor, String path) {
        return plain(path).header("Authorization", "Bearer " + tokens.computeIfAbsent(actor, this::token));
    }

    private String token(String actor) {
        int slash = actor.indexOf('/');
        ObjectNode body =
                JSON.objectNode().put("role", actor.substring(0, slash)).put("id", actor.substring(slash + 1));
        return testEndpoint("/api/test/token", body).json().path("token").asString();
    }

    private Answer testEndpoint(String path, JsonNode body) {
        return must(send(plain(path).header("Content-Type", "application/json").POST(text(body))), path);
    }

    private static Answer must(Answer answer, String path) {
        if (!answer.accepted()) {
            throw new ProductFailure("the product's " + path + " answered " + answer.refusal());
        }
        return answer;
    }

    private HttpRequest.Builder plain(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).header("Accept", "application/json");
    }

    private static BodyPublisher text(JsonNode body) {
        return BodyPublishers.ofString(body.toString());
    }

    private Answer send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            var response = client.send(request, BodyHandlers.ofString());
            return Answer.of(response.statusCode(), response.body());
        } catch (IOException failed) {
            throw new ProductFailure("no answer to " + request.method() + " " + request.uri() + ": " + failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ProductFailure("interrupted");
        }
    }
}
