package org.ballcourt.cases.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ballcourt.contracts.Message;
import org.ballcourt.keys.KeyAway;
import org.ballcourt.keys.WrappedKeys;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Qualifier;

/** The collection {@code keys}: deleting a document of it erases a person from a case. Each key is wrapped for its person and case. */
final class MongoKeyVault implements KeyVault {
    private final WrappedKeys wrapped;
    private final MongoCollection<Document> keys;

    MongoKeyVault(@Qualifier("cases") MongoDatabase database, @Qualifier("cases") WrappedKeys wrapped) {
        this.wrapped = wrapped;
        this.keys = database.getCollection("keys");
    }

    @Override
    public byte[] findOrCreate(String id, byte[] fresh) {
        return translate(() -> wrapped.findOrCreate(id, fresh));
    }

    @Override
    public Optional<byte[]> find(String id) {
        return translate(() -> wrapped.find(id));
    }

    @Override
    public List<String> beginningWith(String begin) {
        return translate(() -> keys.find(and(gte("_id", begin), lt("_id", begin + "\uffff")))
                .projection(Projections.include("_id"))
                .map(key -> key.getString("_id"))
                .into(new ArrayList<>()));
    }

    /** Erasures are rare, and an index over all keys would be dear. */
    @Override
    public List<String> endingIn(String end) {
        return translate(() -> {
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
        translate(() -> {
            wrapped.destroy(id);
            return id;
        });
    }

    /** A key-encryption key that is away is an outage, as a store that is away is one. */
    private static <T> T translate(Supplier<T> call) {
        try {
            return MongoFailures.translate(call);
        } catch (KeyAway away) {
            throw new Unavailable(Message.of("store.unavailable"), away);
        }
    }
}
