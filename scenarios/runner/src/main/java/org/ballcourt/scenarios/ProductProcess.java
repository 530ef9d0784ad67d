package org.ballcourt.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A product of our own: started empty, on a free port, and gone afterwards. */
final class ProductProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);
    private static final int TAIL = 12;

    private final Process process;
    private final Path folder;
    private final URI base;

    private ProductProcess(Process process, Path folder, URI base) {
        this.process = process;
        this.folder = folder;
        this.base = base;
    }

    /** @param launch the words of a command that understands the options of {@code ballcourt up} */
    static ProductProcess start(List<String> launch) {
        try {
            Path folder = Files.createTempDirectory("ballcourt-story-");
            Path ready = folder.resolve("ready");
            List<String> command = new ArrayList<>(launch);
            command.addAll(List.of(
                    "--empty",
                    "--port",
                    "0",
                    "--kafka-port",
                    "0",
                    "--store-port",
                    "0",
                    "--attached",
                    "--ready-file",
                    ready.toString()));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log(folder).toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new ProductProcess(process, folder, awaitReady(process, folder, ready));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    URI base() {
        return base;
    }

    /** Empty while it runs; else that it ended, with the end of what it wrote. */
    String obituary() {
        return process.isAlive()
                ? ""
                : "; the product ended with exit code " + process.exitValue() + ":\n" + tail(folder);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try {
            Files.deleteIfExists(folder.resolve("ready"));
            Files.deleteIfExists(log(folder));
            Files.deleteIfExists(folder);
        } catch (IOException leftBehind) {
            System.err.println("left behind: " + folder);
        }
    }

    private static URI awaitReady(Process process, Path folder, Path ready) throws IOException {
        long giveUp = System.nanoTime() + START.toNanos();
        while (!Files.exists(ready)) {
            if (ended(process)) {
                throw new ProductFailure(
                        "the product did not start (exit code " + process.exitValue() + "):\n" + tail(folder));
            }
            if (System.nanoTime() > giveUp) {
                process.destroyForcibly();
                throw new ProductFailure("the product was not ready after " + START + ":\n" + tail(folder));
            }
        }
        return URI.create(Files.readString(ready).strip());
    }

    /** Looks again after a short while. */
    private static boolean ended(Process process) {
        try {
            process.onExit().get(100, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException running) {
            return false;
        } catch (ExecutionException | InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static String tail(Path folder) {
        try {
            List<String> lines = Files.readAllLines(log(folder));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
        } catch (IOException unreadable) {
            return "(its output cannot be read)";
        }
    }

    private static Path log(Path folder) {
        return folder.resolve("output.txt");
    }
}
