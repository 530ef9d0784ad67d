package org.ballcourt.torture.clock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** By how much the clock of this process is wrong; asked by whoever asks for the time. */
public final class WrongTime {
    private static final long LOOK_MILLIS = 50;
    private static volatile long millis;

    private WrongTime() {}

    /** To be added to every time in milliseconds. */
    public static long millis() {
        return millis;
    }

    /** To be added to every time in nanoseconds. */
    public static long nanos() {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** Follows a file that holds a number of milliseconds; without it the clock is right. */
    static void follow(Path file) {
        Thread.ofPlatform().name("wrong-time").daemon().start(() -> {
            while (true) {
                millis = read(file);
                try {
                    Thread.sleep(LOOK_MILLIS);
                } catch (InterruptedException ending) {
                    return;
                }
            }
        });
    }

    private static long read(Path file) {
        try {
            return Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : 0;
        } catch (IOException | NumberFormatException halfWritten) {
            return millis;
        }
    }
}
