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
import java.util.function.Supplier;

/** Reads from the internal interface of the case-service; address and token are asked for anew each time. */
public final class CaseServiceClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final Supplier<String> baseUrl;
    private final Supplier<String> token;

    /**
     * @param baseUrl of the case-service, e.g. {@code http://case-service:8080}
     * @param token a bearer token with the role that the door asks for
     */
    public CaseServiceClient(Supplier<String> baseUrl, Supplier<String> token) {
        this.baseUrl = baseUrl;
        this.token = token;
    }

    /** A part of a path or a value of a parameter, whatever is in it. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * Whatever it answers, within ten seconds.
     *
     * @param path with its parameters, beginning with a slash
     * @throws UncheckedIOException if it does not answer, or the thread is interrupted, which it stays then
     */
    public HttpResponse<String> get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(withoutSlash(baseUrl.get()) + path))
                .header("Authorization", "Bearer " + token.get())
                .timeout(TIMEOUT)
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("Interrupted while asking the case-service"));
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
