package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The alerts: over made-up series, as promtool plays them, and beside what the documents say. */
class AlertsTest {
    private static final Path CHECK = Path.of("../prometheus/check");
    private static final int SKIPPED = 77;

    @Test
    void ringWhenTheyShouldAndNotBefore(@TempDir Path temp) throws Exception {
        Path output = temp.resolve("output");
        int status = new ProcessBuilder(CHECK.toAbsolutePath().toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        Assumptions.assumeTrue(status != SKIPPED, () -> "promtool is missing: the alerts were NOT tested");
        assertThat(status).as(Files.readString(output)).isZero();
    }

    @Test
    void burnAsThePromisesSay() throws IOException {
        if ("write".equals(System.getProperty("ballcourt.promises"))) {
            Files.writeString(Promises.FILE, Promises.yaml());
        }
        assertThat(Promises.FILE)
                .as("written anew with -Dballcourt.promises=write")
                .content()
                .isEqualTo(Promises.yaml());
    }

    @Test
    void haveARunbookForEachPromise() throws IOException {
        String operators = Files.readString(Page.ROOT.resolve("docs/operators.md"));
        assertThat(Promises.alerts())
                .hasSize(5)
                .allSatisfy(alert -> assertThat(operators).contains("\n### " + alert + "\n"));
    }

    /** Wherever it is scraped, and whatever the job is called there. */
    @Test
    void askForNoJobByItsName() throws IOException {
        assertThat(questions())
                .hasSizeGreaterThan(80)
                .allSatisfy(question ->
                        assertThat(question).doesNotContainPattern("\\b(job|service|namespace|pod)\\s*[=!]"));
    }

    /** Of all rules. */
    static List<String> questions() throws IOException {
        return rules().stream().map(rule -> String.valueOf(rule.get("expr"))).toList();
    }

    /** Of all files, as they stand there. */
    static List<Map<?, ?>> rules() throws IOException {
        List<Map<?, ?>> rules = new ArrayList<>();
        for (Path file : files()) {
            Map<String, List<Map<String, List<Map<?, ?>>>>> groups = new Yaml().load(Files.readString(file));
            groups.get("groups").forEach(group -> rules.addAll(group.get("rules")));
        }
        return rules;
    }

    /** Those of rules, not those that test them. */
    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../prometheus/rules"))) {
            return files.filter(file -> !file.toString().endsWith("tests.yml"))
                    .sorted()
                    .toList();
        }
    }
}
