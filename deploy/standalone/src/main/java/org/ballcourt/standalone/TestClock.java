package org.ballcourt.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;

/** The real time, until somebody sets it: from then on it stands still between calls, also over a restart. */
final class TestClock implements InstantSource {
    private final Path file;
    private volatile Instant standing;

    /** @param file keeps the time at which the clock stands; missing while the real time runs */
    TestClock(Path file) {
        this.file = file;
        try {
            this.standing =
                    Files.exists(file) ? Instant.parse(Files.readString(file).strip()) : null;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public Instant instant() {
        Instant now = standing;
        return now == null ? Instant.now() : now;
    }

    boolean stands() {
        return standing != null;
    }

    void set(Instant instant) {
        try {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, instant.toString());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        standing = instant;
    }

    /** Lets the real time run again. */
    void release() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        standing = null;
    }
}
