package org.ballcourt.evidence.blobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import org.springframework.core.io.AbstractResource;

/** An original whose bytes were compared with its hash, to be read more than once and from anywhere. */
public final class StoredOriginal extends AbstractResource {
    private final String name;
    private final long size;
    private final Opening opening;

    /** Opens the bytes as they were handed in. */
    @FunctionalInterface
    interface Opening {
        SeekableByteChannel open() throws IOException;
    }

    StoredOriginal(String name, long size, Opening opening) {
        this.name = name;
        this.size = size;
        this.opening = opening;
    }

    /** What skips in it goes there at once. */
    @Override
    public InputStream getInputStream() throws IOException {
        return Channels.newInputStream(opening.open());
    }

    @Override
    public long contentLength() {
        return size;
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public String getDescription() {
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
