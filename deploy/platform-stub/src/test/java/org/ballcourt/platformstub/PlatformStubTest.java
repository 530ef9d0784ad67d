package org.ballcourt.platformstub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.ballcourt.contracts.Order;
import org.ballcourt.platformstub.PaymentBook.Mood;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformStubTest {
    private static final String LINE = """
            {"orderId": "O/1", "orderLineId": "1", "buyer": "li", "seller": "shop", "goodsClass": "OTHER",
             "unitPrice": {"amount": "129.00", "currency": "CNY"}, "quantity": 1}""";
    private static final String REFUND = """
            {"caseId": "BC-1", "orderId": "O/1", "orderLineId": "1", "payee": "BUYER/li",
             "amount": {"amount": "129.00", "currency": "CNY"}}""";
    private static final String QUESTION =
            "?caseId=BC-1&orderId=O%2F1&orderLineId=1&payee=BUYER%2Fli&amount=129.00&currency=CNY";

    private final PlatformStub stub = PlatformStub.start(0, "sesame");
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        http.close();
        stub.close();
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stub.url() + path))
                .header("Authorization", "Bearer sesame")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private String paid(String key) throws Exception {
        HttpResponse<String> answer = send("POST", "/advances", REFUND, "Idempotency-Key", key);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Wire.json().readTree(answer.body()).path("reference").asString();
    }

    private String confirmed(String reference, String question) throws Exception {
        return send("GET", "/payments/" + reference + question, null).body();
    }

    @Test
    void knowsTheLinesThatItWasToldOf() throws Exception {
        assertThat(send("GET", "/orders/O%2F1/lines/1", null).statusCode()).isEqualTo(404);
        assertThat(send("PUT", "/orders/O%2F1/lines/1", LINE).statusCode()).isEqualTo(200);

        HttpResponse<String> found = send("GET", "/orders/O%2F1/lines/1", null);
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(Wire.json().readTree(found.body()).path("buyer").asString()).isEqualTo("li");
        assertThat(send("GET", "/orders/O/lines/1", null).statusCode()).isEqualTo(404);
    }

    /** As the product does that is started again with the same folder; a line that a kill tore, also inside a character, is as if it had not been. */
    @Test
    void knowsAgainAfterARestartWhatItWasToldAndHasPaid(@TempDir Path folder) throws Exception {
        Order line = Wire.json().readValue(LINE, Order.class);
        try (PlatformStub first = PlatformStub.start(0, "sesame", folder)) {
            first.orders().put(line);
            first.orders().put(line);
            first.payments().pay("k-1", Wire.json().readValue(REFUND, StubPayment.class));
        }
        assertThat(folder.resolve("orders.jsonl")).content().hasLineCount(1);
        Files.writeString(folder.resolve("orders.jsonl"), "{}\n", StandardOpenOption.APPEND);
        byte[] torn = "{\"title\": \"榨".getBytes(UTF_8);
        Files.write(folder.resolve("orders.jsonl"), Arrays.copyOf(torn, torn.length - 1), StandardOpenOption.APPEND);

        try (PlatformStub second = PlatformStub.start(0, "sesame", folder)) {
            assertThat(second.orders().find(line.orderId(), line.orderLineId())).contains(line);
            assertThat(second.payments().paid()).hasSize(1);
            second.orders().put(Wire.json().readValue(LINE.replace("li", "wang"), Order.class));
        }
        try (PlatformStub third = PlatformStub.start(0, "sesame", folder)) {
            assertThat(third.orders().find(line.orderId(), line.orderLineId()))
                    .hasValueSatisfying(found -> assertThat(found.buyer()).isEqualTo("wang"));
        }
    }

    @Test
    void paysOnceForAKey() throws Exception {
        assertThat(paid("k-1")).isEqualTo(paid("k-1")).isNotEqualTo(paid("k-2"));
        assertThat(stub.payments().paid()).hasSize(2);

        String other = REFUND.replace("129.00", "1290.00");
        assertThat(send("POST", "/advances", other, "Idempotency-Key", "k-1").statusCode())
                .isEqualTo(409);
        assertThat(stub.payments().paid()).hasSize(2);
    }

    @Test
    void confirmsItsOwnPaymentsExactly() throws Exception {
        String reference = paid("k-1");
        assertThat(confirmed(reference, QUESTION)).isEqualTo("{\"confirmed\":true}");
        assertThat(confirmed(reference, QUESTION.replace("129.00", "128.00"))).isEqualTo("{\"confirmed\":false}");
        assertThat(confirmed(reference, QUESTION.replace("BC-1", "BC-2"))).isEqualTo("{\"confirmed\":false}");
        assertThat(confirmed("P-7", QUESTION)).isEqualTo("{\"confirmed\":true}");

        stub.payments().is(Mood.DOUBTS);
        assertThat(confirmed(reference, QUESTION)).isEqualTo("{\"confirmed\":true}");
        assertThat(confirmed("P-7", QUESTION)).isEqualTo("{\"confirmed\":false}");
    }

    @Test
    void answersNothingWhileItIsDown() throws Exception {
        stub.payments().is(Mood.DOWN);
        assertThat(send("GET", "/payments/P-7" + QUESTION, null).statusCode()).isEqualTo(503);
        assertThat(send("POST", "/advances", REFUND, "Idempotency-Key", "k-1").statusCode())
                .isEqualTo(503);
        assertThat(stub.payments().paid()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PUT  | /orders/O/lines/2 | {"orderId": "O", "orderLineId": "1"}
            PUT  | /orders/O/lines/1 | {"orderId": "O", "orderLineId": "1"}
            PUT  | /orders/O/lines/1 | null
            PUT  | /orders/O/lines/1 | {
            POST | /advances         | {"caseId": "BC-1"}
            GET  | /payments/P-1     | ''
            GET  | /payments/P-1?caseId=BC-1&orderId=O&orderLineId=1&payee=BUYER/li&amount=x&currency=CNY | ''
            """)
    void saysWhatIsWrongWithAQuestion(String method, String path, String body) throws Exception {
        HttpResponse<String> answer = send(method, path, body, "Idempotency-Key", "k-1");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(Wire.json().readTree(answer.body()).path("error").asString()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer other", "sesame"})
    void answersOnlyWhoeverShowsTheToken(String shown) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stub.url() + "/advances"));
        if (!shown.isEmpty()) {
            request.header("Authorization", shown);
        }
        assertThat(http.send(request.build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(401);
    }
}
