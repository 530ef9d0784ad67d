package org.ballcourt.store.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.List;

/** The index on _id. The data are in that order already, so it only keeps the rules. */
final class PrimaryIndex extends Index<Key> {
    private final Documents documents;

    PrimaryIndex(String name, List<IndexKey> keys, Documents documents) {
        super(name, keys, false);
        this.documents = documents;
    }

    @Override
    public Key getPosition(Document document) {
        return documents.position(document);
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Key> collection) {
        if (documents.contains(documents.position(document))) {
            throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(document.get("_id")));
        }
    }

    /** Before any index has changed: a document that is too large must leave nothing half done. */
    @Override
    public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<Key> collection) {
        Bson.checkSize(newDocument);
    }

    @Override
    public void add(Document document, Key position, MongoCollection<Key> collection) {}

    @Override
    public void updateInPlace(Document old, Document changed, Key position, MongoCollection<Key> collection) {}

    @Override
    public Key remove(Document document) {
        return documents.position(document);
    }

    @Override
    public boolean isUnique() {
        return true;
    }

    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Key> getPositions(Document query) {
        throw new UnsupportedOperationException("the planner reads");
    }

    @Override
    public long getCount() {
        return documents.size();
    }

    /** Otherwise upstream would "build" it and find each document to be its own duplicate. */
    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public long getDataSize() {
        return 0;
    }

    @Override
    public void drop() {}
}
