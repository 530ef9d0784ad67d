package org.ballcourt.cases.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ballcourt.consumer.MongoCalls;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.beans.factory.annotation.Qualifier;

/** The collection {@code keys}: deleting a document of it erases a person from a case. */
final class MongoKeyVault implements KeyVault {
    private final MongoCollection<Document> keys;

    MongoKeyVault(@Qualifier("cases") MongoDatabase database) {
        this.keys = database.getCollection("keys");
    }

    /** In one call, whether there is such a key or not. */
    @Override
    public byte[] findOrCreate(String id, byte[] fresh) {
        return MongoFailures.translate(() -> {
            try {
                return created(id, fresh);
            } catch (MongoException refused) {
                if (!MongoCalls.isDuplicateKey(refused)) {
                    throw refused;
                }
                // Somebody else created it at the same moment.
                return created(id, fresh);
            }
        });
    }

    private byte[] created(String id, byte[] fresh) {
        Document key = keys.findOneAndUpdate(
                eq("_id", id),
                setOnInsert("key", new Binary(fresh)),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        return key.get("key", Binary.class).getData();
    }

    @Override
    public Optional<byte[]> find(String id) {
        return Optional.ofNullable(
                        MongoFailures.translate(() -> keys.find(eq("_id", id)).first()))
                .map(document -> document.get("key", Binary.class).getData());
    }

    @Override
    public List<String> beginningWith(String begin) {
        return MongoFailures.translate(() -> keys.find(and(gte("_id", begin), lt("_id", begin + "\uffff")))
                .projection(Projections.include("_id"))
                .map(key -> key.getString("_id"))
                .into(new ArrayList<>()));
    }

    /** Erasures are rare, and an index over all keys would be dear. */
    @Override
    public List<String> endingIn(String end) {
        return MongoFailures.translate(() -> {
            List<String> found = new ArrayList<>();
            for (Document key : keys.find().projection(Projections.include("_id"))) {
                String id = key.getString("_id");
                if (id.endsWith(end)) {
                    found.add(id);
                }
            }
            return found;
        });
    }

    @Override
    public void destroy(String id) {
        MongoFailures.translate(() -> keys.deleteOne(eq("_id", id)));
    }
}
