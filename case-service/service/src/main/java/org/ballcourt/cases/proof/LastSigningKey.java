package org.ballcourt.cases.proof;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import org.ballcourt.cases.store.MongoFailures;
import org.ballcourt.cases.store.RootRepository;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.records.SignedRoot;
import org.ballcourt.messages.Messages;
import org.bson.Document;

/** The collection {@code signing}: which key this store's events were signed with last, so that no process goes on with one that no reader knows. */
final class LastSigningKey {
    private static final String ID = "installation";
    private static final String KEY = "keyId";

    private final MongoCollection<Document> signing;
    private final RootRepository roots;

    LastSigningKey(MongoDatabase database, RootRepository roots) {
        this.signing = database.getCollection("signing");
        this.roots = roots;
    }

    /** @throws IllegalStateException if the last key is neither the one given nor among those before it; nothing was changed then */
    void goOnWith(InstallationKeys keys) {
        String own = keys.own().verifying().keyId();
        String last = MongoFailures.translate(() -> lastOr(own));
        if (keys.known().stream().noneMatch(key -> key.keyId().equals(last))) {
            throw new IllegalStateException(Messages.inAll(
                    Message.of("proof-key.others").with("last", last).with("given", own)));
        }
        MongoFailures.translate(() -> signing.updateOne(eq("_id", ID), set(KEY, own)));
    }

    /** Where a version before this one signed, its newest root tells. */
    private String lastOr(String own) {
        String first = roots.newest().map(SignedRoot::keyId).orElse(own);
        return signing.findOneAndUpdate(
                        eq("_id", ID),
                        setOnInsert(KEY, first),
                        new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER))
                .getString(KEY);
    }
}
