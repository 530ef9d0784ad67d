package org.ballcourt.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.cli.CommandRefused;

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
            command.addAll(
                    List.of("--empty --port 0 --kafka-port 0 --store-port 0 --attached --ready-file".split(" ")));
            command.add(ready.toString());
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log(folder).toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new ProductProcess(process, folder, awaitReady(process, folder, ready));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CommandRefused(Message.of("product.interrupted"));
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

    private static URI awaitReady(Process process, Path folder, Path ready) throws IOException, InterruptedException {
        long giveUp = System.nanoTime() + START.toNanos();
        while (!Files.exists(ready)) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new CommandRefused(Message.of("scenarios.not-started")
                        .with("code", process.exitValue())
                        .with("output", tail(folder)));
            }
            if (System.nanoTime() > giveUp) {
                process.destroyForcibly();
                throw new CommandRefused(Message.of("scenarios.not-ready")
                        .with("minutes", START.toMinutes())
                        .with("output", tail(folder)));
            }
        }
        return URI.create(Files.readString(ready).strip());
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
