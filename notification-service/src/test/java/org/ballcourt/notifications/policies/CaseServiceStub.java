package org.ballcourt.notifications.policies;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ballcourt.wire.Wire;
import tools.jackson.databind.node.ObjectNode;

/** A case-service that shows one version of the rules, and nothing else. */
public final class CaseServiceStub implements AutoCloseable {
    private final HttpServer server;
    private final String version;
    private volatile String zone;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int refusal;

    /** @param zone null for a case-service that does not tell zones yet */
    public CaseServiceStub(String version, String zone) throws IOException {
        this.version = version;
        this.zone = zone;
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void isAway(boolean now) {
        refuses(now ? 503 : 0);
    }

    /** @param status of all answers; 0 for what there is */
    void refuses(int status) {
        refusal = status;
    }

    /** After its upgrade. */
    void tells(String newZone) {
        zone = newZone;
    }

    List<String> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        if (refusal != 0) {
            send(exchange, refusal, "{}");
        } else if (path.equals("/api/policies")) {
            send(exchange, 200, versions());
        } else if (path.equals("/api/policies/" + version)) {
            send(exchange, 200, """
                    {"version": "x", "clauses": {"silence.answer-claim": {"en": "Silence opens the door.", "zh": "逾期即介入。"}}}""");
        } else {
            send(exchange, 404, "{}");
        }
    }

    private String versions() {
        ObjectNode one = Wire.json().createObjectNode().put("version", version).put("later", 1);
        if (zone != null) {
            one.put("zone", zone);
        }
        return "{\"inForce\": \"" + version + "\", \"policies\": [" + one + "]}";
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
