package org.ballcourt.proof.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Messages;
import org.ballcourt.messages.cli.CommandLine;
import org.ballcourt.messages.cli.CommandRefused;
import org.ballcourt.wire.Wire;

/** {@code ballcourt export CASE}: fetches the bundle of a case from a running product. */
public final class Export {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String product;

    private Export(String product) {
        this.product = product.endsWith("/") ? product.substring(0, product.length() - 1) : product;
    }

    public static void main(String[] line) {
        try {
            CommandLine words =
                    CommandLine.of(List.of(line), Set.of("--as", "--product", "--token", "--out"), Set.of());
            Export export = new Export(words.one("--product").orElse("http://127.0.0.1:8080"));
            String token = words.one("--token")
                    .orElseGet(() -> export.token(words.one("--as").orElse("SUPERVISOR/desk")));
            String file = words.one("--out").orElse(words.subject() + ".bundle.json");
            export.save(words.subject(), token, Path.of(file));
        } catch (CommandRefused refused) {
            refused.print(System.err);
            System.exit(2);
        }
    }

    /** Only a product in test mode gives tokens to anybody. */
    private String token(String person) {
        Actor actor;
        try {
            actor = Actor.parse(person);
        } catch (IllegalArgumentException wrong) {
            throw new CommandRefused(Message.of("proof.command.as").with("why", wrong.getMessage()));
        }
        String body = Wire.json()
                .createObjectNode()
                .put("role", actor.role().name())
                .put("id", actor.id())
                .toString();
        HttpResponse<byte[]> answer = send(request("/api/test/token")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        if (answer.statusCode() != 200) {
            throw new CommandRefused(Message.of("proof.command.no-test-mode").with("product", product));
        }
        return Wire.json().readTree(answer.body()).path("token").asString("");
    }

    private void save(String caseId, String token, Path file) {
        HttpResponse<byte[]> answer = send(request("/api/cases/" + caseId + "/bundle")
                .header("Authorization", "Bearer " + token)
                .GET());
        if (answer.statusCode() != 200) {
            throw new CommandRefused(Message.of("proof.command.refused")
                    .with("status", answer.statusCode())
                    .with("answer", new String(answer.body(), StandardCharsets.UTF_8)));
        }
        try {
            Files.write(file, answer.body());
        } catch (IOException failed) {
            throw new CommandRefused(
                    Message.of("proof.command.unwritable").with("file", file).with("why", failed));
        }
        System.out.println(Messages.inAll(
                Message.of("proof.command.exported").with("file", file).with("bytes", answer.body().length)));
    }

    private HttpRequest.Builder request(String path) {
        try {
            return HttpRequest.newBuilder(URI.create(product + path)).timeout(PATIENCE);
        } catch (IllegalArgumentException wrong) {
            throw new CommandRefused(Message.of("proof.command.no-address").with("address", product + path));
        }
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException unreachable) {
            throw new CommandRefused(Message.of("proof.command.unreachable").with("product", product));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CommandRefused(Message.of("proof.command.stopped"));
        }
    }
}
