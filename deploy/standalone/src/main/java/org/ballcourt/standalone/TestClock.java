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
import org.ballcourt.servicekit.PastTime;

/**
 * The real time, until somebody sets it: from then on it stands still between calls, also over a restart. Set to an instant it stands at
 * its begin, so that what is due then can still be done; advanced to it, it stands at its end.
 */
final class TestClock implements InstantSource, PastTime {
    private final Path file;
    private volatile Standing standing;

    private record Standing(Instant at, boolean over) {}

    /** @param file keeps the time at which the clock stands; missing while the real time runs */
    TestClock(Path file) {
        this.file = file;
        this.standing = Files.exists(file) ? new Standing(read(file), false) : null;
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
        Standing now = standing;
        return now == null ? Instant.now() : now.at();
    }

    @Override
    public Instant past() {
        Standing now = standing;
        return now != null && now.over() ? now.at() : instant().minusMillis(1);
    }

    boolean stands() {
        return standing != null;
    }

    void set(Instant instant) {
        stand(instant, false);
    }

    /** Lets the time go on to the end of that instant. */
    void pass(Instant instant) {
        stand(instant, true);
    }

    private void stand(Instant instant, boolean over) {
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
        standing = new Standing(instant, over);
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
