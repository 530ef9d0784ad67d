package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ballcourt.broker.embedded.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What compose's gateway answers itself has the headers of the services, whose own answers have them once. */
class GatewayHeadersIT {
    private static final List<String> HEADERS =
            List.of("Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy");

    @TempDir
    Path temp;

    private HttpServer service;
    private OneOrigin gateway;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            HEADERS.forEach(header -> exchange.getResponseHeaders().set(header, "of the service"));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        service.start();
        int nobody = FreePort.next();
        gateway = OneOrigin.before(
                PublicRoutes.SERVICES.values().stream()
                        .collect(Collectors.toMap(
                                Function.identity(),
                                name -> name.equals("case-service")
                                        ? service.getAddress().getPort()
                                        : nobody)),
                temp);
    }

    @AfterEach
    void stop() {
        gateway.close();
        service.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "400, GET /%zz HTTP/1.1",
        "400, what is this",
        "404, GET /nowhere HTTP/1.1",
        "405, TRACE /nowhere HTTP/1.1",
        "413, 'POST /api/cases HTTP/1.1\r\nContent-Length: 99999999'",
        "502, GET /api/webhooks HTTP/1.1"
    })
    void standOnItsOwnAnswers(int status, String head) throws Exception {
        String answer = answer(head);

        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertHasEachOnce(answer);
    }

    @Test
    void standOnTheRefusalOfWhoeverAsksTooOften() throws Exception {
        String answer = "";
        for (int i = 0; i < 1_000 && !answer.startsWith("HTTP/1.1 429"); i++) {
            answer = answer("GET /api/cases HTTP/1.1");
        }
        assertThat(answer).startsWith("HTTP/1.1 429");
        assertHasEachOnce(answer);
    }

    @Test
    void areTheServicesOwnWhereItAnswers() throws Exception {
        String answer = answer("GET /api/cases HTTP/1.1");

        assertHasEachOnce(answer);
        assertThat(answer).containsIgnoringCase("Content-Security-Policy: of the service");
    }

    private static void assertHasEachOnce(String answer) {
        HEADERS.forEach(header -> assertThat(answer.split("(?i)\r\n" + header + ": ", -1))
                .as(header + " in " + answer)
                .hasSize(2));
    }

    private String answer(String head) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", gateway.port())) {
            socket.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
            socket.getOutputStream()
                    .write((head + "\r\nHost: a\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
