package org.ballcourt.notifications.policies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.ballcourt.consumer.CaseServiceClient;
import org.ballcourt.wire.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Asks the case-service, once for each version: one that was used is never changed. As long as it does not answer, what is to be told
 * waits; told in the zone of another market it could not be taken back.
 */
public final class HttpPolicyLookup implements PolicyLookup {
    private static final Logger log = LoggerFactory.getLogger(HttpPolicyLookup.class);
    private static final int SERVER_ERROR = 500;

    private final CaseServiceClient caseService;
    private final PolicyWords unknown;
    private final Map<String, PolicyWords> known = new ConcurrentHashMap<>();

    /**
     * @param token anybody's whom the case-service knows
     * @param otherwise the zone of what is about no case, and of rules that the case-service does not know
     */
    public HttpPolicyLookup(Supplier<String> baseUrl, Supplier<String> token, ZoneId otherwise) {
        caseService = new CaseServiceClient(baseUrl, token);
        unknown = PolicyWords.unknown(otherwise);
    }

    @Override
    public PolicyWords of(String version) {
        if (version == null) {
            return unknown;
        }
        PolicyWords before = known.get(version);
        if (before != null) {
            return before;
        }
        PolicyWords read = read(version);
        if (read != unknown) {
            known.put(version, read);
        }
        return read;
    }

    private PolicyWords read(String version) {
        JsonNode document = get("/api/policies/" + CaseServiceClient.encoded(version));
        JsonNode all = get("/api/policies");
        if (document == null || all == null) {
            log.warn("The case-service does not show the rules {}; times are told in {}", version, unknown.zone());
            return unknown;
        }
        Map<String, Map<String, String>> clauses = new HashMap<>();
        document.path("clauses").properties().forEach(clause -> {
            Map<String, String> words = new HashMap<>();
            clause.getValue()
                    .properties()
                    .forEach(text -> words.put(text.getKey(), text.getValue().asString("")));
            clauses.put(clause.getKey(), words);
        });
        return new PolicyWords(zoneOf(version, all), clauses);
    }

    private ZoneId zoneOf(String version, JsonNode all) {
        return all.path("policies")
                .valueStream()
                .filter(policy -> policy.path("version").asString("").equals(version))
                .findFirst()
                .map(policy -> zone(policy.path("zone").asString("")))
                .orElse(unknown.zone());
    }

    /** An older case-service says none. */
    private ZoneId zone(String id) {
        try {
            return id.isEmpty() ? unknown.zone() : ZoneId.of(id);
        } catch (DateTimeException nonsense) {
            return unknown.zone();
        }
    }

    /** Null where it says that there is nothing to see. */
    private JsonNode get(String path) {
        HttpResponse<String> answer = caseService.get(path);
        if (answer.statusCode() >= SERVER_ERROR) {
            throw new UncheckedIOException(new IOException("GET " + path + " answered " + answer.statusCode()));
        }
        return answer.statusCode() == 200 ? Wire.json().readTree(answer.body()) : null;
    }
}
