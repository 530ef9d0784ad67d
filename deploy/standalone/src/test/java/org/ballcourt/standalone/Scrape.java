package org.ballcourt.standalone;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** What a running product answered at its {@code /actuator/prometheus}. */
record Scrape(String exposition) {
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z0-9_]+)(?:\\{([^}]*)})? ");
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\S+) (\\S+)$");
    private static final Pattern HELP = Pattern.compile("(?m)^# HELP (\\S+) ?(.*)$");
    private static final Pattern BOUND = Pattern.compile("le=\"([^\"]+)\"");

    /** @param bounds of a histogram; the last one, infinity, is left out */
    record Family(String name, String type, String help, Set<String> labels, List<String> bounds) {}

    static Scrape of(String base) throws Exception {
        URI metrics = URI.create(base + "/actuator/prometheus");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return new Scrape(client.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                    .body());
        }
    }

    /** The largest of all samples that begin so: of a name, or of a whole series; 0 where there is none. */
    double most(String sample) {
        return values(sample).max().orElse(0);
    }

    /** As above, the smallest. */
    double least(String sample) {
        return values(sample).min().orElse(0);
    }

    private DoubleStream values(String sample) {
        return exposition
                .lines()
                .filter(line -> line.startsWith(sample + "{") || line.startsWith(sample + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .filter(Double::isFinite);
    }

    boolean tells(String sample) {
        return told().containsKey(sample);
    }

    /** Each sample with the names of its labels. */
    Map<String, Set<String>> told() {
        Map<String, Set<String>> told = new TreeMap<>();
        SAMPLE.matcher(exposition)
                .results()
                .forEach(sample -> told.computeIfAbsent(sample.group(1), _ -> new TreeSet<>())
                        .addAll(names(sample.group(2) == null ? "" : sample.group(2))));
        return told;
    }

    /** By name; the longest of late times, which a timer tells beside itself, is no family of its own. */
    List<Family> families() {
        Map<String, String> help = HELP.matcher(exposition)
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
        Map<String, String> types = TYPE.matcher(exposition)
                .results()
                .collect(Collectors.toMap(
                        found -> found.group(1), found -> found.group(2), (one, _) -> one, TreeMap::new));
        types.keySet().removeIf(name -> name.endsWith("_max") && types.containsKey(name.replaceFirst("_max$", "")));
        return types.entrySet().stream()
                .map(type -> new Family(
                        type.getKey(),
                        type.getValue(),
                        help.getOrDefault(type.getKey(), ""),
                        labels(type.getKey()),
                        bounds(type.getKey())))
                .toList();
    }

    private Set<String> labels(String family) {
        Set<String> labels = new TreeSet<>();
        Map<String, Set<String>> told = told();
        for (String end : List.of("", "_count", "_bucket")) {
            labels.addAll(told.getOrDefault(family + end, Set.of()));
        }
        labels.removeAll(Set.of("le", "quantile"));
        return labels;
    }

    private List<String> bounds(String family) {
        return exposition
                .lines()
                .filter(line -> line.startsWith(family + "_bucket{"))
                .flatMap(line -> BOUND.matcher(line).results())
                .map(MatchResult::group)
                .map(bound -> bound.replaceAll("le=|\"|\\.0(?=\"$)", ""))
                .filter(bound -> !bound.equals("+Inf"))
                .distinct()
                .toList();
    }

    /** The names in {@code a="x", b=~"y"} or in {@code a, b}. */
    static List<String> names(String text) {
        return Stream.of(text.replaceAll("\"[^\"]*\"", "").split(","))
                .map(part -> part.strip().replaceAll("[^a-z_].*", ""))
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
