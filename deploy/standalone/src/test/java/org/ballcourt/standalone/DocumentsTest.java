package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documents tell a reader to follow, type or copy is there. */
class DocumentsTest {
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");
    private static final Pattern CODE = Pattern.compile("`([a-z0-9_]+\\*?)`");

    /** Not the names of databases, which stand before a dot. */
    private static final Pattern METRIC =
            Pattern.compile("\\b(ballcourt_[a-z0-9_]+?)(?:_bucket|_count|_sum|_max)?\\b(?!\\.)");

    private static final Set<String> DATABASES = Set.of(
            "ballcourt_cases",
            "ballcourt_evidence",
            "ballcourt_escalation",
            "ballcourt_notices",
            "ballcourt_operations");

    private static final Set<String> WITH_SUBCOMMANDS = Set.of("policy");

    @Test
    void linkToWhatIsThere() throws IOException {
        List<String> dead = new ArrayList<>();
        int links = 0;
        for (Page page : Page.all()) {
            for (String link : page.links()) {
                links++;
                String[] parts = URLDecoder.decode(link, StandardCharsets.UTF_8).split("#", 2);
                Path target = parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]);
                boolean anchored = parts.length == 1
                        || Files.isRegularFile(target)
                                && Page.read(target).anchors().contains(parts[1]);
                if (!Files.exists(target) || !anchored) {
                    dead.add(page + ": " + link);
                }
            }
        }
        assertThat(links).isGreaterThan(40);
        assertThat(dead).isEmpty();
    }

    @Test
    void nameCommandsAndOptionsThatThereAre() throws Exception {
        Map<String, Set<String>> help = help();
        assertThat(help).containsKeys("up", "test", "scenarios", "policy check", "policy whatif", "export", "verify");
        List<String> unknown = new ArrayList<>();
        for (Page page : Page.all()) {
            for (List<String> words : page.commands()) {
                Set<String> options = help.get(verb(words));
                if (options == null) {
                    unknown.add(page + ": " + words);
                    continue;
                }
                OPTION.matcher(String.join(" ", words)).results().forEach(option -> {
                    if (!options.contains(option.group())) {
                        unknown.add(page + ": " + option.group() + " in " + words);
                    }
                });
            }
        }
        assertThat(unknown).isEmpty();
    }

    /** A row with a star names the ends of its metrics. */
    @Test
    void nameEveryMetricThatTheDashboardsAndTheAlertsAskFor() throws IOException {
        Set<String> named = new TreeSet<>();
        for (String row : Files.readAllLines(Page.ROOT.resolve("docs/operators.md"))) {
            List<String> words =
                    CODE.matcher(row).results().map(found -> found.group(1)).toList();
            named.addAll(words);
            words.stream()
                    .filter(word -> word.endsWith("_*"))
                    .map(word -> word.substring(0, word.length() - 1))
                    .forEach(begin -> words.forEach(end -> named.add(begin + end)));
        }
        Set<String> asked = new TreeSet<>();
        List<Path> files = new ArrayList<>(AlertsTest.files());
        Dashboards.all().forEach(board -> files.add(Dashboards.FOLDER.resolve(board.name() + ".json")));
        for (Path file : files) {
            METRIC.matcher(Files.readString(file)).results().forEach(found -> asked.add(found.group(1)));
        }
        assertThat(asked).hasSizeGreaterThan(30);
        assertThat(named).containsAll(asked);
    }

    /** The page of metrics is compared with a running product. */
    @Test
    void nameNoMetricThatThereIsNot() throws IOException {
        Set<String> there = names(Files.readString(Page.ROOT.resolve("docs/metrics.md")));
        assertThat(there).hasSizeGreaterThan(50);
        for (Page page : Page.all()) {
            Set<String> named = names(Files.readString(page.file()));
            named.removeAll(DATABASES);
            named.removeIf(name -> name.endsWith("_") && there.stream().anyMatch(one -> one.startsWith(name)));
            assertThat(there).as(page.toString()).containsAll(named);
        }
    }

    /** Without the ends of what belongs to a histogram. */
    private static Set<String> names(String text) {
        return METRIC.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Scripts of ours that a block tells to run are in their place. */
    @Test
    void nameScriptsThatThereAre() throws IOException {
        for (Page page : Page.all()) {
            for (Page.Block block : page.blocks()) {
                Path here = Page.ROOT;
                for (String line : block.lines()) {
                    String[] words = line.strip().split("\\s+");
                    if (words[0].equals("cd")) {
                        here = here.resolve(words[1]);
                    } else if (words[0].matches("(\\./|\\.ci/|deploy/)[\\w./-]+")) {
                        assertThat(here.resolve(words[0]))
                                .as("%s: %s", page, line)
                                .exists();
                    }
                }
            }
        }
    }

    /** The fifteen lines of the front pages, imports and frame beside them, as they stand. */
    @Test
    void showJavaThatCompiles(@TempDir Path classes) {
        for (String name : List.of("README.md", "README.zh-CN.md", "docs/integrators.md")) {
            List<String> program = Page.read(Page.ROOT.resolve(name)).blocks().stream()
                    .filter(block -> block.language().equals("java"))
                    .map(Page.Block::lines)
                    .filter(lines -> lines.stream().anyMatch(line -> line.startsWith("public class ")))
                    .findFirst()
                    .orElseThrow();
            assertThat(compile(program, classes)).as(name).isEmpty();
            assertThat(program.stream().filter(line -> line.startsWith("        ")))
                    .as(name)
                    .hasSizeLessThanOrEqualTo(15);
        }
        assertThat(compile(List.of("public class Wrong { int one = CaseSubscription.nothingLikeThis(); }"), classes))
                .contains("CaseSubscription");
    }

    private static String compile(List<String> lines, Path classes) {
        String source = String.join("\n", lines);
        String name = source.replaceFirst("(?s).*public class (\\w+).*", "$1");
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        StringWriter errors = new StringWriter();
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        errors,
                        null,
                        null,
                        List.of("-proc:none", "-cp", ProductUnderTest.COMPILED, "-d", classes.toString()),
                        null,
                        List.of(file))
                .call();
        return compiled ? "" : errors.toString();
    }

    /** Whatever the help offers is a command; what it does is not tried here. */
    @Test
    void offersOnlyCommandsThatThereAre() throws Exception {
        Set<String> words = new TreeSet<>();
        help().keySet().forEach(verb -> words.add(verb.split(" ")[0]));
        assertThat(words).contains("up", "parked");
        for (String word : words) {
            ProcessBuilder launcher =
                    new ProcessBuilder(Page.ROOT.resolve("ballcourt").toString(), word, "--no-such-option");
            launcher.environment().put("BALLCOURT_CLASS_PATH", "nothing");
            launcher.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Process process = launcher.redirectErrorStream(true).start();
            String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            assertThat(told).as(word).doesNotContain("there is no '" + word + "'");
        }
    }

    private static String verb(List<String> words) {
        return WITH_SUBCOMMANDS.contains(words.getFirst()) && words.size() > 1
                ? words.get(0) + " " + words.get(1)
                : words.getFirst();
    }

    /** Every command of the launcher with its options, as its help tells them. */
    private static Map<String, Set<String>> help() throws Exception {
        Process process = new ProcessBuilder(Page.ROOT.resolve("ballcourt").toString(), "help")
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        Map<String, Set<String>> help = new TreeMap<>();
        Set<String> options = new TreeSet<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("  ./ballcourt ")) {
                options = help.computeIfAbsent(
                        verb(List.of(
                                line.strip().substring("./ballcourt ".length()).split("\\s+"))),
                        _ -> new TreeSet<>());
            } else if (line.startsWith("      --")) {
                options.add(line.strip().split("\\s")[0]);
            }
        }
        return help;
    }
}
