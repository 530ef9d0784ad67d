package org.ballcourt.notifications.policies;

import java.time.ZoneId;
import java.util.Map;
import org.ballcourt.messages.Language;

/**
 * What people are told of one version of the rules.
 *
 * @param zone of the market, in which its deadlines are counted
 * @param clauses their words, by id and by the code of the language
 */
public record PolicyWords(ZoneId zone, Map<String, Map<String, String>> clauses) {
    public PolicyWords {
        clauses = Map.copyOf(clauses);
    }

    /** Of rules that nobody knows. */
    public static PolicyWords unknown(ZoneId zone) {
        return new PolicyWords(zone, Map.of());
    }

    /** What a clause says; empty where nobody knows. */
    public String clause(String id, Language language) {
        return clauses.getOrDefault(id, Map.of()).getOrDefault(language.code(), "");
    }
}
