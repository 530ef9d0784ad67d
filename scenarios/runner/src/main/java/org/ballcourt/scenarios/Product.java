package org.ballcourt.scenarios;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.cli.CommandRefused;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A running product as anybody outside sees it: its public HTTP interface and the endpoints of its test mode. Whatever keeps it from
 * being talked to is a {@link CommandRefused}.
 */
public final class Product implements AutoCloseable {
    /** Going forward over many deadlines may take its time; anything slower than this hangs. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String BOUNDARY = "ballcourt-story-5d1e7c4a";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final URI base;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Map<String, String> tokens = new HashMap<>();

    public Product(URI base) {
        this.base = base;
    }

    /** @param option the value of {@code --product}; empty for the usual address */
    public static Product at(Optional<String> option) {
        return new Product(address(option.orElse("http://127.0.0.1:8080")));
    }

    /** Without a slash at its end, so that paths can follow. */
    static URI address(String text) {
        if (!text.matches("https?://[^ ]+")) {
            throw new CommandRefused(Message.of("product.no-address").with("address", text));
        }
        return URI.create(text.replaceAll("/$", ""));
    }

    /** Somebody comes with a token of their own; for everybody else the test mode makes one. */
    public void knows(String actor, String token) {
        tokens.put(actor, token);
    }

    public Answer get(String actor, String path) {
        return answer(request(actor, path).GET());
    }

    /** @param ifVersion the version that the case must have; null for any */
    public Answer post(String actor, String path, String commandId, String ifVersion, JsonNode body) {
        HttpRequest.Builder request = request(actor, path).header("Idempotency-Key", commandId);
        return answer(json(ifVersion == null ? request : request.header("If-Match", "\"" + ifVersion + "\""), body));
    }

    /** Puts something where there may be another already; the same twice is the same. */
    public Answer put(String actor, String path, JsonNode body) {
        return answer(request(actor, path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body.toString())));
    }

    /** Sends a command that must be accepted. */
    public JsonNode act(String actor, String path, JsonNode body) {
        return accepted(path, post(actor, path, UUID.randomUUID().toString(), null, body));
    }

    /** Where a command on a case is sent. */
    public static String path(String caseId, String command) {
        String kebab = command.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        return "/api/cases/" + caseId + "/" + kebab;
    }

    /** Stores evidence, in a form as browsers send it. */
    public Answer upload(String actor, String kind, EvidenceFile file) {
        String quoted = file.name().replace("\\", "\\\\").replace("\"", "%22");
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(
                utf8("""
                --%1$s
                Content-Disposition: form-data; name="kind"

                %2$s
                --%1$s
                Content-Disposition: form-data; name="file"; filename="%3$s"
                Content-Type: %4$s

                """.formatted(BOUNDARY, kind, quoted, file.mediaType()).replace("\n", "\r\n")));
        form.writeBytes(file.bytes());
        form.writeBytes(utf8("\r\n--" + BOUNDARY + "--\r\n"));
        return answer(request(actor, "/api/evidence")
                .header("Idempotency-Key", file.commandId())
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(form.toByteArray())));
    }

    /** @param commandId makes the upload one command, however often it is sent */
    public record EvidenceFile(String commandId, String name, String mediaType, byte[] bytes) {}

    /** Everything that has a name in the product, by kind. */
    JsonNode vocabulary() {
        return accepted("/api/vocabulary", get("SUPERVISOR/story-teller", "/api/vocabulary"));
    }

    void payments(String mood) {
        test("/api/test/payments", JSON.objectNode().put("mood", mood.toUpperCase(Locale.ROOT)));
    }

    public void setClock(String instant) {
        test("/api/test/clock", JSON.objectNode().put("set", instant));
    }

    public void advanceClock(Duration time) {
        test("/api/test/clock", JSON.objectNode().put("advance", time.toString()));
    }

    /** Lets the real time run again. */
    public void releaseClock() {
        test("/api/test/clock", JSON.objectNode().put("release", true));
    }

    /** Comes back when nothing is in flight. */
    public void settle() {
        accepted("/api/test/settled", answer(plain("/api/test/settled").GET()));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    /** A request in somebody's name, to be completed. */
    public HttpRequest.Builder request(String actor, String path) {
        return plain(path).header("Authorization", "Bearer " + tokens.computeIfAbsent(actor, this::token));
    }

    private String token(String actor) {
        String[] person = actor.split("/", 2);
        Answer answer = answer(json(
                plain("/api/test/token"),
                JSON.objectNode().put("role", person[0]).put("id", person[1])));
        if (!answer.accepted()) {
            throw new CommandRefused(
                    Message.of("product.no-test-mode").with("product", base).with("role", person[0]));
        }
        return answer.json().path("token").asString();
    }

    private void test(String path, JsonNode body) {
        accepted(path, answer(json(plain(path), body)));
    }

    /** What an answer that must not be a refusal says. */
    public static JsonNode accepted(String path, Answer answer) {
        if (!answer.accepted()) {
            throw new CommandRefused(
                    Message.of("product.refused").with("path", path).with("answer", answer.refusal()));
        }
        return answer.json();
    }

    private HttpRequest.Builder plain(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE).header("Accept", "application/json");
    }

    private static HttpRequest.Builder json(HttpRequest.Builder request, JsonNode body) {
        BodyPublisher text = BodyPublishers.ofString(body.toString());
        return request.header("Content-Type", "application/json").POST(text);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Answer answer(HttpRequest.Builder request) {
        HttpResponse<String> response = send(request, BodyHandlers.ofString());
        return Answer.of(response.statusCode(), response.body());
    }

    public <T> HttpResponse<T> send(HttpRequest.Builder builder, BodyHandler<T> reader) {
        HttpRequest request = builder.build();
        try {
            return client.send(request, reader);
        } catch (IOException failed) {
            throw new CommandRefused(Message.of("product.no-answer")
                    .with("request", request.method() + " " + request.uri())
                    .with("why", failed));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CommandRefused(Message.of("product.interrupted"));
        }
    }
}
