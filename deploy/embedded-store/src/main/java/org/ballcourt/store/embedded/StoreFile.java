package org.ballcourt.store.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.store.fs.FilePath;

/** Opens the file, with the settings that the promises of the store rest upon. */
final class StoreFile {
    /** Of the layout of maps and keys in the file. A change of {@link KeyWriter} is a new version. */
    private static final int FORMAT = 2;

    /** Other indexes, which are built anew. */
    private static final int FORMER_FORMAT = 1;

    /** Of pages, documents counted double. The operating system caches too; the whole product must fit in 1 GiB. */
    private static final int CACHE_MEGABYTES = 40;

    /** MVStore writes whole blocks. */
    private static final int BLOCK = 4096;

    private static final Pattern VERSION = Pattern.compile(",version:([0-9a-f]{1,15}),");

    /** Less than this is no reason to begin writing again. */
    private static final int ROOM = 1024 * 1024;

    /** As the operating systems say it; Java passes their words on. */
    private static final String FULL = "(?i).*(no space left|quota exceeded|not enough space|file too large).*";

    private StoreFile() {}

    static MVStore inMemory() {
        return settled(new MVStore.Builder().autoCommitDisabled().open());
    }

    static MVStore open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException failed) {
            throw new EmbeddedStoreException("Cannot create the folder of " + file + "; choose another place", failed);
        }
        if (Files.isDirectory(file) || Files.exists(file) && !Files.isWritable(file)) {
            throw new EmbeddedStoreException(file + " is not a file that can be written; choose another place", null);
        }
        return open(file.toString());
    }

    static MVStore openToRead(String file) {
        return open(file, true);
    }

    static MVStore open(String file) {
        return open(file, false);
    }

    /** Whether a file beside the store can grow: told by trying, for quotas and the like show nowhere else. */
    static boolean hasRoom(String file) {
        FilePath trial = FilePath.get(file + ".trial");
        try (FileChannel channel = trial.open("rw")) {
            for (ByteBuffer rest = ByteBuffer.allocate(ROOM); rest.hasRemaining(); ) {
                channel.write(rest, rest.position());
            }
            channel.force(true);
            return true;
        } catch (IOException _) {
            return false;
        } finally {
            trial.delete();
        }
    }

    static boolean isFull(Throwable failure) {
        return failure != null
                && (failure instanceof IOException
                                && String.valueOf(failure.getMessage()).matches(FULL)
                        || isFull(failure.getCause()));
    }

    /** A torn batch at the end was acknowledged to nobody, and MVStore goes back to the one before by itself. */
    private static MVStore open(String file, boolean toRead) {
        MVStore store;
        long written = lastWritten(FilePath.get(file));
        try {
            store = on(new SharedFile(CACHE_MEGABYTES), file, toRead);
        } catch (MVStoreException failed) {
            throw new EmbeddedStoreException(explain(file, failed), failed);
        }
        if (store.getCurrentVersion() < written - 1) {
            store.closeImmediately();
            throw new EmbeddedStoreException(
                    file + " has lost its end, and with it what was acknowledged; put back a copy, or move it away to"
                            + " begin anew",
                    null);
        }
        if (!store.getMapNames().isEmpty()
                && store.getStoreVersion() != FORMAT
                && store.getStoreVersion() != FORMER_FORMAT) {
            int found = store.getStoreVersion();
            store.closeImmediately();
            throw new EmbeddedStoreException(
                    file + " has format " + found + " and this program reads " + FORMAT
                            + "; move it away to begin anew, or open it with the program that wrote it",
                    null);
        }
        return settled(store);
    }

    /** Autocommit by time or by memory would put a document on disk without its index entries, or half a command. */
    private static MVStore on(SharedFile shared, String file, boolean toRead) {
        shared.open(file, toRead, null);
        return new MVStore.Builder()
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .adoptFileStore(shared)
                .open();
    }

    /**
     * The version that the header names, or 0: the newest one or one shortly before. Only the newest can be a batch
     * that was acknowledged to nobody, or the mark of a stop in order.
     */
    private static long lastWritten(FilePath file) {
        if (!file.exists()) {
            return 0;
        }
        try (FileChannel channel = file.open("r")) {
            long newest = 0;
            for (int block = 0; block < 2; block++) {
                ByteBuffer header = ByteBuffer.allocate(BLOCK);
                if (channel.read(header, (long) block * BLOCK) == BLOCK) {
                    Matcher version = VERSION.matcher(new String(header.array(), StandardCharsets.ISO_8859_1));
                    newest = version.find() ? Math.max(newest, Long.parseLong(version.group(1), 16)) : newest;
                }
            }
            return newest;
        } catch (IOException | NumberFormatException unreadable) {
            return 0; // whatever is wrong, opening it will tell
        }
    }

    /**
     * Old chunks may go at once: MVStore gives them up at the beginning of a commit, while the gate is closed and nobody holds a
     * page of theirs, and each commit is synced before the next begins.
     */
    private static MVStore settled(MVStore store) {
        store.setRetentionTime(0);
        store.setVersionsToKeep(0);
        if (store.getStoreVersion() != FORMAT) {
            store.setStoreVersion(FORMAT);
        }
        return store;
    }

    static String full(String file) {
        return "The disk of " + file + " is full; free some space, then start again";
    }

    private static String explain(String file, MVStoreException failed) {
        if (isFull(failed)) {
            return full(file);
        }
        return switch (failed.getErrorCode()) {
            case DataUtils.ERROR_FILE_LOCKED ->
                file + " is in use by another process; stop that one first, or choose another file";
            case DataUtils.ERROR_FILE_CORRUPT, DataUtils.ERROR_UNSUPPORTED_FORMAT, DataUtils.ERROR_CHUNK_NOT_FOUND ->
                file + " is damaged or no store; put back a copy, or move it away to begin anew";
            default -> file + " cannot be opened (" + failed.getMessage() + "); put back a copy, or move it away";
        };
    }
}
