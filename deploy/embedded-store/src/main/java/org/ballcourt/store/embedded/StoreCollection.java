package org.ballcourt.store.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Cursor;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One collection: upstream's semantics over our maps. Its lock makes single-document updates atomic. */
final class StoreCollection extends AbstractSynchronizedMongoCollection<Key> {
    private static final Logger log = LoggerFactory.getLogger(StoreCollection.class);

    private final Documents documents;
    private final boolean doubtful;
    private boolean oneIsEnough;

    /**
     * @param doubtful the last run did not end in order: compare all counts, even where that means reading all
     * documents
     */
    StoreCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            CursorRegistry cursors,
            Documents documents,
            boolean doubtful) {
        super(database, name, options, cursors);
        this.documents = documents;
        this.doubtful = doubtful;
    }

    Documents documents() {
        return documents;
    }

    /** Under the lock: a document inserted meanwhile would be missing in the new index. */
    @Override
    public synchronized void addIndex(Index<Key> index) {
        if (index instanceof SortedIndex sorted && getIndexes().stream().noneMatch(sorted::isNamesake)) {
            rebuildWhenItDoesNotTally(sorted.entries(), index.getName());
            try {
                super.addIndex(index);
            } catch (RuntimeException notBuilt) {
                index.drop();
                throw notBuilt;
            }
        } else {
            super.addIndex(index);
        }
    }

    private void rebuildWhenItDoesNotTally(IndexEntries entries, String name) {
        if (entries.isFresh() || entries.size() == expectedSize(entries)) {
            return;
        }
        log.warn(
                "Index {} of {} has {} entries where {} are due; building it again",
                name,
                getFullName(),
                entries.size(),
                expectedSize(entries));
        entries.clear();
    }

    private long expectedSize(IndexEntries entries) {
        if (entries.options().coverAll()) {
            return documents.size();
        }
        return doubtful
                ? documents.readAll().map(Bson::decode).filter(entries::holds).count()
                : entries.size();
    }

    @Override
    protected QueryResult queryDocuments(
            Document query, Document orderBy, int numberToSkip, int maximum, int batchSize, Document fieldSelector) {
        int limit = oneIsEnough ? 1 : maximum;
        Plan plan = plan(query, orderBy, limit > 0 ? (long) numberToSkip + limit : 0);
        return matchDocumentsFromStream(
                plan.read().map(Bson::decode),
                query,
                plan.isOrdered() ? null : orderBy,
                numberToSkip,
                limit,
                batchSize,
                fieldSelector);
    }

    /** Upstream asks for all matches, changes the first, and forgets the rest. */
    @Override
    public synchronized Document updateDocuments(
            Document selector,
            Document update,
            ArrayFilters arrayFilters,
            boolean isMulti,
            boolean isUpsert,
            Oplog oplog) {
        oneIsEnough = !isMulti;
        try {
            return super.updateDocuments(selector, update, arrayFilters, isMulti, isUpsert, oplog);
        } finally {
            oneIsEnough = false;
        }
    }

    private Plan plan(Document query, Document orderBy, long wanted) {
        List<IndexEntries> indexes = getIndexes().stream()
                .filter(SortedIndex.class::isInstance)
                .map(index -> ((SortedIndex) index).entries())
                .toList();
        return new Planner(query, orderBy, wanted).choose(documents, indexes);
    }

    @Override
    public synchronized int count(Document query, int skip, int limit) {
        if (query == null || query.isEmpty()) {
            return super.count(query, skip, limit);
        }
        Plan plan = plan(query, null, 0);
        if (!plan.exact()) {
            return super.count(query, skip, limit);
        }
        long count = Math.max(0, plan.cost() - Math.max(0, skip));
        return Math.toIntExact(limit > 0 ? Math.min(count, limit) : count);
    }

    @Override
    public int count() {
        return Math.toIntExact(documents.size());
    }

    @Override
    protected Document getDocument(Key position) {
        return documents.get(position);
    }

    @Override
    protected Key addDocumentInternal(Document document) {
        Key position = documents.position(document);
        documents.put(position, document);
        return position;
    }

    /** In system.indexes; upstream would compare whole descriptions, which it takes for queries. */
    @Override
    public synchronized void addDocumentIfMissing(Document document) {
        if (!documents.contains(documents.position(document))) {
            addDocument(document);
        }
    }

    @Override
    protected void handleUpdate(Key position, Document oldDocument, Document newDocument) {
        documents.put(position, newDocument);
    }

    @Override
    protected void removeDocument(Key position) {
        documents.remove(position);
    }

    @Override
    protected Key findDocumentPosition(Document document) {
        return documents.position(document);
    }

    @Override
    protected Stream<DocumentWithPosition<Key>> streamAllDocumentsWithPosition() {
        return documents
                .readAll()
                .map(Bson::decode)
                .map(document -> new DocumentWithPosition<>(document, documents.position(document)));
    }

    @Override
    protected QueryResult matchDocuments(
            Document query,
            Document orderBy,
            int numberToSkip,
            int numberToReturn,
            int batchSize,
            Document fieldSelector) {
        return queryDocuments(query, orderBy, numberToSkip, numberToReturn, batchSize, fieldSelector);
    }

    /** The batch size is only ever set for a client; upstream's own reads take all at once. */
    @Override
    protected QueryResult createQueryResult(List<Document> found, int batchSize) {
        if (batchSize <= 0) {
            return new QueryResult(found);
        }
        BatchCursor cursor = new BatchCursor(cursorRegistry.generateCursorId(), found);
        List<Document> first = cursor.takeDocuments(batchSize);
        if (cursor.isEmpty()) {
            return new QueryResult(first);
        }
        cursorRegistry.add(cursor);
        return new QueryResult(first, (Cursor) cursor);
    }

    @Override
    public synchronized void drop() {
        super.drop();
        documents.drop();
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
