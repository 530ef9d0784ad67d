package org.ballcourt.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can only be seen in the sources: sentences belong to message files, one name means one thing, metrics have one prefix. */
class SourceRulesTest {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern METER = Pattern.compile(
            "(?:Counter|Gauge|TimeGauge|FunctionCounter|Timer|DistributionSummary)\\s*\\.builder\\(\\s*\"([^\"]+)\"");
    private static final Pattern OF_THE_MACHINE =
            Pattern.compile("\\.to(?:Lower|Upper)Case\\(\\)|::to(?:Lower|Upper)Case\\b"
                    + "|String\\.format\\(\\s*\"|\\bprintf\\(\\s*\"|%[-+0, (]*\\d*(?:\\.\\d+)?[defg][^\"]*\"\\s*\\.formatted\\("
                    + "|DateTimeFormatter\\.ofPattern\\((?:\"[^\"]*\")\\)|NumberFormat\\.get\\w*\\(\\)|new DecimalFormat\\(\"[^\"]*\"\\)"
                    + "|Locale\\.getDefault\\(");
    /** The names of picture editors as they stand in files, and a benchmark's own words. */
    private static final Set<String> DATA = Set.of("CaptureReader.java", "Quarrel.java");

    private static final Map<Path, String> SOURCES = sources();

    private static Map<Path, String> sources() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().contains("/src/main/java/")
                            && !file.toString().contains("/target/")
                            && file.toString().endsWith(".java")
                            && !file.endsWith("package-info.java"))
                    .collect(Collectors.toMap(file -> file, SourceRulesTest::read, (a, b) -> a, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void keepSentencesInMessageFiles() {
        List<Path> speaking = SOURCES.entrySet().stream()
                .filter(source -> CHINESE.matcher(source.getValue()).find())
                .map(Map.Entry::getKey)
                .filter(file -> !DATA.contains(file.getFileName().toString()))
                .toList();
        assertThat(speaking).as("sentences stand in messages_*.properties").isEmpty();
        assertThat(CHINESE.matcher("say(\"没有\")").find()).as("the canary").isTrue();
    }

    @Test
    void giveOneNameToOneThing() {
        List<String> files = SOURCES.keySet().stream().map(Path::toString).toList();
        assertThat(doubled(files)).isEmpty();
        assertThat(doubled(List.of("a/Report.java", "b/Report.java", "b/Other.java")))
                .as("the canary")
                .containsExactly("Report.java");
    }

    private static List<String> doubled(List<String> files) {
        Map<String, Long> names = files.stream()
                .map(file -> file.substring(file.lastIndexOf('/') + 1))
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
        return names.entrySet().stream()
                .filter(name -> name.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Test
    void nameNoTypeLikeOneOfJavaUtil() {
        List<String> hiding = SOURCES.keySet().stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .filter(SourceRulesTest::isOfJavaUtil)
                .toList();
        assertThat(hiding).isEmpty();
        assertThat(isOfJavaUtil("Optional")).as("the canary").isTrue();
    }

    private static boolean isOfJavaUtil(String name) {
        try {
            Class.forName("java.util." + name);
            return true;
        } catch (ClassNotFoundException free) {
            return false;
        }
    }

    /** In Turkish an i has other capitals, in Arabic and Persian other digits, in Thai years another number. */
    @Test
    void doNothingInTheLanguageOfTheMachine() {
        List<Path> local = SOURCES.entrySet().stream()
                .filter(source -> isOfTheMachine(source.getValue()))
                .map(Map.Entry::getKey)
                .filter(file -> !file.toString().contains("/benchmarks/"))
                .toList();
        assertThat(local).as("say Locale.ROOT").isEmpty();
        assertThat(List.of(
                        "a.toLowerCase()",
                        "String::toUpperCase",
                        "String.format(\n    \"%d\", 1)",
                        "\"%02d:%s\"\n    .formatted(1, a)",
                        "DateTimeFormatter.ofPattern(\"uuuu\")",
                        "NumberFormat.getInstance()",
                        "Locale.getDefault()"))
                .as("the canary")
                .allMatch(SourceRulesTest::isOfTheMachine);
        assertThat(isOfTheMachine(
                        "String.format(Locale.ROOT, \"%d\", 1); \"%s\".formatted(a); b.toLowerCase(Locale.ROOT)"))
                .isFalse();
    }

    private static boolean isOfTheMachine(String source) {
        return OF_THE_MACHINE.matcher(source).find();
    }

    @Test
    void giveEveryMetricOnePrefix() {
        List<String> names = new ArrayList<>();
        SOURCES.values().forEach(source -> names.addAll(metersIn(source)));
        assertThat(names).isNotEmpty().allMatch(name -> name.startsWith("ballcourt."));
        assertThat(metersIn("Gauge.builder(\"lag\", this)")).as("the canary").containsExactly("lag");
    }

    private static List<String> metersIn(String source) {
        return METER.matcher(source).results().map(found -> found.group(1)).toList();
    }
}
