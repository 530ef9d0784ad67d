package org.ballcourt.platformstub;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.ballcourt.wire.Wire;
import tools.jackson.core.JacksonException;

/**
 * The order and payment systems of a marketplace behind one address, as {@code docs/platform.md} says what they answer. No money
 * moves: for trials and tests.
 */
public final class PlatformStub implements AutoCloseable {
    private static final int MOST_BYTES = 100_000;

    private final OrderBook orders;
    private final PaymentBook payments;
    private final Doors doors;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final byte[] authorization;
    private final HttpServer server;

    /** @param folder where they keep what they know; null where they forget it when they end */
    private PlatformStub(InetSocketAddress address, String token, Path folder) {
        this.orders = new OrderBook(kept(folder, "orders"));
        this.payments = new PaymentBook(kept(folder, "payments"));
        this.doors = new Doors(orders, payments);
        this.authorization = ("Bearer " + token).getBytes(UTF_8);
        try {
            this.server = HttpServer.create(address, 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    private static KeptLines kept(Path folder, String what) {
        return new KeptLines(folder == null ? null : folder.resolve(what + ".jsonl"));
    }

    /**
     * Answers from now on whoever shows the token, and forgets everything when it ends.
     *
     * @param port on this machine alone; 0 for any that is free
     */
    public static PlatformStub start(int port, String token) {
        return start(port, token, null);
    }

    /**
     * The same, which knows again what it was told before.
     *
     * @param folder that exists; null for a stub that forgets
     */
    public static PlatformStub start(int port, String token, Path folder) {
        return new PlatformStub(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), token, folder);
    }

    /** On every address of this machine, as a container needs it. */
    static PlatformStub startForOthers(int port, String token) {
        return new PlatformStub(new InetSocketAddress(port), token, null);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public OrderBook orders() {
        return orders;
    }

    public PaymentBook payments() {
        return payments;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply = reply(exchange);
            byte[] body = Wire.json().writeValueAsBytes(reply.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        String shown = exchange.getRequestHeaders().getFirst("Authorization");
        if (shown == null || !MessageDigest.isEqual(authorization, shown.getBytes(UTF_8))) {
            return Reply.refused(401, "the token of this platform is asked for: Authorization: Bearer ...");
        }
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return Reply.refused(413, "a request has " + MOST_BYTES + " bytes at most");
        }
        try {
            return doors.answer(Request.of(exchange, body));
        } catch (JacksonException | IllegalArgumentException wrong) {
            return Reply.refused(400, wrong.getMessage());
        } catch (IllegalStateException conflict) {
            return Reply.refused(409, conflict.getMessage());
        }
    }

    /** What is answered, as JSON. */
    record Reply(int status, Object body) {
        static Reply ok(Object body) {
            return new Reply(200, body);
        }

        static Reply refused(int status, String why) {
            return new Reply(status, Map.of("error", why));
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
