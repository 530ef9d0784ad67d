package org.ballcourt.store.embedded;

import java.util.Map;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.SingleFileStore;
import org.h2.mvstore.WriteBuffer;

/**
 * The file of a store. It tells when MVStore has noted down the roots of all maps for a batch: from then on commands may go
 * on, for whatever they change they change on copies of the pages that are being written.
 */
final class SharedFile extends SingleFileStore {
    private volatile Runnable listener = () -> {};

    SharedFile(int cacheMegabytes) {
        super(Map.of("cacheSize", cacheMegabytes));
    }

    /** @param listener called by the thread that commits, and only by it */
    void onSnapshot(Runnable listener) {
        this.listener = listener;
    }

    @Override
    public void open(String fileName, boolean readOnly, char[] encryptionKey) {
        try {
            super.open(fileName, readOnly, encryptionKey);
        } catch (MVStoreException failed) {
            closeWhatWasOpened();
            throw failed;
        }
    }

    private void closeWhatWasOpened() {
        try {
            close();
        } catch (RuntimeException _) { // the channel is closed first; the maps behind it are not there yet
        }
    }

    /** MVStore asks for a buffer once per batch: behind the roots, and before the first page. */
    @Override
    public WriteBuffer getWriteBuffer() {
        listener.run();
        return super.getWriteBuffer();
    }
}
