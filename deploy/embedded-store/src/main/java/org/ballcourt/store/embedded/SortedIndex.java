package org.ballcourt.store.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.List;
import java.util.Set;

/** Keeps the entries of a secondary index in step with the documents. Reading it is the planner's business. */
final class SortedIndex extends Index<Key> {
    private final Documents documents;
    private final IndexEntries entries;

    SortedIndex(String name, List<IndexKey> keys, Documents documents, IndexEntries entries) {
        super(name, keys, entries.options().sparse());
        this.documents = documents;
        this.entries = entries;
    }

    IndexEntries entries() {
        return entries;
    }

    /** Unless it is there already. @param asUpstream adds the entries of all documents to an empty index */
    void build(Runnable asUpstream) {
        entries.clearUnlessItTallies();
        boolean empty = entries.isFresh();
        if (empty) {
            entries.isBeingBuilt();
        }
        try {
            asUpstream.run();
        } catch (RuntimeException notBuilt) {
            drop();
            throw notBuilt;
        }
        if (empty) {
            entries.isBuilt();
        }
    }

    boolean isNamesake(Index<Key> other) {
        return getName().equals(other.getName());
    }

    @Override
    public boolean isUnique() {
        return entries.isUnique();
    }

    @Override
    public boolean hasSameOptions(Index<?> other) {
        return other instanceof SortedIndex index && index.entries.options().equals(entries.options());
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Key> collection) {
        if (isUnique()) {
            checkNew(document, entries.keysOf(document), collection);
        }
    }

    @Override
    public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<Key> collection) {
        if (isUnique() && entries.mayDiffer(oldDocument, newDocument)) {
            Set<Key> keys = entries.keysOf(newDocument);
            if (!keys.equals(entries.keysOf(oldDocument))) {
                checkNew(newDocument, keys, collection);
            }
        }
    }

    private void checkNew(Document document, Set<Key> keys, MongoCollection<Key> collection) {
        if (keys.isEmpty()) {
            return;
        }
        if (!entries.isOrdered(document)) {
            throw new MongoServerError(
                    67,
                    "CannotCreateIndex",
                    "The embedded store cannot keep " + getName()
                            + " unique over an array, a sub-document, a binary or a Decimal128");
        }
        if (keys.stream().anyMatch(entries::contains)) {
            throw duplicate(document, collection);
        }
    }

    private DuplicateKeyError duplicate(Document document, MongoCollection<Key> collection) {
        Object[] values = entries.values(document)
                .map(value -> value instanceof Missing ? null : value)
                .toArray();
        return new DuplicateKeyError(this, collection, getKeys(), new KeyValue(values));
    }

    @Override
    public void add(Document document, Key position, MongoCollection<Key> collection) {
        for (Key key : entries.keysOf(document)) {
            if (!entries.add(key, position)) {
                throw duplicate(document, collection); // two of the documents that the index is being built from
            }
        }
    }

    @Override
    public void updateInPlace(Document old, Document changed, Key position, MongoCollection<Key> collection) {
        if (!entries.mayDiffer(old, changed)) {
            return;
        }
        Set<Key> before = entries.keysOf(old);
        Set<Key> after = entries.keysOf(changed);
        before.stream().filter(key -> !after.contains(key)).forEach(entries::remove);
        after.stream().filter(key -> !before.contains(key)).forEach(key -> entries.add(key, position));
    }

    @Override
    public Key remove(Document document) {
        entries.keysOf(document).forEach(entries::remove);
        return getPosition(document);
    }

    @Override
    public Key getPosition(Document document) {
        return documents.position(document);
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
        return entries.size();
    }

    /** Asks upstream to build it from the documents. */
    @Override
    public boolean isEmpty() {
        return entries.isFresh();
    }

    @Override
    public long getDataSize() {
        return 0;
    }

    @Override
    public void drop() {
        entries.drop();
    }
}
