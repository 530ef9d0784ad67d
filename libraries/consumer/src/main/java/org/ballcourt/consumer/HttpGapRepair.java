package org.ballcourt.consumer;

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
import java.util.List;
import java.util.function.Supplier;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.wire.Wire;
import org.ballcourt.wire.WireEvents;

/** Reads missing events from the internal interface of the case-service. */
public final class HttpGapRepair implements GapRepair {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final Supplier<String> baseUrl;
    private final Supplier<String> token;

    /**
     * @param baseUrl of the case-service, e.g. {@code http://case-service:8080}
     * @param token a bearer token with the role EVENTS_READ, asked for anew each time
     */
    public HttpGapRepair(String baseUrl, Supplier<String> token) {
        this(() -> baseUrl, token);
    }

    /** The same with an address that is asked for anew each time. */
    public HttpGapRepair(Supplier<String> baseUrl, Supplier<String> token) {
        this.baseUrl = baseUrl;
        this.token = token;
    }

    @Override
    public List<RecordedEvent> events(String caseId, long fromSeq) {
        String encoded = URLEncoder.encode(caseId, StandardCharsets.UTF_8).replace("+", "%20");
        String path = "/internal/cases/" + encoded + "/events?from=" + fromSeq;
        HttpRequest request = HttpRequest.newBuilder(URI.create(withoutSlash(baseUrl.get()) + path))
                .header("Authorization", "Bearer " + token.get())
                .timeout(TIMEOUT)
                .build();
        HttpResponse<String> answer = send(request);
        return switch (answer.statusCode()) {
            case 200 -> read(answer.body());
            // A question that cannot be asked has no answer; nobody mends it by waiting.
            case 400, 404, 414 -> List.of();
            default ->
                throw new UncheckedIOException(new IOException("GET " + path + " answered " + answer.statusCode()));
        };
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static List<RecordedEvent> read(String body) {
        return Wire.sealedJson()
                .readTree(body)
                .path("events")
                .valueStream()
                .map(WireEvents::fromJson)
                .toList();
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
