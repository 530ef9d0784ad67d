package org.ballcourt.store.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** Opens the file, with the settings that the promises of the store rest upon. */
final class StoreFile {
    /** Of the layout of maps and keys in the file. A change of {@link KeyWriter} is a new version. */
    private static final int FORMAT = 1;

    /** Of pages, documents counted double. The operating system caches too; the whole product must fit in 1 GiB. */
    private static final int CACHE_MEGABYTES = 40;

    private StoreFile() {}

    static MVStore inMemory() {
        return settled(new MVStore.Builder().autoCommitDisabled().open());
    }

    static MVStore open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (java.io.IOException failed) {
            throw new EmbeddedStoreException("Cannot create the folder of " + file + "; choose another place", failed);
        }
        if (Files.isDirectory(file) || Files.exists(file) && !Files.isWritable(file)) {
            throw new EmbeddedStoreException(file + " is not a file that can be written; choose another place", null);
        }
        return open(file.toString(), builder());
    }

    static MVStore openToRead(String file) {
        return open(file, builder().readOnly());
    }

    /** Autocommit by time or by memory would put a document on disk without its index entries, or half a command. */
    static MVStore.Builder builder() {
        return new MVStore.Builder()
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .cacheSize(CACHE_MEGABYTES);
    }

    static MVStore open(String file, MVStore.Builder builder) {
        MVStore store;
        try {
            store = builder.fileName(file).open();
        } catch (MVStoreException failed) {
            throw new EmbeddedStoreException(explain(file, failed), failed);
        }
        if (!store.getMapNames().isEmpty() && store.getStoreVersion() != FORMAT) {
            int found = store.getStoreVersion();
            store.closeImmediately();
            throw new EmbeddedStoreException(
                    file + " has format " + found + " and this program reads " + FORMAT
                            + "; move it away to begin anew, or open it with the program that wrote it",
                    null);
        }
        return settled(store);
    }

    /**
     * Old chunks may go at once: commits exclude readers, and each journaled commit is synced before the next
     * begins.
     */
    private static MVStore settled(MVStore store) {
        store.setRetentionTime(0);
        store.setVersionsToKeep(0);
        if (store.getStoreVersion() != FORMAT) {
            store.setStoreVersion(FORMAT);
        }
        return store;
    }

    private static String explain(String file, MVStoreException failed) {
        return switch (failed.getErrorCode()) {
            case DataUtils.ERROR_FILE_LOCKED ->
                file + " is in use by another process; stop that one first, or choose another file";
            case DataUtils.ERROR_FILE_CORRUPT, DataUtils.ERROR_UNSUPPORTED_FORMAT, DataUtils.ERROR_CHUNK_NOT_FOUND ->
                file + " is damaged or no store; put back a copy, or move it away to begin anew";
            default -> file + " cannot be opened (" + failed.getMessage() + "); put back a copy, or move it away";
        };
    }
}
