package org.ballcourt.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.ballcourt.contracts.Actor;
import org.ballcourt.servicekit.TokenMint;
import org.ballcourt.wire.Wire;
import tools.jackson.databind.JsonNode;

/** Calls the service as its users do. */
final class EvidenceClient {
    static final String SECRET = "a secret of at least thirty-two bytes";
    static final String BOUNDARY = "----ballcourt-boundary";
    static final String END = "--" + BOUNDARY + "--\r\n";

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    EvidenceClient(int port) {
        this.port = port;
    }

    int port() {
        return port;
    }

    static String token(Actor actor) {
        return new TokenMint(SECRET).token(actor.id(), List.of(actor.role().name()), Duration.ofMinutes(5));
    }

    static JsonNode json(HttpResponse<String> answer) {
        return Wire.json().readTree(answer.body());
    }

    static String part(String name, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    static String file(String name, String content) {
        return fileHead(name) + content + "\r\n";
    }

    private static String fileHead(String name) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + name.replace("\"", "%22") + "\"\r\nContent-Type: application/x-lie\r\n\r\n";
    }

    HttpResponse<String> upload(Actor actor, String name, byte[] bytes, String kind)
            throws IOException, InterruptedException {
        return upload(actor, name, bytes, kind, null, null);
    }

    /** Comes again with the same key where the case-service was too slow to answer, as everybody is told to. */
    HttpResponse<String> upload(Actor actor, String name, byte[] bytes, String kind, String key, String caseId)
            throws IOException, InterruptedException {
        String sameKey = key == null ? UUID.randomUUID().toString() : key;
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        HttpResponse<String> answer = uploadOnce(actor, name, bytes, kind, sameKey, caseId);
        while (answer.statusCode() == 503 && System.nanoTime() < giveUp) {
            answer = uploadOnce(actor, name, bytes, kind, sameKey, caseId);
        }
        return answer;
    }

    HttpResponse<String> uploadOnce(Actor actor, String name, byte[] bytes, String kind, String key, String caseId)
            throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(utf8(fileHead(name)));
        body.writeBytes(bytes);
        body.writeBytes(utf8("\r\n" + part("kind", kind) + (caseId == null ? "" : part("caseId", caseId)) + END));
        HttpRequest.Builder request = post(actor, body.toByteArray());
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return send(request);
    }

    HttpResponse<String> raw(Actor actor, String body, String language) throws IOException, InterruptedException {
        HttpRequest.Builder request = post(actor, utf8(body));
        if (language != null) {
            request.header("Accept-Language", language);
        }
        return send(request);
    }

    HttpResponse<String> json(Actor actor, String body) throws IOException, InterruptedException {
        return send(request("/api/evidence", token(actor))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(Actor actor, String path) throws IOException, InterruptedException {
        return send(request(path, token(actor)));
    }

    HttpResponse<String> part(Actor actor, String path, String range) throws IOException, InterruptedException {
        return send(request(path, token(actor)).header("Range", range));
    }

    /** Somebody with a token whose role means nothing here. */
    HttpResponse<String> nobody(String path) throws IOException, InterruptedException {
        return send(request(path, new TokenMint(SECRET).token("mallory", List.of("STRANGER"), Duration.ofMinutes(5))));
    }

    HttpResponse<String> anonymous(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)));
    }

    private HttpRequest.Builder post(Actor actor, byte[] body) {
        return request("/api/evidence", token(actor))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
