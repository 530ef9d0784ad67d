package org.ballcourt.cases.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.contracts.Reason;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a model that answers as the test says. */
class HttpLanguageModelIT {
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String answer = "{\"reason\":\"FRAUD\"}";
    private LanguageModel model;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        model = new HttpLanguageModel(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/reason"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void asksByTheTextAndTakesAReasonThatThereIs() {
        assertThat(model.reasonOf("以旧充新", List.of())).contains(Reason.FRAUD);
        assertThat(Wire.json().readTree(asked.getFirst()).path("text").stringValue())
                .isEqualTo("以旧充新");
        assertThat(asked.getFirst()).contains("\"COUNTERFEIT\"");
    }

    @Test
    void countsForNothingWhereItFails() {
        for (String strange : List.of("", "[]", "{}", "{\"reason\":\"WHY\"}", "FRAUD")) {
            answer = strange;
            assertThat(model.reasonOf("x", List.of())).as(strange).isEmpty();
        }
        answer = "{\"reason\":\"FRAUD\"}";
        status = 500;
        assertThat(model.reasonOf("x", List.of())).isEmpty();
        server.stop(0);
        assertThat(model.reasonOf("x", List.of())).isEmpty();
    }
}
