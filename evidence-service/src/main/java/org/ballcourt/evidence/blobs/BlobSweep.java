package org.ballcourt.evidence.blobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what uploads left behind: cut-off parts, and blobs that nobody recorded.
 *
 * <p>Ages are those of the file system, so the time they are compared with is the machine's, never a test clock's.
 *
 * @param recorded whether any record names this SHA-256, of those that earlier versions stored as they came
 * @param sealed whether any record names this encrypted file
 */
public record BlobSweep(SealedBlobs blobs, Predicate<String> recorded, Predicate<String> sealed) {
    /** Between the file and its record lie milliseconds. */
    private static final Duration JUST_UPLOADED = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Logger log = LoggerFactory.getLogger(BlobSweep.class);

    /** Removes what is unrecorded and was last written before that instant; answers how many files went. */
    public int run(Instant before) {
        try {
            int gone = sweep(before);
            if (gone > 0) {
                log.info("{} orphaned files were swept", gone);
            }
            return gone;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes the file of that hash where nothing records it any more; waits until it cannot be one that is just being uploaded. */
    public void remove(String sha256) {
        Path blob = store().path(sha256);
        try {
            while (Files.exists(blob) && !recorded.test(sha256)) {
                Instant before = InstantSource.system().instant().minus(JUST_UPLOADED);
                if (sweep(blob, before) == 0) {
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int sweep(Instant before) throws IOException {
        int gone = 0;
        for (Path part : files(store().incoming())) {
            gone += olderThan(before, part) && Files.deleteIfExists(part) ? 1 : 0;
        }
        for (Path left : files(store().trash())) {
            gone += settle(left, before);
        }
        for (Path file : files(store().sealed())) {
            gone += sweepSealed(file, before);
        }
        for (Path blob : files(store().blobs())) {
            gone += sweep(blob, before);
        }
        return gone;
    }

    private BlobStore store() {
        return blobs.files();
    }

    /** Its name is never given twice, so nobody can be uploading it again. */
    private int sweepSealed(Path file, Instant before) throws IOException {
        String id = file.getFileName().toString();
        return olderThan(before, file) && !sealed.test(id) && blobs.destroy(id) ? 1 : 0;
    }

    private int sweep(Path blob, Instant before) throws IOException {
        String sha256 = blob.getFileName().toString();
        if (!olderThan(before, blob) || recorded.test(sha256)) {
            return 0;
        }
        // Somebody may be uploading the same bytes right now: take the file away first, then look again at what was
        // taken.
        Path taken = store().trash().resolve(sha256);
        Files.move(blob, taken, StandardCopyOption.ATOMIC_MOVE);
        return settle(taken, before);
    }

    /** A young file came in after we had looked at the old one; a recorded one is wanted; both go back. */
    private int settle(Path taken, Instant before) throws IOException {
        String sha256 = taken.getFileName().toString();
        if (olderThan(before, taken) && !recorded.test(sha256)) {
            return Files.deleteIfExists(taken) ? 1 : 0;
        }
        Files.createDirectories(store().path(sha256).getParent());
        Files.move(taken, store().path(sha256), StandardCopyOption.ATOMIC_MOVE);
        return 0;
    }

    private static boolean olderThan(Instant before, Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
