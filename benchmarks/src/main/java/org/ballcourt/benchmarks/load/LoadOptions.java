package org.ballcourt.benchmarks.load;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ballcourt.messages.cli.CommandLine;

/**
 * What a run of {@link HttpLoad} is asked for.
 *
 * <ul>
 *   <li>{@code --product NAME=FOLDER}, repeatable: a checkout that {@code ./ballcourt build} has built; without one, the product that is on this
 *       class path
 *   <li>{@code --flags "..."} of the product's JVM; {@code launcher} for those of {@code ./ballcourt up} (checkouts alone)
 *   <li>{@code --callers 1,8,16}, {@code --rounds 3}, {@code --round 8}, {@code --warm-up 60}: the last two in seconds
 *   <li>{@code --port 21500}: the first of three for each product; 0 for any that are free
 *   <li>{@code --mib 1,200}: how large the uploads are
 *   <li>{@code --rivals axon,jdbc}: who plays beside, see the module rivals; {@code --postgres URL} for them, else they start one
 * </ul>
 */
record LoadOptions(
        List<RunningBuild.Build> builds,
        List<Integer> callers,
        int rounds,
        Duration round,
        Duration warmUp,
        int firstPort,
        List<Integer> mib,
        List<String> rivals,
        Optional<String> postgres) {
    /** A JVM as a node of a small installation has it. */
    private static final String USUAL_FLAGS = "-Xms1g -Xmx1g -XX:+UseG1GC";

    private static final String ALWAYS =
            "--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dfile.encoding=UTF-8";

    static LoadOptions of(List<String> words) {
        return of(words, "");
    }

    /** @param more flags that this program needs */
    static LoadOptions of(List<String> words, String more) {
        CommandLine line = CommandLine.of(
                words,
                Set.of(
                        "--product",
                        "--flags",
                        "--callers",
                        "--rounds",
                        "--round",
                        "--warm-up",
                        "--port",
                        "--mib",
                        "--rivals",
                        "--postgres"),
                Set.of());
        String flags = line.one("--flags").orElse(USUAL_FLAGS) + more;
        List<String> products = line.all("--product");
        return new LoadOptions(
                products.isEmpty()
                        ? List.of(new RunningBuild.Build("ballcourt", java(flags, ownClassPath())))
                        : products.stream()
                                .map(product -> build(product, flags))
                                .toList(),
                numbers(line, "--callers", "1,8,16"),
                number(line, "--rounds", 3),
                Duration.ofSeconds(number(line, "--round", 8)),
                Duration.ofSeconds(number(line, "--warm-up", 60)),
                number(line, "--port", 21500),
                numbers(line, "--mib", "1,200"),
                line.one("--rivals").map(LoadOptions::words).orElse(List.of()),
                line.one("--postgres"));
    }

    /** The first of three for each product. */
    int port(int product) {
        return firstPort == 0 ? 0 : firstPort + 3 * product;
    }

    private static int number(CommandLine line, String option, int usual) {
        return line.one(option).map(Integer::valueOf).orElse(usual);
    }

    private static List<Integer> numbers(CommandLine line, String option, String usual) {
        return words(line.one(option).orElse(usual)).stream()
                .map(Integer::valueOf)
                .toList();
    }

    private static List<String> words(String list) {
        return List.of(list.split(","));
    }

    private static RunningBuild.Build build(String product, String flags) {
        String[] named = product.split("=", 2);
        Path target = Path.of(named[1], "deploy/standalone/target");
        return new RunningBuild.Build(
                named[0],
                flags.equals("launcher")
                        ? List.of(Path.of(named[1], "ballcourt").toString(), "up")
                        : java(
                                flags,
                                target.resolve("standalone.jar") + File.pathSeparator + target.resolve("lib") + "/*"));
    }

    private static List<String> java(String flags, String classPath) {
        List<String> launch = new ArrayList<>(List.of(javaCommand()));
        Stream.of(flags.split(" "), ALWAYS.split(" ")).flatMap(Stream::of).forEach(launch::add);
        launch.addAll(List.of("-cp", classPath, "org.ballcourt.standalone.Ballcourt", "up"));
        return launch;
    }

    static String javaCommand() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String ownClassPath() {
        return System.getProperty("java.class.path");
    }

    /** The rivals have a class path of their own: their Axon is not ours. */
    static String rivalsClassPath() {
        Path room = Stream.of(Path.of("benchmarks/rivals"), Path.of("rivals"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow();
        try {
            return room.resolve("target/classes")
                    + File.pathSeparator
                    + Files.readString(room.resolve("target/classpath")).strip();
        } catch (IOException notBuilt) {
            throw new UncheckedIOException("The rivals are not built; see benchmarks/README.md", notBuilt);
        }
    }
}
