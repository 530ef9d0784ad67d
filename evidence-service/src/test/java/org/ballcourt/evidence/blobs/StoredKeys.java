package org.ballcourt.evidence.blobs;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Path;
import org.ballcourt.keys.KeyFile;
import org.ballcourt.keys.WrappedKeys;
import org.ballcourt.store.embedded.EmbeddedStore;

/** Keys of originals in a store of their own. */
final class StoredKeys implements AutoCloseable {
    private final EmbeddedStore store = EmbeddedStore.inMemory();
    private final MongoClient client = MongoClients.create(store.uri());
    private final String keyEncryptionKey = KeyFile.freshLine();

    MongoDatabase database() {
        return client.getDatabase("evidence_keys");
    }

    WrappedKeys keys() {
        return new WrappedKeys("originals", database(), KeyFile.read("ballcourt.keys.originals", "", keyEncryptionKey));
    }

    SealedBlobs in(Path folder) throws IOException {
        return new SealedBlobs(new BlobStore(folder), keys());
    }

    @Override
    public void close() {
        client.close();
        store.close();
    }
}
