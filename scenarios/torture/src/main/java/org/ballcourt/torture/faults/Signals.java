package org.ballcourt.torture.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** What a machine does to a process that it has no time for. */
final class Signals {
    private Signals() {}

    static void freeze(long pid, Duration time) throws InterruptedException {
        send("-STOP", pid);
        Thread.sleep(time);
        send("-CONT", pid);
    }

    private static void send(String signal, long pid) throws InterruptedException {
        try {
            new ProcessBuilder("kill", signal, String.valueOf(pid)).start().waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
