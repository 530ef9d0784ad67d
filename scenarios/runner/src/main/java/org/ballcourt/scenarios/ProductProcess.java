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

/** A product in a process of its own, which ends at the latest when this one does. */
public final class ProductProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(5);
    private static final int TAIL = 12;

    private final Process process;
    private final Path folder;
    private final Thread hook;

    private ProductProcess(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
        this.hook = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Empty, on free ports, with a folder of its own that is gone afterwards; comes back when it is ready.
     *
     * @param launch the words of a command that understands the options of {@code ballcourt up}
     */
    static ProductProcess start(List<String> launch) {
        try {
            Path folder = Files.createTempDirectory("ballcourt-story-");
            ProductProcess product =
                    launch(launch, List.of("--empty", "--port", "0", "--kafka-port", "0", "--store-port", "0"), folder);
            product.awaitReady();
            return product;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Comes back at once.
     *
     * @param options of {@code ballcourt up}
     * @param folder for what it writes to its terminal, and the mark that it is ready
     */
    public static ProductProcess launch(List<String> launch, List<String> options, Path folder) {
        try {
            Files.deleteIfExists(ready(folder));
            List<String> command = new ArrayList<>(launch);
            command.addAll(options);
            command.addAll(List.of("--attached", "--ready-file", ready(folder).toString()));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log(folder).toFile()))
                    .start();
            return new ProductProcess(process, folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Where it is, as soon as it is ready. */
    public URI awaitReady() {
        long giveUp = System.nanoTime() + START.toNanos();
        try {
            while (!Files.exists(ready(folder))) {
                if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                    throw new CommandRefused(Message.of("scenarios.not-started")
                            .with("code", process.exitValue())
                            .with("output", tail()));
                }
                if (System.nanoTime() > giveUp) {
                    kill();
                    throw new CommandRefused(Message.of("scenarios.not-ready")
                            .with("minutes", START.toMinutes())
                            .with("output", tail()));
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CommandRefused(Message.of("product.interrupted"));
        }
        return base();
    }

    URI base() {
        try {
            return URI.create(Files.readString(ready(folder)).strip());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** Empty while it runs; else that it ended, with the end of what it wrote. */
    public String obituary() {
        return process.isAlive() ? "" : "; the product ended with exit code " + process.exitValue() + ":\n" + tail();
    }

    /** As kill -9 does; comes back when it is gone. */
    public void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        forget();
    }

    /** As Ctrl-C does; by force after a while. */
    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException stopped) {
            kill();
            Thread.currentThread().interrupt();
        }
        forget();
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // It is running just now.
        }
    }

    @Override
    public void close() {
        stop();
        try {
            Files.deleteIfExists(ready(folder));
            Files.deleteIfExists(log(folder));
            Files.deleteIfExists(folder);
        } catch (IOException leftBehind) {
            System.err.println("left behind: " + folder);
        }
    }

    private String tail() {
        try {
            List<String> lines = Files.readAllLines(log(folder));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
        } catch (IOException unreadable) {
            return "(its output cannot be read)";
        }
    }

    private static Path ready(Path folder) {
        return folder.resolve("ready");
    }

    private static Path log(Path folder) {
        return folder.resolve("output.txt");
    }
}
