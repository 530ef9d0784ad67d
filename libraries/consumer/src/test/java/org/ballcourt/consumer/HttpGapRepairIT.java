package org.ballcourt.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.wire.Wire;
import org.ballcourt.wire.WireEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class HttpGapRepairIT {
    private final List<RecordedEvent> events = new World().history("case 1", 2);
    private HttpServer server;
    private HttpGapRepair repair;
    private volatile int status = 200;
    private volatile String body = "";
    private volatile String asked;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked = exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization");
            byte[] answer = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        repair = new HttpGapRepair("http://127.0.0.1:" + server.getAddress().getPort() + "/", () -> "token-7");
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void readsEventsWithTheServicesToken() {
        ObjectNode answer = Wire.json().createObjectNode();
        events.forEach(event -> answer.withArray("events").add(WireEvents.toJson(event)));
        body = answer.toString();

        assertThat(repair.events("case 1", 1)).isEqualTo(events);
        assertThat(asked).isEqualTo("/internal/cases/case%201/events?from=1 Bearer token-7");
    }

    @Test
    void takesNotFoundForNoEvents() {
        status = 404;

        assertThat(repair.events("case 1", 1)).isEmpty();
    }

    @Test
    void isUnavailableWhenTheServiceIsBroken() {
        status = 503;
        assertThatThrownBy(() -> repair.events("case 1", 1))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("503");

        server.stop(0);
        assertThatThrownBy(() -> repair.events("case 1", 1)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void refusesAnAlteredEvent() {
        ObjectNode altered = WireEvents.toJson(events.getFirst()).put("seq", 7);
        body = Wire.json()
                .createObjectNode()
                .set("events", Wire.json().createArrayNode().add(altered))
                .toString();

        assertThatThrownBy(() -> repair.events("case 1", 1)).hasMessageContaining("hash");
    }
}
