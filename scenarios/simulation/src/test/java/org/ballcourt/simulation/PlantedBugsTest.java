package org.ballcourt.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The simulation finds what is wrong: guards are taken out of the product's source one at a time, and each time a schedule goes wrong. A
 * build tries one in five; {@code -Dsimulation.planted=all}, as in a nightly run, tries all.
 */
class PlantedBugsTest {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int ONE_IN = 5;
    private static final Path ROOT = Path.of("../..");

    static Stream<PlantedBug> bugs() {
        boolean all = "all".equals(System.getProperty("simulation.planted"));
        return Stream.iterate(0, i -> i < PlantedBug.ALL.size(), i -> i + (all ? 1 : ONE_IN))
                .map(PlantedBug.ALL::get);
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void isFound(PlantedBug bug, @TempDir Path classes) throws Exception {
        compile(bug, classes);
        long begun = System.nanoTime();
        Process hunt = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx400m",
                        "-XX:+UseSerialGC",
                        "-Djdk.virtualThreadScheduler.parallelism=1",
                        "-Djdk.virtualThreadScheduler.maxPoolSize=1",
                        "-Djdk.trackAllThreads=false",
                        "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
                        "-cp",
                        classes + java.io.File.pathSeparator + System.getProperty("java.class.path"),
                        Hunt.class.getName(),
                        LONGEST.toString())
                .redirectError(classes.resolve("errors").toFile())
                .start();
        String told = new String(hunt.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = hunt.waitFor();
        System.out.printf("%s: %.0f s, %s%n", bug, (System.nanoTime() - begun) / 1e9, told.strip());
        assertThat(status)
                .as("%s: %s%s", bug, told, Files.readString(classes.resolve("errors")))
                .isEqualTo(1);
        assertThat(told).startsWith("schedule ");
    }

    private static void compile(PlantedBug bug, Path classes) throws IOException {
        String source = Files.readString(ROOT.resolve(bug.file()));
        assertThat(source.split(java.util.regex.Pattern.quote(bug.guard()), -1))
                .as("the guard stands in %s once: %s", bug.file(), bug.guard())
                .hasSize(2);
        Path changed = classes.resolve("source").resolve(Path.of(bug.file()).getFileName());
        Files.createDirectories(changed.getParent());
        Files.writeString(changed, source.replace(bug.guard(), bug.without()));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter told = new StringWriter();
        boolean compiled = compiler.getTask(
                        told,
                        null,
                        null,
                        List.of("-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path")),
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjects(changed))
                .call();
        assertThat(compiled).as(told.toString()).isTrue();
    }
}
