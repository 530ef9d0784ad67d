package org.ballcourt.notifications.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Role;
import org.junit.jupiter.api.Test;

class HttpShownEventsTest {
    private static final Actor SELLER = new Actor(Role.SELLER, "shop");

    @Test
    void passesOverWhatANewerCaseServiceSaysMore() throws Exception {
        byte[] page = """
                {"caseId":"BC-1","reason":"QUALITY_DEFECT","last":1,"newest":2,"later":{"a":1},"events":[
                {"seq":1,"type":"ComplaintFiled","at":"2026-11-02T10:00:00Z","stage":"NEGOTIATION","later":1,"event":{"new":1}}]}
                """.getBytes(UTF_8);
        HttpServer cases = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        cases.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        cases.start();
        try {
            String base = "http://127.0.0.1:" + cases.getAddress().getPort();
            assertThat(new HttpShownEvents(() -> base, () -> "token").from(1, "BC-1", SELLER))
                    .hasValueSatisfying(shown -> {
                        assertThat(shown.newest()).isEqualTo(2);
                        assertThat(shown.events())
                                .singleElement()
                                .satisfies(event -> assertThat(
                                                event.event().path("new").asInt())
                                        .isOne());
                    });
        } finally {
            cases.stop(0);
        }
    }
}
