package org.ballcourt.consumer;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.util.List;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;

class MongoCaseDocumentRepositoryIT extends CaseDocumentRepositoryContract {
    private final EmbeddedStore store = EmbeddedStore.inMemory();
    private final MongoClient client = MongoClients.create(MongoSettings.durable(store.uri()));
    private final MongoCollection<Document> collection =
            client.getDatabase("it").getCollection("documents");

    @Override
    CaseDocumentRepository open() {
        return new MongoCaseDocumentRepository(collection);
    }

    @Override
    void keep(List<Document> many) {
        collection.insertMany(many);
    }

    @AfterEach
    void close() {
        client.close();
        store.close();
    }
}
