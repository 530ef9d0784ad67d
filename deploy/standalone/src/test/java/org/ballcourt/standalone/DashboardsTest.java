package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboards: as they are written, and beside what there is to ask; {@link WatchingIT} holds them against a running product. */
class DashboardsTest {
    private static final Pattern METRIC = Pattern.compile("\\b[a-z]+_[a-z0-9_]+(?=[\\[{), ]|$)");
    private static final Pattern RECORDED = Pattern.compile("\\bballcourt:[a-z0-9_:]+");
    private static final Pattern NAMED = Pattern.compile("(?m)^\\| `([a-z0-9_]+)`");

    @Test
    void areWrittenForFourReaders() throws IOException {
        assertThat(Dashboards.all())
                .extracting(Dashboard::name)
                .containsExactly("desk", "operator", "integrator", "owner");
        for (Dashboard board : Dashboards.all()) {
            assertWritten(Dashboards.FOLDER.resolve(board.name() + ".json"), board.json());
        }
        assertWritten(Dashboards.KUBERNETES, Dashboards.kubernetes());
        try (Stream<Path> files = Files.list(Dashboards.FOLDER)) {
            assertThat(files).hasSize(4);
        }
    }

    private static void assertWritten(Path file, String wanted) throws IOException {
        if ("write".equals(System.getProperty("ballcourt.dashboards"))) {
            Files.writeString(file, wanted);
        }
        assertThat(file)
                .as("written anew with -Dballcourt.dashboards=write")
                .content()
                .isEqualTo(wanted);
    }

    /** As rules, which promtool reads. */
    @Test
    void askWhatPrometheusUnderstands(@TempDir Path temp) throws Exception {
        StringBuilder rules = new StringBuilder("groups:\n  - name: dashboards\n    rules:\n");
        List<String> questions = questions();
        for (int i = 0; i < questions.size(); i++) {
            rules.append("      - record: ballcourt:question:%d%n        expr: '%s'%n".formatted(i, questions.get(i)));
        }
        Path file = Files.writeString(temp.resolve("questions.yml"), rules);
        Process promtool;
        try {
            promtool = new ProcessBuilder("promtool", "check", "rules", file.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException none) {
            Assumptions.abort("promtool is missing: THE QUESTIONS OF THE DASHBOARDS WERE NOT READ");
            throw none;
        }
        String said = new String(promtool.getInputStream().readAllBytes());
        assertThat(promtool.waitFor()).as(said).isZero();
        assertThat(said).contains(questions.size() + " rules found");
    }

    @Test
    void askForMetricsThatThereAre() throws IOException {
        String page = Files.readString(Page.ROOT.resolve("docs/metrics.md"));
        Set<String> there =
                NAMED.matcher(page).results().map(found -> found.group(1)).collect(Collectors.toSet());
        Set<String> recorded = new TreeSet<>();
        for (Path rules : AlertsTest.files()) {
            Pattern record = Pattern.compile("record: (\\S+)");
            record.matcher(Files.readString(rules)).results().forEach(found -> recorded.add(found.group(1)));
        }
        assertThat(questions()).hasSizeGreaterThan(80).allSatisfy(question -> {
            List<String> metrics = metrics(question);
            List<String> rules = RECORDED.matcher(question)
                    .results()
                    .map(found -> found.group())
                    .toList();
            assertThat(metrics.size() + rules.size()).as(question).isPositive();
            assertThat(recorded).as(question).containsAll(rules);
            assertThat(metrics).as(question).allMatch(metric -> isNamed(metric, there));
        });
    }

    private static boolean isNamed(String metric, Set<String> there) {
        return there.contains(metric.replaceFirst("_(bucket|sum|count)$", ""))
                || there.contains(metric)
                || there.stream().anyMatch(begin -> begin.endsWith("_") && metric.startsWith(begin));
    }

    /** Without the words of the language and labels. */
    private static List<String> metrics(String question) {
        String bare = question.replaceAll("\"[^\"]*\"", "\"\"")
                .replaceAll("\\b(by|on|group_left)\\s*\\([^)]*\\)", "")
                .replaceAll("\\b(histogram_quantile)\\b", "");
        return METRIC.matcher(bare).results().map(found -> found.group()).toList();
    }

    /** Wherever it is scraped, and whatever the job is called there. */
    @Test
    void askForNoJobByItsName() throws IOException {
        assertThat(questions())
                .allSatisfy(
                        question -> assertThat(question).doesNotContainPattern("\\b(job|service|namespace|pod)\\b"));
    }

    @Test
    void sayWhatEachPanelTellsInBothLanguages() {
        assertThat(Dashboards.all()).allSatisfy(board -> {
            assertThat(board.title()).contains(" · ");
            assertThat(board.rows()).allSatisfy(row -> {
                assertThat(row.title()).contains(" · ");
                assertThat(row.panels()).allSatisfy(panel -> {
                    assertThat(panel.title()).contains(" · ");
                    assertThat(panel.tells()).hasSizeGreaterThan(3);
                });
            });
        });
    }

    /** Of all four. */
    static List<String> questions() {
        List<String> questions = new ArrayList<>();
        Dashboards.all().forEach(board -> board.questions().forEach(questions::add));
        return questions;
    }
}
