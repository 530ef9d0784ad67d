package org.ballcourt.cases.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Qualifier;

/** The collection {@code signing}: which key the events of this store were signed with last. */
public final class LastSigningKey {
    private static final String ID = "installation";
    private static final String KEY = "keyId";

    private final MongoCollection<Document> signing;

    public LastSigningKey(@Qualifier("cases") MongoDatabase database) {
        this.signing = database.getCollection("signing");
    }

    /** The id of the last key; from now on the given one where none is known. */
    public String orElse(String first) {
        return MongoFailures.translate(() -> signing.findOneAndUpdate(
                        eq("_id", ID),
                        setOnInsert(KEY, first),
                        new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER))
                .getString(KEY));
    }

    public void is(String keyId) {
        MongoFailures.translate(() -> signing.updateOne(eq("_id", ID), set(KEY, keyId)));
    }
}
