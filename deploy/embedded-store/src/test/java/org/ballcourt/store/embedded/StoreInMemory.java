package org.ballcourt.store.embedded;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;

/** A store for the tests of a class, with one client of it; they end together. */
public final class StoreInMemory implements AutoCloseable {
    private final EmbeddedStore store = EmbeddedStore.inMemory();
    private final MongoClient client = MongoClients.create(store.uri());

    public MongoClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        store.close();
    }
}
