package org.ballcourt.servicekit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.ballcourt.contracts.Actor;
import org.ballcourt.wire.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The directory as a file that the platform writes: {@code {"wang": ["BUYER/li", "SELLER/shop"]}}. It is read again when it has
 * changed; one that cannot be read then leaves what was known, since forgetting it would open doors.
 */
final class RelativesFile implements Independence.RelativesDirectory {
    private static final Logger log = LoggerFactory.getLogger(RelativesFile.class);

    private final Path file;
    private final long pause;
    private Map<String, Set<Actor>> known;
    private FileTime readAt;
    private long next;

    /** Throws {@link IllegalArgumentException} for a file that cannot be read. */
    RelativesFile(Path file, Duration pause) {
        this.file = file;
        this.pause = pause.toNanos();
        try {
            read();
        } catch (IOException | JacksonException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException("ballcourt.directory.relatives cannot be read: " + file, unreadable);
        }
        this.next = System.nanoTime() + this.pause;
    }

    @Override
    public synchronized Set<Actor> relativesOf(String id) {
        if (System.nanoTime() - next >= 0) {
            next = System.nanoTime() + pause;
            readAgain();
        }
        return known.getOrDefault(id, Set.of());
    }

    private void readAgain() {
        try {
            if (!Files.getLastModifiedTime(file).equals(readAt)) {
                read();
            }
        } catch (IOException | JacksonException | IllegalArgumentException unreadable) {
            log.error("The directory of relatives cannot be read; what it said before goes on to count", unreadable);
        }
    }

    private void read() throws IOException {
        FileTime writtenAt = Files.getLastModifiedTime(file);
        JsonNode told = Wire.json().readTree(Files.readString(file));
        if (!told.isObject()) {
            throw new IllegalArgumentException("Not an object: " + file);
        }
        Map<String, Set<Actor>> read = new HashMap<>();
        told.properties().forEach(person -> read.put(person.getKey(), actors(person.getValue())));
        known = read;
        readAt = writtenAt;
    }

    private static Set<Actor> actors(JsonNode listed) {
        if (!listed.isArray()) {
            throw new IllegalArgumentException("Not a list: " + listed);
        }
        return StreamSupport.stream(listed.spliterator(), false)
                .map(one -> Actor.parse(one.asString()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
