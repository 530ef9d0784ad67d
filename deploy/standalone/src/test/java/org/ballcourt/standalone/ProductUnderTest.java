package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A product in a process of its own, as people start it. */
final class ProductUnderTest implements AutoCloseable {
    /** Where the launcher has built the very same product, if it says so: jars and an archive of classes start much faster. */
    private static final String BUILT = System.getProperty("product.target");

    /** Without the tests' own things, which would change how it logs. */
    static final String COMPILED = Stream.of(
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                            .split(File.pathSeparator))
            .filter(place -> !place.contains("test-classes"))
            .collect(Collectors.joining(File.pathSeparator));

    static final String CLASS_PATH = BUILT == null ? COMPILED : BUILT + "/standalone.jar:" + BUILT + "/lib/*";

    private final Process process;
    private final Path output;
    private final Path ready;

    private ProductUnderTest(Process process, Path output, Path ready) {
        this.process = process;
        this.output = output;
        this.ready = ready;
    }

    /** Comes back at once. */
    static ProductUnderTest launch(Path temp, String... options) throws IOException {
        List<String> command = new ArrayList<>(java("org.ballcourt.standalone.Ballcourt"));
        if (BUILT != null && Files.exists(Path.of(BUILT, "classes.aot"))) {
            command.addAll(1, List.of("-XX:AOTCache=" + Path.of(BUILT, "classes.aot"), "-Xlog:disable"));
        }
        return launch(temp, new ProcessBuilder(command), options);
    }

    /** Comes back when it is ready; whoever starts it says how, and the word {@code up} is added. */
    static ProductUnderTest start(Path temp, ProcessBuilder starter, String... options) throws IOException {
        ProductUnderTest product = launch(temp, starter, options);
        product.awaitReady();
        return product;
    }

    /** Comes back at once; whoever starts it says how. */
    static ProductUnderTest launch(Path temp, ProcessBuilder starter, String... options) throws IOException {
        Path output = Files.createTempFile(temp, "output", ".txt");
        Path ready = output.resolveSibling(output.getFileName() + ".ready");
        List<String> command = new ArrayList<>(starter.command());
        command.addAll(List.of("up", "--ready-file", ready.toString(), "--attached"));
        command.addAll(List.of(options));
        Process process = starter.command(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new ProductUnderTest(process, output, ready);
    }

    /** Comes back when it is ready; on free ports, without demo disputes. */
    static ProductUnderTest start(Path temp, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of("--empty", "--port", "0", "--kafka-port", "0", "--store-port", "0"));
        all.addAll(List.of(options));
        ProductUnderTest product = launch(temp, all.toArray(String[]::new));
        product.awaitReady();
        return product;
    }

    /** The words that start a main class of ours with the class path of this test. */
    static List<String> java(String main) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-cp",
                CLASS_PATH,
                main);
    }

    private void awaitReady() {
        Awaitility.await()
                .atMost(5, TimeUnit.MINUTES)
                .failFast(() -> assertThat(process.isAlive()).as(output()).isTrue())
                .until(() -> Files.exists(ready));
    }

    String base() throws IOException {
        return Files.readString(ready).strip();
    }

    long pid() {
        return process.pid();
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            throw new IllegalStateException("it did not end");
        }
        return process.exitValue();
    }

    /** As kill -9 does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As Ctrl-C does. */
    void interrupt() {
        process.destroy();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
