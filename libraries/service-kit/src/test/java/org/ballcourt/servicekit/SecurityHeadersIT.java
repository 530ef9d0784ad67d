package org.ballcourt.servicekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** Whatever is answered, by whomever and at whichever port, carries the same headers, and nothing of what was sent. */
class SecurityHeadersIT {
    private static final String SENT = "Zq7planted";
    private static final List<String> REQUESTS = List.of(
            "GET /%zz" + SENT + " HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET //" + SENT + " HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /a;x=" + SENT + " HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /{" + SENT + "} HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /api?a=%zz" + SENT + " HTTP/1.1\r\nHost: a\r\n\r\n",
            "G@T /" + SENT + " HTTP/1.1\r\nHost: a\r\n\r\n",
            SENT + "\r\n\r\n",
            "\u0016\u0003\u0001" + SENT + "\r\n\r\n",
            "GET /" + SENT + " HTTP/3.0\r\nHost: a\r\n\r\n",
            "GET /" + SENT + " HTTP/1.1\r\n\r\n",
            "GET /" + SENT + " HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
            "GET /" + SENT + " HTTP/1.1\r\nHost: a/b@" + SENT + "\r\n\r\n",
            "GET /" + SENT + " HTTP/1.1\r\nHost: a\r\nX: a\u0000" + SENT + "\r\n\r\n",
            "GET /" + SENT + " HTTP/1.1\r\nHost: a\r\n" + SENT + " no header\r\n\r\n",
            "GET /" + SENT + " HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(90_000) + SENT + "\r\n\r\n",
            "POST /" + SENT + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + SENT + "\r\n\r\n",
            "POST /" + SENT + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: " + SENT + "\r\n\r\n",
            "TRACE /" + SENT + " HTTP/1.1\r\nHost: a\r\nX: " + SENT + "\r\n\r\n",
            "PROPFIND /" + SENT + " HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /actuator/" + SENT + " HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /internal/" + SENT + " HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /api/" + SENT + " HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /" + SENT + " HTTP/1.1\r\nHost: a\r\n\r\n");

    @SpringBootConfiguration
    @Import(TokenSecurity.class)
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class,
        PropertyPlaceholderAutoConfiguration.class
    })
    static class Server {}

    private static ConfigurableApplicationContext context;
    private static int port;
    private static int inner;

    @BeforeAll
    static void start() {
        context = SpringApplication.run(
                Server.class,
                "--server.port=0",
                "--ballcourt.auth.secret=a secret for tests of at least 32 bytes",
                "--ballcourt.management.port=0");
        port = ((WebServerApplicationContext) context).getWebServer().getPort();
        inner = context.getBean(ManagementPort.class).number();
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    static Stream<Arguments> everyRequestAtEveryPort() {
        return Stream.of(port, inner)
                .flatMap(at -> IntStream.range(0, REQUESTS.size()).mapToObj(number -> Arguments.of(at, number)));
    }

    @ParameterizedTest
    @MethodSource("everyRequestAtEveryPort")
    void standOnEveryAnswer(int at, int number) throws Exception {
        String answer = answer(at, REQUESTS.get(number));

        assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain(SENT);
        for (String header :
                List.of("Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy")) {
            assertThat(answer.split("\r\n" + header + ": ", -1)).as(header).hasSize(2);
        }
    }

    private static String answer(int at, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", at)) {
            socket.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
            String last = request.replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n");
            socket.getOutputStream().write(last.getBytes(StandardCharsets.ISO_8859_1));
            StringBuilder answer = new StringBuilder();
            try {
                for (int one = socket.getInputStream().read();
                        one >= 0;
                        one = socket.getInputStream().read()) {
                    answer.append((char) one);
                }
            } catch (IOException reset) {
                // What was not read of the request may end the connection behind the answer.
            }
            return answer.toString();
        }
    }
}
