package org.ballcourt.cases.command;

import static org.ballcourt.cases.command.PlatformSystem.encode;
import static org.ballcourt.cases.command.PlatformSystem.isStep;
import static org.ballcourt.cases.command.PlatformSystem.query;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ballcourt.contracts.Money;
import org.ballcourt.wire.Wire;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The contract is docs/platform.md: {@code GET URL/payments/{reference}} and {@code POST URL/advances}. */
final class HttpPayments implements Payments {
    private final PlatformSystem system;

    HttpPayments(PlatformSystem.Address address) {
        this.system = new PlatformSystem(address, PaymentsUnavailable::new);
    }

    @Override
    public boolean confirms(String reference, Transfer transfer) {
        if (reference == null || reference.isBlank() || isStep(reference)) {
            return false;
        }
        Money amount = transfer.amount();
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("caseId", transfer.caseId());
        asked.put("orderId", transfer.orderId());
        asked.put("orderLineId", transfer.orderLineId());
        asked.put("payee", transfer.payee());
        asked.put("amount", amount.amount().toPlainString());
        asked.put("currency", amount.currency());
        HttpResponse<String> response = system.send(system.request("/payments/" + encode(reference) + query(asked)));
        return response.statusCode() != 404 && field(response, "confirmed").asBoolean();
    }

    @Override
    public String pay(String key, Transfer transfer) {
        HttpResponse<String> response = system.send(system.request("/advances")
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Wire.json().writeValueAsString(transfer))));
        return field(response, "reference").asString();
    }

    private JsonNode field(HttpResponse<String> response, String name) {
        if (response.statusCode() / 100 != 2) {
            throw system.unexpected(response);
        }
        try {
            return Wire.json().readTree(response.body()).required(name);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new PaymentsUnavailable(e);
        }
    }
}
