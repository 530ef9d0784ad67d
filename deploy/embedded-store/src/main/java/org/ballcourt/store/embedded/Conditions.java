package org.ballcourt.store.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A query taken apart: per path the conditions that all must hold, and whether anything else is asked. */
final class Conditions {
    private final Map<String, List<Condition>> byPath = new LinkedHashMap<>();
    private final Map<String, Condition> ones = new HashMap<>();
    private boolean exact = true;

    static Conditions of(Document query) {
        Conditions conditions = new Conditions();
        conditions.flatten(query);
        return conditions;
    }

    /** The driver's Filters.and sends {$and: [...]}, also around an _id. */
    private void flatten(Document query) {
        query.forEach((path, queried) -> {
            if (path.equals("$and") && queried instanceof List<?> parts) {
                parts.forEach(part -> {
                    if (part instanceof Document document) {
                        flatten(document);
                    }
                });
                // A malformed $and is for the matcher to complain about.
                exact &= !parts.isEmpty() && parts.stream().allMatch(Document.class::isInstance);
            } else if (path.startsWith("$")) {
                exact = false;
            } else {
                Condition condition = Condition.of(queried);
                byPath.computeIfAbsent(path, _ -> new ArrayList<>()).add(condition);
                ones.merge(path, ofOne(queried, condition), Conditions::narrower);
                exact &= condition.exact();
            }
        });
    }

    /** Exact: the intervals of all paths together say all that the query says, unless arrays are involved. */
    boolean areExact() {
        return exact;
    }

    int size() {
        return byPath.size();
    }

    Iterable<String> paths() {
        return byPath.keySet();
    }

    /** Each condition as it was written; none where the query does not speak of the path. */
    List<Condition> each(String path) {
        return byPath.getOrDefault(path, List.of());
    }

    Condition all(String path) {
        return each(path).stream().reduce(Condition::and).orElse(Condition.UNKNOWN);
    }

    /** What a single element must fulfil, where the values of the path may be arrays: two conditions may be met by two elements. */
    Condition one(String path) {
        return ones.getOrDefault(path, Condition.UNKNOWN);
    }

    private static Condition ofOne(Object queried, Condition all) {
        return queried instanceof Document operators && operators.size() > 1 ? Condition.ofOne(operators) : all;
    }

    private static Condition narrower(Condition a, Condition b) {
        Condition better = b.isPoint() && !a.isPoint() || !a.isKnown() ? b : a;
        return new Condition(better.intervals(), false);
    }

    boolean excludeNull(String path) {
        return each(path).stream().anyMatch(Condition::excludesNull);
    }
}
