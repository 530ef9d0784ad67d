package org.ballcourt.broker.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.utils.Exit;

/**
 * What is said on the console when Kafka ends this process, as it does when it cannot write its folder: one sentence
 * that tells why and what to do, whatever the log says at length.
 */
final class LastWords {
    /** Less than this is no room for a broker. */
    private static final int ROOM = 1024 * 1024;

    private final Path directory;
    private final AtomicBoolean said = new AtomicBoolean();

    private LastWords(Path directory) {
        this.directory = directory;
    }

    /** Kafka has one exit for the whole process. */
    static void prepare(Path directory) {
        LastWords words = new LastWords(directory);
        Exit.setHaltProcedure(words::end);
        Exit.setExitProcedure(words::end);
    }

    private void end(int status, String message) {
        if (said.compareAndSet(false, true)) {
            System.err.println(
                    isFull(directory)
                            ? full(directory)
                            : "Kafka cannot go on with " + directory + " and stops, and this process with it"
                                    + (message == null ? "" : " (" + message + ")"));
        }
        // Not in order: what would be said and written on the way out needs room as well, and a kill loses nothing.
        Runtime.getRuntime().halt(Math.max(1, status));
    }

    static String full(Path directory) {
        return "The disk of " + directory + " is full: Kafka stops, and this process with it. Nothing that was"
                + " acknowledged is lost; free some space, then start again";
    }

    /** Told by trying, for quotas and the like show nowhere else. */
    static boolean isFull(Path directory) {
        Path trial = directory.resolveSibling(directory.getFileName() + ".trial");
        try {
            Files.write(trial, new byte[ROOM]);
            return false;
        } catch (IOException refused) {
            return true;
        } finally {
            trial.toFile().delete();
        }
    }
}
