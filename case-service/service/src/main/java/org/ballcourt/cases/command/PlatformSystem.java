package org.ballcourt.cases.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ballcourt.cases.store.Unavailable;

/** A system of the platform, or a language model beside it, that is asked over HTTP, and is away where it does not answer in time. */
public final class PlatformSystem {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    /** To the last byte, however slowly they come. */
    private static final Duration ANSWER = Duration.ofSeconds(5);

    /** An order line has some hundred bytes, what a language model writes some thousand. */
    private static final long MOST_BYTES = 1 << 20;

    /**
     * Where it is.
     *
     * @param token that it knows us by; empty where something else tells it, as a mesh of services does
     */
    public record Address(String url, String token) {
        public Address {
            url = url.replaceAll("/+$", "");
            token = token.strip();
        }
    }

    private final Address address;
    private final Function<Throwable, ? extends Unavailable> away;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    /** @param away what is thrown where it does not answer */
    public PlatformSystem(Address address, Function<Throwable, ? extends Unavailable> away) {
        this.address = address;
        this.away = away;
    }

    /** To that path below its address, whose parts were {@link #encode encoded}. */
    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address.url() + path));
        return address.token().isEmpty() ? request : request.header("Authorization", "Bearer " + address.token());
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        Future<HttpResponse<String>> answer = http.sendAsync(
                request.timeout(ANSWER).build(), BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES));
        try {
            return answer.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw away.apply(e.getCause());
        } catch (TimeoutException e) {
            throw away.apply(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away.apply(e);
        } finally {
            // Without it the answer would go on coming.
            answer.cancel(true);
        }
    }

    /** It answered, and not as agreed. */
    Unavailable unexpected(HttpResponse<String> answer) {
        return away.apply(new IOException(answer.uri().getPath() + " answered " + answer.statusCode()));
    }

    /** With a question mark in front; what is null is left out. */
    static String query(Map<String, Object> asked) {
        return asked.entrySet().stream()
                .filter(part -> part.getValue() != null)
                .map(part -> part.getKey() + "=" + encode(part.getValue().toString()))
                .collect(Collectors.joining("&", "?", ""));
    }

    /** Steps to elsewhere whatever is written for their dots; nothing of the platform has such an id. */
    static boolean isStep(String part) {
        return part.equals(".") || part.equals("..");
    }

    static String encode(String part) {
        return URLEncoder.encode(part, UTF_8).replace("+", "%20");
    }
}
