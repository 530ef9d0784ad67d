package org.ballcourt.torture.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/** The order and payment systems that services apart ask; it stays up whatever happens, knows what was sold, and confirms and pays all. */
final class Marketplace implements AutoCloseable {
    static final String TOKEN = "the torture's own platform";

    private final Map<String, String> sold = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    Marketplace() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.createContext("/orders/", exchange -> {
            String line = exchange.getRequestURI().getPath();
            answer(exchange, sold.get(line));
        });
        server.createContext("/sales", exchange -> answer(exchange, null));
        server.createContext("/payments/", exchange -> answer(exchange, "{\"confirmed\": true}"));
        server.createContext("/advances", exchange -> {
            String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            answer(exchange, "{\"reference\": \"paid-" + key + "\"}");
        });
        server.setExecutor(threads);
        server.start();
    }

    void sell(JsonNode order) {
        String line = "/orders/" + order.path("orderId").asString() + "/lines/"
                + order.path("orderLineId").asString();
        sold.put(line, order.toString());
    }

    Map<String, String> settings() {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of(
                "ballcourt.orders.url", url,
                "ballcourt.orders.token", TOKEN,
                "ballcourt.payments.url", url,
                "ballcourt.payments.token", TOKEN);
    }

    /** @param json null for what is not known */
    private static void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            byte[] body = json == null ? new byte[0] : json.getBytes(UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(json == null ? 404 : 200, json == null ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
