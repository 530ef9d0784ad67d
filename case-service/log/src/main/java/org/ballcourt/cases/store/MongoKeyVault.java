package org.ballcourt.cases.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;

/** The collection {@code keys}: deleting a document of it erases a person from a case. */
final class MongoKeyVault implements KeyVault {
    private final MongoCollection<Document> keys;

    MongoKeyVault(MongoDatabase database) {
        this.keys = database.getCollection("keys")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY);
    }

    @Override
    public byte[] findOrCreate(String id, byte[] fresh) {
        return find(id).orElseGet(() -> create(id, fresh));
    }

    private byte[] create(String id, byte[] fresh) {
        try {
            MongoFailures.translate(() -> keys.insertOne(new Document("_id", id).append("key", new Binary(fresh))));
            return fresh;
        } catch (Unavailable e) {
            if (e.getCause() instanceof MongoWriteException lost
                    && lost.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return find(id).orElseThrow(() -> e);
            }
            throw e;
        }
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
