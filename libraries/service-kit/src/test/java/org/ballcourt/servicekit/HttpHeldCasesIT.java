package org.ballcourt.servicekit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.ballcourt.consumer.FailureKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as an answer to which cases are held: anything else destroys nothing, and is asked again. */
class HttpHeldCasesIT {
    private HttpServer server;
    private HttpHeldCases held;
    private int status = 200;
    private String body = "{\"cases\":[]}";
    private String asked;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked = exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization");
            byte[] answer = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        held = new HttpHeldCases(() -> "http://127.0.0.1:" + server.getAddress().getPort(), () -> "token-7");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void namesTheCasesThatAreHeld() {
        assertThat(held.now()).isEmpty();
        assertThat(asked).isEqualTo("/internal/held-cases Bearer token-7");

        body = "{\"cases\":[\"c-1\",\"c-2\"],\"more\":1}";
        assertThat(held.now()).containsExactlyInAnyOrder("c-1", "c-2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"403|{}", "404|{}", "503|{}", "200|{}", "200|<html>", "200|{\"cases\":null}"})
    void takesNothingElseForAnAnswer(int answered, String said) {
        status = answered;
        body = said;

        assertThatThrownBy(held::now)
                .isInstanceOf(UncheckedIOException.class)
                .satisfies(failed -> assertThat(FailureKind.of(failed)).isEqualTo(FailureKind.TRANSIENT));
    }

    @Test
    void takesSilenceForNoAnswer() {
        server.stop(0);

        assertThatThrownBy(held::now)
                .isInstanceOf(UncheckedIOException.class)
                .satisfies(failed -> assertThat(FailureKind.of(failed)).isEqualTo(FailureKind.TRANSIENT));
    }
}
