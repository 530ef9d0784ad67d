package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.yaml.snakeyaml.Yaml;

/**
 * Which alerts ring, had Prometheus scraped a product every minute: what the product told at some moments, with as much time between
 * them as the test says. The rules themselves are played, by promtool, so that hours pass at once.
 */
final class Alarms {
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z_]+(?:\\{.*})?) (\\S+)$");
    private static final Pattern RINGING = Pattern.compile("alertname=\"(\\w+)\"");

    private static final Duration AFTER = Duration.ofMinutes(10);

    /** Figures are read every half minute, on a busy machine less often. */
    private static final Duration FIGURES = Duration.ofMinutes(15);

    private static final Set<String> ASKED = asked();

    /** By series; a minute without a value is null. */
    private final Map<String, List<Double>> series = new LinkedHashMap<>();

    private final Set<String> instances = new LinkedHashSet<>();
    private final Duration every;
    private Map<String, Double> last = Map.of();
    private int minutes;

    Alarms() {
        this(Duration.ofMinutes(1));
    }

    /** @param every how often the rules are asked, which takes long where days pass */
    Alarms(Duration every) {
        this.every = every;
    }

    /** It answers as it does now, and has come there evenly since what it answered last. */
    void over(Duration time, Scrape scrape) {
        over(time, Map.of("one", scrape));
    }

    /** Nobody answers. */
    void silent(Duration time) {
        over(Duration.ofMinutes(1), Map.of());
        over(time, Map.of());
    }

    /** By instance; one that answered before and is not among them is down. */
    void over(Duration time, Map<String, Scrape> answers) {
        instances.addAll(answers.keySet());
        Map<String, Double> next = new LinkedHashMap<>();
        for (String instance : instances) {
            Scrape scrape = answers.get(instance);
            Map<String, Double> told = scrape == null ? new LinkedHashMap<>() : samples(scrape.exposition());
            told.put("up", scrape == null ? 0.0 : 1.0);
            told.forEach((sample, value) -> next.put(labelled(sample, instance), value));
        }
        pass(time, next);
    }

    /** As it answers now, after that time and for ten minutes more. */
    void pass(Duration time, ProductUnderTest product) throws Exception {
        over(time, Scrape.of(product.base()));
        over(AFTER, Scrape.of(product.base()));
    }

    /** As soon as it tells such a line, which is what it answers after ten minutes and for that time more. */
    void passUntil(ProductUnderTest product, Duration time, Predicate<String> line) throws Exception {
        Scrape scrape = await().atMost(FIGURES)
                .until(
                        () -> Scrape.of(product.base()),
                        told -> told.exposition().lines().anyMatch(line));
        over(AFTER, scrape);
        over(time, scrape);
    }

    static Predicate<String> sample(String metric, String label, String value) {
        return line -> line.startsWith(metric) && line.contains(label) && line.endsWith(" " + value);
    }

    /** A counter that was not told of before has counted nothing then. */
    private void pass(Duration time, Map<String, Double> next) {
        int steps = Math.toIntExact(time.toMinutes());
        Set<String> names = new LinkedHashSet<>(series.keySet());
        names.addAll(next.keySet());
        for (String name : names) {
            List<Double> values = series.computeIfAbsent(name, _ -> new ArrayList<>());
            while (values.size() < minutes) {
                values.add(null);
            }
            Double to = next.get(name);
            double from = last.isEmpty() && to != null ? to : last.getOrDefault(name, 0.0);
            for (int step = 1; step <= steps; step++) {
                values.add(to == null ? null : from + (to - from) * step / steps);
            }
        }
        minutes += steps;
        last = next;
    }

    Set<String> ringing() throws IOException, InterruptedException {
        return ringing("severity=~\"page|ticket\"");
    }

    /** Those that call somebody now. */
    Set<String> paging() throws IOException, InterruptedException {
        return ringing("severity=\"page\"");
    }

    private Set<String> ringing(String which) throws IOException, InterruptedException {
        return RINGING.matcher(ask("count by (alertname) (ALERTS{alertstate=\"firing\"," + which + "})"))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What Prometheus would answer now, as promtool writes it. */
    String ask(String question) throws IOException, InterruptedException {
        Path test = Files.createTempFile("alarms", ".yml");
        try {
            Files.writeString(test, new Yaml().dump(test(question)));
            Process promtool = start(test);
            String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (promtool.waitFor() == 0) {
                return "";
            }
            // It compares, and we expect nothing: what it got is the answer.
            int got = said.indexOf("got:");
            if (got < 0) {
                throw new IllegalStateException(said);
            }
            return said.substring(got);
        } finally {
            Files.delete(test);
        }
    }

    private static Process start(Path test) throws InterruptedException {
        try {
            return new ProcessBuilder("promtool", "test", "rules", test.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException missing) {
            Assumptions.abort("promtool is missing: the runbooks were NOT tested");
            throw new IllegalStateException(missing);
        }
    }

    private Map<String, Object> test(String question) throws IOException {
        List<Map<String, String>> input = series.entrySet().stream()
                .map(one -> Map.of("series", one.getKey(), "values", values(one.getValue())))
                .toList();
        Map<String, Object> asked =
                Map.of("expr", question, "eval_time", (minutes - 1) + "m", "exp_samples", List.of());
        return Map.of(
                "rule_files",
                AlertsTest.files().stream()
                        .map(file -> file.toAbsolutePath().normalize().toString())
                        .toList(),
                "evaluation_interval",
                every.toMinutes() + "m",
                "tests",
                List.of(Map.of("interval", "1m", "input_series", input, "promql_expr_test", List.of(asked))));
    }

    private static String values(List<Double> values) {
        return values.stream()
                .map(value -> value == null ? "_" : value.toString())
                .collect(Collectors.joining(" "));
    }

    /** As Prometheus labels what it scrapes. */
    private static String labelled(String sample, String instance) {
        String own = "job=\"ballcourt\",instance=\"" + instance + "\"";
        return sample.endsWith("}")
                ? sample.substring(0, sample.length() - 1) + (sample.endsWith("{}") ? "" : ",") + own + "}"
                : sample + "{" + own + "}";
    }

    /** Those at which alerts look. */
    private static Map<String, Double> samples(String exposition) {
        Map<String, Double> samples = new LinkedHashMap<>();
        SAMPLE.matcher(exposition).results().forEach(found -> {
            String name = found.group(1).replaceFirst("\\{.*", "");
            double value = Double.parseDouble(found.group(2).replace("+Inf", "Infinity"));
            if (ASKED.contains(name) && Double.isFinite(value)) {
                samples.put(found.group(1), value);
            }
        });
        return samples;
    }

    private static Set<String> asked() {
        try {
            return AlertsTest.questions().stream()
                    .flatMap(question ->
                            Pattern.compile("[a-z_]+").matcher(question).results())
                    .map(found -> found.group())
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whoever is called by it is told to do that. */
    static void assertRunbook(String alert, String... steps) throws IOException {
        assertThat(runbook(alert)).as(alert).contains(steps);
    }

    private static String runbook(String alert) throws IOException {
        return AlertsTest.rules().stream()
                .filter(rule -> alert.equals(rule.get("alert")))
                .map(rule -> String.valueOf(((Map<?, ?>) rule.get("annotations")).get("runbook")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(alert));
    }
}
