package org.ballcourt.evidence.blobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Bytes that arrived and are safe on disk, but belong to nothing yet; closing it throws away what was not kept.
 *
 * @param sha256 lower-case hex
 */
public record StagedBlob(Path file, String sha256, long size) implements AutoCloseable {
    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
