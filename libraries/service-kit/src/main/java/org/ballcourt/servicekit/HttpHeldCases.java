package org.ballcourt.servicekit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ballcourt.consumer.CaseServiceClient;
import org.ballcourt.wire.Wire;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Asks the case-service, where cases are held. */
final class HttpHeldCases implements HeldCases {
    private final CaseServiceClient caseService;

    /** @param token with the role EVENTS_READ */
    HttpHeldCases(Supplier<String> baseUrl, Supplier<String> token) {
        caseService = new CaseServiceClient(baseUrl, token);
    }

    @Override
    public Set<String> now() {
        HttpResponse<String> answer = caseService.get("/internal/held-cases");
        if (answer.statusCode() != 200) {
            throw unknown("The case-service answered " + answer.statusCode());
        }
        return cases(answer.body()).valueStream().map(JsonNode::asString).collect(Collectors.toUnmodifiableSet());
    }

    /** A page of somebody else on the way is no word that nothing is held; what cannot be read is asked for again, unlike a record. */
    private static JsonNode cases(String body) {
        JsonNode cases;
        try {
            cases = Wire.json().readTree(body).path("cases");
        } catch (JacksonException notJson) {
            throw unknown("No list of held cases: " + notJson.getOriginalMessage());
        }
        if (!cases.isArray()) {
            throw unknown("No list of held cases");
        }
        return cases;
    }

    private static UncheckedIOException unknown(String why) {
        return new UncheckedIOException(new IOException(why));
    }
}
