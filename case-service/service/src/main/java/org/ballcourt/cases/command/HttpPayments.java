package org.ballcourt.cases.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.ballcourt.contracts.Money;
import org.ballcourt.wire.Wire;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * {@code GET URL/payments/{reference}?caseId=BC-1&payee=BUYER/lin&amount=129.00&currency=CNY} answers {@code {"confirmed": true}}
 * where exactly that was paid to the payee for the case, or 404 for an unknown one;
 * {@code POST URL/advances} with an {@code Idempotency-Key} and {@code {"caseId", "amount"}} answers {@code {"reference"}}.
 */
final class HttpPayments implements Payments {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final String url;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    HttpPayments(String url) {
        this.url = url.replaceAll("/+$", "");
    }

    @Override
    public boolean confirms(Payment payment) {
        if (payment.reference() == null || payment.reference().isBlank()) {
            return false;
        }
        Money amount = payment.amount();
        URI uri = URI.create(url + "/payments/" + encode(payment.reference()) + "?caseId=" + encode(payment.caseId())
                + "&payee=" + encode(payment.payee()) + "&amount="
                + amount.amount().toPlainString() + "&currency=" + amount.currency());
        HttpResponse<String> response = send(HttpRequest.newBuilder(uri).GET());
        return response.statusCode() != 404 && field(response, "confirmed").asBoolean();
    }

    @Override
    public String payAdvance(String key, String caseId, Money amount) {
        String body = Wire.json()
                .createObjectNode()
                .put("caseId", caseId)
                .set("amount", Wire.json().valueToTree(amount))
                .toString();
        HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(url + "/advances"))
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        return field(response, "reference").asString();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(ANSWER).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new PaymentsUnavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PaymentsUnavailable(e);
        }
    }

    private static JsonNode field(HttpResponse<String> response, String name) {
        if (response.statusCode() / 100 != 2) {
            throw new PaymentsUnavailable(
                    new IOException(response.uri().getPath() + " answered " + response.statusCode()));
        }
        try {
            return Wire.json().readTree(response.body()).required(name);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new PaymentsUnavailable(e);
        }
    }

    private static String encode(String reference) {
        return URLEncoder.encode(reference, UTF_8).replace("+", "%20");
    }
}
