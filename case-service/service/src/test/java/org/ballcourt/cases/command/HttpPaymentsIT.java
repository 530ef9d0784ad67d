package org.ballcourt.cases.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.cases.command.Payments.Transfer;
import org.ballcourt.contracts.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a payment system that answers as the test says. */
class HttpPaymentsIT {
    private static final Transfer TRANSFER = new Transfer("BC-1", "O 1", "2", "BUYER/lin", Money.of("129.00", "CNY"));

    private final List<String> requests = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String answer = "{}";
    private HttpPayments payments;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Idempotency-Key") + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        payments = new HttpPayments(new PlatformSystem.Address(
                "http://127.0.0.1:" + server.getAddress().getPort() + "/", "sesame\n"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private boolean confirms(String reference) {
        return payments.confirms(reference, TRANSFER);
    }

    @Test
    void believesWhatIsConfirmed() {
        answer = "{\"confirmed\": true}";

        assertThat(confirms("P 1/中")).isTrue();
        assertThat(requests)
                .containsExactly(
                        "GET /payments/P%201%2F%E4%B8%AD?caseId=BC-1&orderId=O%201&orderLineId=2&payee=BUYER%2Flin&amount=129.00&currency=CNY null Bearer sesame ");
    }

    @Test
    void doesNotBelieveWhatIsDeniedOrUnknown() {
        answer = "{\"confirmed\": false}";
        assertThat(confirms("P-1")).isFalse();

        status = 404;
        assertThat(confirms("P-1")).isFalse();
    }

    @Test
    void doesNotAskWithoutAReference() {
        assertThat(confirms(null)).isFalse();
        assertThat(confirms(" ")).isFalse();
        assertThat(confirms("..")).isFalse();
        assertThat(requests).isEmpty();
    }

    @Test
    void paysUnderAKey() {
        answer = "{\"reference\": \"R-7\"}";

        assertThat(payments.pay("BC-1:d-3", TRANSFER)).isEqualTo("R-7");
        assertThat(requests)
                .containsExactly("POST /advances BC-1:d-3 Bearer sesame "
                        + "{\"amount\":{\"amount\":\"129.00\",\"currency\":\"CNY\"},"
                        + "\"caseId\":\"BC-1\",\"orderId\":\"O 1\",\"orderLineId\":\"2\",\"payee\":\"BUYER/lin\"}");
    }

    @Test
    void isUnavailableWhenTheAnswerIsNoAnswer() {
        status = 500;
        assertThatThrownBy(() -> confirms("P-1")).isInstanceOf(PaymentsUnavailable.class);
        assertThatThrownBy(() -> payments.pay("k", TRANSFER)).isInstanceOf(PaymentsUnavailable.class);

        status = 200;
        answer = "<html>";
        assertThatThrownBy(() -> confirms("P-1")).isInstanceOf(PaymentsUnavailable.class);
        answer = "{}";
        assertThatThrownBy(() -> payments.pay("k", TRANSFER)).isInstanceOf(PaymentsUnavailable.class);
    }

    @Test
    void isUnavailableWhenNobodyListens() {
        stop();

        assertThatThrownBy(() -> confirms("P-1")).isInstanceOf(PaymentsUnavailable.class);
    }
}
