package org.ballcourt.servicekit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.TokenMint;
import org.ballcourt.wire.Wire;
import tools.jackson.databind.JsonNode;

/** Sends requests that a running service must turn away, and looks whether each "no" is a full problem in every language. */
public final class Refusals {
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final TokenMint mint;

    public Refusals(int port, String secret) {
        this.base = "http://127.0.0.1:" + port;
        this.mint = new TokenMint(secret);
    }

    /**
     * A request.
     *
     * @param role of the token; null for a caller without one
     * @param contentType null where there is no body
     */
    public record Call(String method, String path, String role, String contentType, String body) {
        public static Call of(String method, String path, String role) {
            return new Call(method, path, role, null, null);
        }

        public static Call json(String method, String path, String role, String body) {
            return new Call(method, path, role, "application/json", body);
        }
    }

    /** The problem in the default language, once it was found whole in each. */
    public JsonNode refuses(Call call, int status, String code) throws IOException, InterruptedException {
        for (Language language : Language.all()) {
            full(send(call, language), language, status, code);
        }
        return Wire.json().readTree(send(call, Language.DEFAULT).body());
    }

    private HttpResponse<String> send(Call call, Language language) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + call.path()))
                .header("Accept-Language", language.tag())
                .method(
                        call.method(),
                        call.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body()));
        if (call.role() != null) {
            request.header(
                    "Authorization", "Bearer " + mint.token("somebody", List.of(call.role()), Duration.ofMinutes(5)));
        }
        if (call.contentType() != null) {
            request.header("Content-Type", call.contentType());
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static void full(HttpResponse<String> answer, Language language, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.headers().firstValue("Content-Language")).contains(language.tag());
        JsonNode problem = Wire.json().readTree(answer.body());
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("type").asString()).isEqualTo(Problem.typeOf(code));
        assertThat(CHINESE.matcher(problem.path("next").asString("")).find())
                .as(answer.body())
                .isEqualTo(language.code().equals("zh"));
        for (String part : List.of("title", "rule")) {
            assertThat(problem.path(part).asString())
                    .isEqualTo(Messages.in(language).text(Message.of("problem." + code + "." + part)));
        }
        assertThat(CHINESE.matcher(problem.path("detail").asString("")).find())
                .as(answer.body())
                .isEqualTo(language.code().equals("zh"));
        assertThat(problem.path("allowedActions").isArray()).isTrue();
        assertThat(problem.path("errors").isArray()).isTrue();
    }
}
