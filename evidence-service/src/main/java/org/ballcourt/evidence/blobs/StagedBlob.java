package org.ballcourt.evidence.blobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Bytes that arrived and are safe on disk, encrypted, but belong to nothing yet; closing it throws away what was not kept.
 *
 * @param sha256 of the bytes as they came, in lower-case hex
 */
public record StagedBlob(Path file, String sha256, long size, Seal seal) implements AutoCloseable {
    public InputStream open() throws IOException {
        return Channels.newInputStream(seal.opening(FileChannel.open(file, StandardOpenOption.READ)));
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
