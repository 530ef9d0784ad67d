package org.ballcourt.cases.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.util.Optional;
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

    /** Empty where nothing was signed yet, or by a version that did not remember it. */
    public Optional<String> keyId() {
        return MongoFailures.translate(
                () -> Optional.ofNullable(signing.find(eq("_id", ID)).first()).map(found -> found.getString(KEY)));
    }

    public void remember(String keyId) {
        MongoFailures.translate(
                () -> signing.updateOne(eq("_id", ID), set(KEY, keyId), new UpdateOptions().upsert(true)));
    }
}
