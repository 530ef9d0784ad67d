package org.ballcourt.standalone;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** Acts for the people of the demo through the public interface. */
final class DemoClient {
    private final String base;
    private final RestClient product;
    private final Map<String, String> tokens = new HashMap<>();

    DemoClient(String base) {
        this.base = base;
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(Duration.ofSeconds(60));
        product = RestClient.builder().baseUrl(base).requestFactory(requests).build();
    }

    void clock(Map<String, Object> move) {
        send(product.post().uri("/api/test/clock").body(move));
    }

    /** The id of the new case. */
    String file(String actor, Map<String, Object> complaint) {
        return post(actor, "/api/cases", complaint).path("caseId").asString();
    }

    void command(String actor, String caseId, String command, Map<String, Object> fields) {
        String kebab = command.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        post(actor, "/api/cases/" + caseId + "/" + kebab, fields);
    }

    JsonNode get(String actor, String path) {
        return send(product.get().uri(URI.create(base + path)).headers(headers -> identify(headers, actor)));
    }

    /** The id of the evidence. */
    String upload(String actor, Map<String, Object> upload) {
        HttpHeaders type = new HttpHeaders();
        type.setContentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8));
        var file = new ByteArrayResource(((String) upload.get("text")).getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return (String) upload.get("name");
            }
        };
        MultiValueMap<String, Object> form = new LinkedMultiValueMap<>();
        form.add("kind", upload.get("kind"));
        form.add("file", new HttpEntity<>(file, type));
        return post(actor, "/api/evidence", form).path("evidenceId").asString();
    }

    private JsonNode post(String actor, String path, Object body) {
        return send(product.post()
                .uri(path)
                .headers(headers -> identify(headers, actor))
                .body(body));
    }

    private void identify(HttpHeaders headers, String actor) {
        headers.setBearerAuth(tokens.computeIfAbsent(actor, this::token));
        headers.set("Idempotency-Key", "demo-" + UUID.randomUUID());
    }

    private String token(String actor) {
        int slash = actor.indexOf('/');
        Map<String, String> person = Map.of("role", actor.substring(0, slash), "id", actor.substring(slash + 1));
        return send(product.post().uri("/api/test/token").body(person))
                .path("token")
                .asString();
    }

    private static JsonNode send(RestClient.RequestHeadersSpec<?> request) {
        return Objects.requireNonNull(request.retrieve().body(JsonNode.class));
    }
}
