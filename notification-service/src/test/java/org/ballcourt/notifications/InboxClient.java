package org.ballcourt.notifications;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.servicekit.TokenMint;
import org.ballcourt.wire.Wire;
import tools.jackson.databind.JsonNode;

/** Calls the service as its users do. */
final class InboxClient {
    static final String SECRET = "a secret of at least thirty-two bytes";

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    InboxClient(int port) {
        this.port = port;
    }

    int port() {
        return port;
    }

    JsonNode inbox(Actor actor, String query, String language) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(actor, "/api/inbox" + query, language);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return Wire.json().readTree(answer.body());
    }

    HttpResponse<String> get(Actor actor, String path, String language) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path, token(actor));
        return send(language == null ? request : request.header("Accept-Language", language));
    }

    /** What comes over a stream, line by line; whoever closes it hangs up. */
    HttpResponse<Stream<String>> follow(Actor actor, String last) throws IOException, InterruptedException {
        HttpRequest.Builder request = request("/api/inbox/stream", token(actor));
        return http.send(
                (last == null ? request : request.header("Last-Event-ID", last)).build(),
                HttpResponse.BodyHandlers.ofLines());
    }

    HttpResponse<String> read(Actor actor, String id) throws IOException, InterruptedException {
        return send(request("/api/inbox/" + id + "/read", token(actor)).POST(HttpRequest.BodyPublishers.noBody()));
    }

    HttpResponse<String> post(Actor actor, String path) throws IOException, InterruptedException {
        return send(request(path, token(actor)).POST(HttpRequest.BodyPublishers.noBody()));
    }

    HttpResponse<String> put(Actor actor, String body) throws IOException, InterruptedException {
        return send(request("/api/inbox/address", token(actor))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Somebody with a token whose role means nothing here. */
    HttpResponse<String> nobody(String path) throws IOException, InterruptedException {
        return send(request(path, new TokenMint(SECRET).token("mallory", List.of("STRANGER"), Duration.ofMinutes(5))));
    }

    private static String token(Actor actor) {
        return new TokenMint(SECRET).token(actor.id(), List.of(actor.role().name()), Duration.ofMinutes(5));
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
