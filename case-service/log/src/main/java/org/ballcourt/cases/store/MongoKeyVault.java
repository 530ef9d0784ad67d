package org.ballcourt.cases.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import org.ballcourt.consumer.MongoCalls;
import org.ballcourt.contracts.Message;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.beans.factory.annotation.Qualifier;

/** The collection {@code keys}: deleting a document of it erases a person from a case. */
final class MongoKeyVault implements KeyVault {
    private final MongoCollection<Document> keys;

    MongoKeyVault(@Qualifier("cases") MongoDatabase database) {
        this.keys = database.getCollection("keys");
    }

    @Override
    public byte[] findOrCreate(String id, byte[] fresh) {
        return find(id).orElseGet(() -> create(id, fresh));
    }

    private byte[] create(String id, byte[] fresh) {
        Document document = new Document("_id", id).append("key", new Binary(fresh));
        boolean first = MongoFailures.translate(() -> MongoCalls.insertIfAbsent(keys, document));
        return first
                ? fresh
                // Somebody else was faster; where that key was destroyed at once, the caller may try again.
                : find(id).orElseThrow(() -> new Unavailable(Message.of("store.unavailable"), null));
    }

    @Override
    public Optional<byte[]> find(String id) {
        return Optional.ofNullable(
                        MongoFailures.translate(() -> keys.find(eq("_id", id)).first()))
                .map(document -> document.get("key", Binary.class).getData());
    }

    @Override
    public void destroy(String id) {
        MongoFailures.translate(() -> keys.deleteOne(eq("_id", id)));
    }
}
