package org.ballcourt.notifications.policies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

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
        JsonNode document = get("/api/policies/" + CaseServiceClient.encoded(version));
        JsonNode all = get("/api/policies");
        if (document == null || all == null) {
            log.warn("The case-service does not show the rules {}; times are told in {}", version, unknown.zone());
            return unknown;
        }
        Optional<ZoneId> zone = zoneOf(version, all);
        PolicyWords read = new PolicyWords(zone.orElse(unknown.zone()), clauses(document));
        // An older case-service tells no zone, and is not the last one.
        if (zone.isPresent()) {
            known.put(version, read);
        }
        return read;
    }

    private static Map<String, Map<String, String>> clauses(JsonNode document) {
        Map<String, Map<String, String>> clauses = new HashMap<>();
        document.path("clauses").properties().forEach(clause -> {
            Map<String, String> words = new HashMap<>();
            clause.getValue()
                    .properties()
                    .forEach(text -> words.put(text.getKey(), text.getValue().asString("")));
            clauses.put(clause.getKey(), words);
        });
        return clauses;
    }

    private static Optional<ZoneId> zoneOf(String version, JsonNode all) {
        return all.path("policies")
                .valueStream()
                .filter(policy -> policy.path("version").asString("").equals(version))
                .findFirst()
                .flatMap(policy -> zone(policy.path("zone").asString("")));
    }

    private static Optional<ZoneId> zone(String id) {
        try {
            return id.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(id));
        } catch (DateTimeException nonsense) {
            return Optional.empty();
        }
    }

    /** Null where it says that there is nothing; a refusal says nothing of that. */
    private JsonNode get(String path) {
        HttpResponse<String> answer = caseService.get(path);
        if (answer.statusCode() == NOT_FOUND) {
            return null;
        }
        if (answer.statusCode() != OK) {
            throw new UncheckedIOException(new IOException("GET " + path + " answered " + answer.statusCode()));
        }
        return Wire.json().readTree(answer.body());
    }
}
