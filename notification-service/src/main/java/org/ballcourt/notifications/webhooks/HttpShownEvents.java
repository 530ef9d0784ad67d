package org.ballcourt.notifications.webhooks;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.ballcourt.contracts.Actor;
import org.ballcourt.wire.Wire;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;

/** Asks the case-service, which alone has the keys of texts and decides who sees what. */
public final class HttpShownEvents implements ShownEvents {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    /** A 404 of anybody else on the way is no word about the case. */
    private static final Set<String> NOT_THEIRS = Set.of("NO_SUCH_CASE", "OWN_CASE");

    /** A newer case-service may say more. */
    private static final ObjectReader PAGES =
            Wire.json().readerFor(Page.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final Supplier<String> baseUrl;
    private final Supplier<String> token;

    /** @param token with the role WEBHOOKS */
    public HttpShownEvents(Supplier<String> baseUrl, Supplier<String> token) {
        this.baseUrl = baseUrl;
        this.token = token;
    }

    @Override
    public Optional<Page> from(long seq, String caseId, Actor reader) {
        String path =
                "/internal/cases/" + encoded(caseId) + "/shown?reader=" + encoded(reader.toString()) + "&from=" + seq;
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(baseUrl.get() + path))
                .header("Authorization", "Bearer " + token.get())
                .timeout(TIMEOUT)
                .build());
        if (answer.statusCode() == 200) {
            return Optional.of(PAGES.readValue(answer.body()));
        }
        if (isNotTheirs(answer)) {
            return Optional.empty();
        }
        throw new UncheckedIOException(new IOException("The case-service answered " + answer.statusCode()));
    }

    private static boolean isNotTheirs(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")
                && NOT_THEIRS.contains(
                        Wire.json().readTree(answer.body()).path("code").asString(""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("Interrupted while asking the case-service"));
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }
}
