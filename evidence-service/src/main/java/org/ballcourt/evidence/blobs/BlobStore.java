package org.ballcourt.evidence.blobs;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import org.ballcourt.wire.Sha256;

/**
 * Originals on one volume, each encrypted under a key of its own: {@code sealed/aa/bb/<id of the key>}. Those of earlier versions lie as they
 * came, under the SHA-256 of their bytes: {@code blobs/aa/bb/<sha256>}.
 *
 * <p>A blob appears under its name only whole and on disk: written beside it, forced, moved, and the folder forced.
 */
public final class BlobStore {
    private static final int CHUNK = 256 * 1024;

    private final Path root;

    private final Cache<Compared, Boolean> compared = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    public BlobStore(Path root) throws IOException {
        this.root = root.toAbsolutePath();
        Files.createDirectories(incoming());
        Files.createDirectories(blobs());
        Files.createDirectories(trash());
        Files.createDirectories(sealed());
    }

    /**
     * Takes the bytes in, encrypts and hashes them on the way: nothing lies on the disk as it came.
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
        Seal seal = Seal.fresh();
        long size = 0;
        try (WritableByteChannel out = seal.sealing(new Forced(FileChannel.open(file, StandardOpenOption.WRITE)))) {
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
        }
        return new StagedBlob(file, HexFormat.of().formatHex(hash.digest()), size, seal);
    }

    /** The cipher writes its last part while it is closed, so the file is forced then. */
    private record Forced(FileChannel file) implements WritableByteChannel {
        @Override
        public int write(ByteBuffer bytes) throws IOException {
            return file.write(bytes);
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() throws IOException {
            try (file) {
                if (file.isOpen()) {
                    file.force(true);
                }
            }
        }
    }

    /** Moves the bytes to their name; after it they survive a power cut. */
    public void keep(StagedBlob staged) throws IOException {
        Path blob = sealedPath(staged.seal().id());
        Path folder = blob.getParent();
        boolean newFolder = !Files.isDirectory(folder);
        Files.createDirectories(folder);
        Files.move(staged.file(), blob, StandardCopyOption.ATOMIC_MOVE);
        force(folder);
        if (newFolder) {
            force(folder.getParent());
            force(sealed());
        }
    }

    /**
     * The original, compared with its hash from its first to its last byte before the first one is given out. An encrypted file that was
     * compared a moment ago and that nobody has written to since is not read again as a whole, so that a video can be watched in parts; what
     * was changed in spite of that does not open.
     *
     * @param seal null for one that an earlier version stored as it came
     * @throws Tampered if the bytes are not those of this hash, or are gone
     */
    public StoredOriginal verified(String sha256, long size, Seal seal) throws IOException {
        StoredOriginal original = new StoredOriginal(
                "original " + sha256, size, () -> seal == null ? plain(sha256) : opened(sha256, seal));
        Compared same = seal == null ? null : Compared.of(sealedPath(seal.id()), sha256);
        if (same != null && compared.getIfPresent(same) != null) {
            return original;
        }
        String found;
        try (InputStream bytes = original.getInputStream()) {
            found = hash(bytes);
        } catch (IOException failed) {
            if (failed instanceof Tampered || !(failed.getCause() instanceof GeneralSecurityException)) {
                throw failed;
            }
            throw new Tampered(sha256, "does not open any more: " + failed.getCause());
        }
        if (!found.equals(sha256)) {
            throw new Tampered(sha256, "now has the hash " + found);
        }
        if (same != null) {
            compared.put(same, true);
        }
        return original;
    }

    /** A file as it was when it was compared with its hash. */
    private record Compared(Path file, String sha256, long bytes, FileTime changed) {
        static Compared of(Path file, String sha256) throws IOException {
            try {
                return new Compared(file, sha256, Files.size(file), Files.getLastModifiedTime(file));
            } catch (NoSuchFileException gone) {
                throw new Tampered(sha256, "is gone");
            }
        }
    }

    private SeekableByteChannel plain(String sha256) throws IOException {
        return channel(path(sha256), sha256);
    }

    private SeekableByteChannel opened(String sha256, Seal seal) throws IOException {
        FileChannel file = channel(sealedPath(seal.id()), sha256);
        try {
            return seal.opening(file);
        } catch (IOException cut) {
            file.close();
            throw new Tampered(sha256, "does not open any more: " + cut);
        }
    }

    private static FileChannel channel(Path file, String sha256) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            throw new Tampered(sha256, "is gone");
        }
    }

    private static String hash(InputStream bytes) throws IOException {
        MessageDigest hash = Sha256.digest();
        byte[] chunk = new byte[CHUNK];
        for (int read = bytes.read(chunk); read >= 0; read = bytes.read(chunk)) {
            hash.update(chunk, 0, read);
        }
        return HexFormat.of().formatHex(hash.digest());
    }

    /** Removes an encrypted file; false where there is none. */
    boolean remove(String sealId) throws IOException {
        return Files.deleteIfExists(sealedPath(sealId));
    }

    Path sealedPath(String sealId) {
        return sealed().resolve(sealId.substring(0, 2))
                .resolve(sealId.substring(2, 4))
                .resolve(sealId);
    }

    Path sealed() {
        return root.resolve("sealed");
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
