package org.ballcourt.standalone;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.cli.CommandRefused;

/** The real time, until somebody sets it: from then on it stands still between calls, also over a restart. */
final class TestClock implements InstantSource {
    private final Path file;
    private volatile Instant standing;

    /** @param file keeps the time at which the clock stands; missing while the real time runs */
    TestClock(Path file) {
        this.file = file;
        this.standing = Files.exists(file) ? read(file) : null;
    }

    private static Instant read(Path file) {
        String found = "";
        try {
            found = Files.readString(file).strip();
            return Instant.parse(found);
        } catch (IOException | DateTimeParseException unreadable) {
            throw new CommandRefused(
                    Message.of("start.clock").with("file", file).with("found", found));
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
            try (FileChannel channel = FileChannel.open(next, CREATE, WRITE, TRUNCATE_EXISTING)) {
                channel.write(ByteBuffer.wrap(instant.toString().getBytes(StandardCharsets.UTF_8)));
                channel.force(true); // or a power cut may leave the name without its content
            }
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
