package org.ballcourt.scenarios;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What all stories together have shown of the product, against all that it says it has. */
final class Told {
    private static final List<String> KINDS = List.of("commands", "consequences", "rejectionCodes");

    private final Map<String, Set<String>> told = new TreeMap<>();
    private JsonNode vocabulary;

    /** @param all the product's own list of its names */
    synchronized void of(JsonNode all) {
        vocabulary = all;
    }

    synchronized void command(String name) {
        tell("commands", name);
    }

    synchronized void rejection(String code) {
        tell("rejectionCodes", code);
    }

    /** The log of a case whose story has ended. */
    synchronized void log(JsonNode log) {
        log.path("events")
                .valueStream()
                .map(event -> event.path("consequence").asString(""))
                .filter(consequence -> !consequence.isEmpty())
                .forEach(consequence -> tell("consequences", consequence));
    }

    private void tell(String kind, String name) {
        told.computeIfAbsent(kind, _ -> new TreeSet<>()).add(name);
    }

    synchronized boolean everything() {
        return vocabulary != null
                && KINDS.stream().allMatch(kind -> missing(kind).isEmpty());
    }

    /** E.g. {@code commands 33 of 34 (not AcceptOffer), consequences 22 of 22}. */
    synchronized String words() {
        return vocabulary == null
                ? "nothing was told"
                : KINDS.stream().map(this::words).collect(Collectors.joining(", "));
    }

    private String words(String kind) {
        int all = vocabulary.path(kind).size();
        Set<String> missing = missing(kind);
        return kind + " " + (all - missing.size()) + " of " + all
                + (missing.isEmpty() ? "" : " (not " + String.join(", ", missing) + ")");
    }

    private Set<String> missing(String kind) {
        Set<String> missing = new TreeSet<>();
        vocabulary.path(kind).forEach(name -> missing.add(name.asString()));
        missing.removeAll(told.getOrDefault(kind, Set.of()));
        return missing;
    }
}
