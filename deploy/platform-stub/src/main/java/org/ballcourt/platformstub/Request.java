package org.ballcourt.platformstub;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ballcourt.wire.Wire;

/**
 * What is asked.
 *
 * @param steps of the path, decoded
 * @param key of the payment; null where none is given
 */
record Request(String method, List<String> steps, Map<String, String> query, String key, byte[] body) {
    static Request of(HttpExchange exchange, byte[] body) {
        URI uri = exchange.getRequestURI();
        List<String> steps = Arrays.stream(uri.getRawPath().split("/"))
                .filter(step -> !step.isEmpty())
                .map(Request::decode)
                .toList();
        Map<String, String> query = new LinkedHashMap<>();
        if (uri.getRawQuery() != null) {
            for (String part : uri.getRawQuery().split("&")) {
                String[] both = part.split("=", 2);
                query.put(decode(both[0]), both.length == 2 ? decode(both[1]) : "");
            }
        }
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        return new Request(exchange.getRequestMethod(), steps, query, key, body);
    }

    private static String decode(String part) {
        return URLDecoder.decode(part, UTF_8);
    }

    /** The method and the steps that are the same in every question of its kind: each second one is an id. */
    String door() {
        return IntStream.range(0, steps.size())
                .filter(step -> step % 2 == 0)
                .mapToObj(steps::get)
                .collect(Collectors.joining(" ", method + " ", ""));
    }

    String step(int number) {
        if (number >= steps.size()) {
            throw new IllegalArgumentException("the address ends too soon");
        }
        return steps.get(number);
    }

    String asked(String name) {
        String value = query.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the question needs " + name);
        }
        return value;
    }

    <T> T read(Class<T> type) {
        T value = Wire.json().readValue(body, type);
        if (value == null) {
            throw new IllegalArgumentException("the request needs a body");
        }
        return value;
    }
}
