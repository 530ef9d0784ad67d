package org.ballcourt.evidence.blobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.ballcourt.wire.Sha256;

/**
 * Originals on one volume, each under the SHA-256 of its bytes: {@code blobs/aa/bb/<sha256>}.
 *
 * <p>A blob appears under its name only whole and on disk: written beside it, forced, moved, and the folder forced.
 */
public final class BlobStore {
    private static final int CHUNK = 256 * 1024;

    private final Path root;

    public BlobStore(Path root) throws IOException {
        this.root = root.toAbsolutePath();
        Files.createDirectories(incoming());
        Files.createDirectories(blobs());
        Files.createDirectories(trash());
    }

    /**
     * Takes the bytes in and hashes them on the way.
     *
     * @param cap the most bytes that are taken
     * @throws TooLarge if there are more; nothing stays behind
     */
    public StagedBlob stage(InputStream bytes, long cap) throws IOException {
        Path file = Files.createTempFile(incoming(), "upload-", ".part");
        try {
            return write(bytes, cap, file);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static StagedBlob write(InputStream bytes, long cap, Path file) throws IOException {
        MessageDigest hash = Sha256.digest();
        long size = 0;
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            byte[] chunk = new byte[CHUNK];
            for (int read = bytes.readNBytes(chunk, 0, CHUNK); read > 0; read = bytes.readNBytes(chunk, 0, CHUNK)) {
                size += read;
                if (size > cap) {
                    throw new TooLarge(cap);
                }
                hash.update(chunk, 0, read);
                ByteBuffer buffer = ByteBuffer.wrap(chunk, 0, read);
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
            }
            out.force(true);
        }
        return new StagedBlob(file, HexFormat.of().formatHex(hash.digest()), size);
    }

    /**
     * Moves the bytes to their name; after it they survive a power cut. Always writes anew, so that a sweep sees them
     * as young.
     */
    public void keep(StagedBlob staged) throws IOException {
        Path blob = path(staged.sha256());
        Path folder = blob.getParent();
        boolean newFolder = !Files.isDirectory(folder);
        Files.createDirectories(folder);
        Files.move(staged.file(), blob, StandardCopyOption.ATOMIC_MOVE);
        force(folder);
        if (newFolder) {
            force(folder.getParent());
            force(blobs());
        }
    }

    /**
     * The original, checked from its first to its last byte before the first one is given out.
     *
     * @throws Tampered if the bytes are not those of this hash, or are gone
     */
    public FileChannel open(String sha256) throws IOException {
        FileChannel channel = channel(sha256);
        try {
            String found = hash(channel);
            if (!found.equals(sha256)) {
                throw new Tampered(sha256, "now has the hash " + found);
            }
            return channel.position(0);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * A file to be read more than once, or in parts; its bytes are compared with the hash now.
     *
     * @throws Tampered if the bytes are not those of this hash, or are gone
     */
    public Path verified(String sha256) throws IOException {
        open(sha256).close();
        return path(sha256);
    }

    private FileChannel channel(String sha256) throws IOException {
        try {
            return FileChannel.open(path(sha256), StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            throw new Tampered(sha256, "is gone");
        }
    }

    private static String hash(FileChannel channel) throws IOException {
        MessageDigest hash = Sha256.digest();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        while (channel.read(chunk) >= 0) {
            hash.update(chunk.flip());
            chunk.clear();
        }
        return HexFormat.of().formatHex(hash.digest());
    }

    Path path(String sha256) {
        return blobs().resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }

    Path incoming() {
        return root.resolve("incoming");
    }

    Path blobs() {
        return root.resolve("blobs");
    }

    Path trash() {
        return root.resolve("trash");
    }

    /** A rename is durable only when its folder is. */
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
