package org.ballcourt.notifications.webhooks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.ballcourt.consumer.CaseServiceClient;
import org.ballcourt.contracts.Actor;
import org.ballcourt.wire.Wire;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;

/** Asks the case-service, which alone has the keys of texts and decides who sees what. */
public final class HttpShownEvents implements ShownEvents {
    /** A 404 of anybody else on the way is no word about the case. */
    private static final Set<String> NOT_THEIRS = Set.of("NO_SUCH_CASE", "OWN_CASE");

    /** A newer case-service may say more. */
    private static final ObjectReader PAGES =
            Wire.json().readerFor(Page.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final CaseServiceClient caseService;

    /** @param token with the role WEBHOOKS */
    public HttpShownEvents(Supplier<String> baseUrl, Supplier<String> token) {
        caseService = new CaseServiceClient(baseUrl, token);
    }

    @Override
    public Optional<Page> from(long seq, String caseId, Actor reader) {
        HttpResponse<String> answer = caseService.get("/internal/cases/" + CaseServiceClient.encoded(caseId)
                + "/shown?reader=" + CaseServiceClient.encoded(reader.toString()) + "&from=" + seq);
        if (answer.statusCode() == 200) {
            return Optional.of(PAGES.readValue(answer.body()));
        }
        if (isNotTheirs(answer)) {
            return Optional.empty();
        }
        throw new UncheckedIOException(new IOException("The case-service answered " + answer.statusCode()));
    }

    private static boolean isNotTheirs(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")
                && NOT_THEIRS.contains(
                        Wire.json().readTree(answer.body()).path("code").asString(""));
    }
}
