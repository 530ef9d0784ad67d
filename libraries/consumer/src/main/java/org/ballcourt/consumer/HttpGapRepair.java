package org.ballcourt.consumer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Supplier;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.wire.Wire;
import org.ballcourt.wire.WireEvents;

/** Reads missing events from the internal interface of the case-service. */
public final class HttpGapRepair implements GapRepair {
    private final CaseServiceClient caseService;

    /**
     * @param baseUrl of the case-service, e.g. {@code http://case-service:8080}
     * @param token a bearer token with the role EVENTS_READ, asked for anew each time
     */
    public HttpGapRepair(String baseUrl, Supplier<String> token) {
        this(() -> baseUrl, token);
    }

    /** The same with an address that is asked for anew each time. */
    public HttpGapRepair(Supplier<String> baseUrl, Supplier<String> token) {
        caseService = new CaseServiceClient(baseUrl, token);
    }

    @Override
    public List<RecordedEvent> events(String caseId, long fromSeq) {
        String path = "/internal/cases/" + CaseServiceClient.encoded(caseId) + "/events?from=" + fromSeq;
        HttpResponse<String> answer = caseService.get(path);
        return switch (answer.statusCode()) {
            case 200 -> read(answer.body());
            // A question that cannot be asked has no answer; nobody mends it by waiting.
            case 400, 404, 414 -> List.of();
            default ->
                throw new UncheckedIOException(new IOException("GET " + path + " answered " + answer.statusCode()));
        };
    }

    private static List<RecordedEvent> read(String body) {
        return Wire.sealedJson()
                .readTree(body)
                .path("events")
                .valueStream()
                .map(WireEvents::fromJson)
                .toList();
    }
}
