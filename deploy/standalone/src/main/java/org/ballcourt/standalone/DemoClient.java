package org.ballcourt.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Acts for the people of the demo through the public interface. */
final class DemoClient {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String BOUNDARY = "ballcourt-demo";

    private final URI base;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> tokens = new HashMap<>();

    DemoClient(String base) {
        this.base = URI.create(base);
    }

    void clock(Map<String, Object> move) {
        send(request("/api/test/clock"), "application/json", JSON.writeValueAsString(move));
    }

    /** The id of the new case. */
    String file(String actor, Map<String, Object> complaint) {
        return send(authorized(actor, "/api/cases"), "application/json", JSON.writeValueAsString(complaint))
                .path("caseId")
                .asString();
    }

    void command(String actor, String caseId, String command, Map<String, Object> fields) {
        String kebab = command.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        send(
                authorized(actor, "/api/cases/" + caseId + "/" + kebab),
                "application/json",
                JSON.writeValueAsString(fields));
    }

    JsonNode get(String actor, String path) {
        return answer(authorized(actor, path).GET().build());
    }

    /** The id of the evidence. */
    String upload(String actor, Map<String, Object> upload) {
        String form = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n" + upload.get("kind")
                + "\r\n--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + upload.get("name") + "\"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + upload.get("text")
                + "\r\n--" + BOUNDARY + "--\r\n";
        return send(authorized(actor, "/api/evidence"), "multipart/form-data; boundary=" + BOUNDARY, form)
                .path("evidenceId")
                .asString();
    }

    private HttpRequest.Builder authorized(String actor, String path) {
        String token = tokens.computeIfAbsent(actor, this::token);
        return request(path)
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", "demo-" + UUID.randomUUID());
    }

    private String token(String actor) {
        int slash = actor.indexOf('/');
        Map<String, String> person = Map.of("role", actor.substring(0, slash), "id", actor.substring(slash + 1));
        return send(request("/api/test/token"), "application/json", JSON.writeValueAsString(person))
                .path("token")
                .asString();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60));
    }

    private JsonNode send(HttpRequest.Builder builder, String contentType, String body) {
        return answer(builder.header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private JsonNode answer(HttpRequest request) {
        try {
            var response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(
                        "the demo's " + request.uri().getPath() + " was refused: " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException failed) {
            throw new IllegalStateException("the demo cannot reach " + request.uri(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }
}
