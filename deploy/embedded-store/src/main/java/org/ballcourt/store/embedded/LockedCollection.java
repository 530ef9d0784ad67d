package org.ballcourt.store.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** A change has the collection alone, which makes it atomic; reads share it, and long ones only slice by slice. */
abstract class LockedCollection extends AbstractMongoCollection<Key> {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Opening opening;
    private boolean oneIsEnough;

    LockedCollection(
            MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors, Opening opening) {
        super(database, name, options, cursors);
        this.opening = opening;
    }

    Opening opening() {
        return opening;
    }

    /** Whether whoever asks for all matches is to change the first alone. */
    boolean isOneEnough() {
        return oneIsEnough;
    }

    <T> T shared(Supplier<T> action) {
        return Held.by(lock.readLock(), action);
    }

    private <T> T alone(Supplier<T> action) {
        return Held.by(lock.writeLock(), action);
    }

    void alone(Runnable action) {
        Held.by(lock.writeLock(), action);
    }

    /** For a client in slices; what upstream reads for itself it takes at once. */
    @Override
    public QueryResult handleQuery(QueryParameters query) {
        return query.getBatchSize() > 0 ? super.handleQuery(query) : shared(() -> super.handleQuery(query));
    }

    /** Upstream asks for all matches, changes the first, and forgets the rest. */
    @Override
    public Document updateDocuments(
            Document selector,
            Document update,
            ArrayFilters arrayFilters,
            boolean isMulti,
            boolean isUpsert,
            Oplog oplog) {
        Document result = alone(() -> {
            oneIsEnough = !isMulti;
            try {
                return super.updateDocuments(selector, update, arrayFilters, isMulti, isUpsert, oplog);
            } finally {
                oneIsEnough = false;
            }
        });
        opening.commits().pauseBetweenChanges();
        return result;
    }

    @Override
    public List<Document> insertDocuments(List<Document> several, boolean isOrdered) {
        return alone(() -> super.insertDocuments(several, isOrdered));
    }

    @Override
    public int deleteDocuments(Document selector, int limit, Oplog oplog) {
        return alone(() -> super.deleteDocuments(selector, limit, oplog));
    }

    @Override
    public Document findAndModify(Document query) {
        return alone(() -> super.findAndModify(query));
    }

    @Override
    public void addDocument(Document document) {
        alone(() -> super.addDocument(document));
    }

    @Override
    public void removeDocument(Document document) {
        alone(() -> super.removeDocument(document));
    }

    /** A document inserted meanwhile would be missing in the new index. */
    @Override
    public void addIndex(Index<Key> index) {
        alone(() -> super.addIndex(index));
    }

    @Override
    public void dropIndex(String name) {
        alone(() -> super.dropIndex(name));
    }

    @Override
    public void drop() {
        alone(() -> super.drop());
    }

    /** Sizes are not kept: they would cost two encodings and one more write per update. */
    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int sizeDelta) {}

    @Override
    protected int getDataSize() {
        return 0;
    }
}
