package org.ballcourt.platformstub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.ballcourt.wire.Wire;
import tools.jackson.core.JacksonException;

/** What a book was told, a line of JSON each, so that it knows it again after a restart. */
final class KeptLines {
    private static final Logger log = System.getLogger(KeptLines.class.getName());

    private final Path file;

    /** Whether the last line was broken off, by a kill or by a full disk: the next one begins anew. */
    private boolean torn;

    /** @param file null where nothing is kept */
    KeptLines(Path file) {
        this.file = file;
    }

    /** The whole ones, in the order in which they were added. */
    synchronized <T> List<T> read(Class<T> type) {
        if (file == null || !Files.exists(file)) {
            return List.of();
        }
        try {
            // A character that was torn is read as a broken one: the line that holds it is no JSON and is left out.
            String found = new String(Files.readAllBytes(file), UTF_8);
            torn = !found.endsWith("\n");
            return found.lines().flatMap(line -> whole(line, type).stream()).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static <T> Optional<T> whole(String line, Class<T> type) {
        try {
            return Optional.ofNullable(Wire.json().readValue(line, type));
        } catch (JacksonException broken) {
            return Optional.empty();
        }
    }

    /** Where the disk takes nothing, that is for the store of the product to say: it keeps the case, and refuses it. */
    synchronized void add(Object line) {
        if (file == null) {
            return;
        }
        byte[] bytes = ((torn ? "\n" : "") + Wire.json().writeValueAsString(line) + "\n").getBytes(UTF_8);
        try {
            Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            torn = false;
        } catch (IOException full) {
            torn = true;
            log.log(Level.WARNING, "Not kept in " + file + ", and forgotten with the next restart", full);
        }
    }
}
