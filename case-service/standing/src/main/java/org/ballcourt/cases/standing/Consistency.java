package org.ballcourt.cases.standing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Finds cases with equal facts under an equal policy that ended differently. */
final class Consistency {
    /** A case that ended unlike most with the same facts, and one of those. */
    record Pair(Dossiers.Ending unlike, Dossiers.Ending usual) {
        /** Sorts newest first, and is where a page goes on. */
        String key() {
            return String.format(Locale.ROOT, "%015d|%s", unlike.finalAt().toEpochMilli(), unlike.caseId());
        }
    }

    private Consistency() {}

    /**
     * Newest first. Every case that is unlike the usual is listed once, against the latest usual one before it or else the first
     * after it, so that a biased agent makes as many pairs as biased rulings. Of two results that are as frequent the earlier is the usual.
     */
    static List<Pair> pairs(List<Dossiers.Ending> endings) {
        Map<String, List<Dossiers.Ending>> byFacts = new LinkedHashMap<>();
        List<Dossiers.Ending> oldestFirst = endings.stream()
                .sorted(Comparator.comparing(Dossiers.Ending::finalAt).thenComparing(Dossiers.Ending::caseId))
                .toList();
        oldestFirst.forEach(ending ->
                byFacts.computeIfAbsent(ending.facts(), _ -> new ArrayList<>()).add(ending));
        return byFacts.values().stream()
                .flatMap(Consistency::unlike)
                .sorted(Comparator.comparing(Pair::key).reversed())
                .toList();
    }

    private static Stream<Pair> unlike(List<Dossiers.Ending> oldestFirst) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        oldestFirst.forEach(ending -> counts.merge(ending.result(), 1, Integer::sum));
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        String usual = counts.keySet().stream()
                .filter(result -> counts.get(result) == most)
                .findFirst()
                .orElseThrow();
        List<Dossiers.Ending> usuals = oldestFirst.stream()
                .filter(ending -> ending.result().equals(usual))
                .toList();
        return oldestFirst.stream()
                .filter(ending -> !ending.result().equals(usual))
                .map(ending -> new Pair(ending, nearest(ending, usuals)));
    }

    private static Dossiers.Ending nearest(Dossiers.Ending to, List<Dossiers.Ending> oldestFirst) {
        return oldestFirst.stream()
                .filter(ending -> !ending.finalAt().isAfter(to.finalAt()))
                .reduce((before, last) -> last)
                .orElseGet(oldestFirst::getFirst);
    }
}
