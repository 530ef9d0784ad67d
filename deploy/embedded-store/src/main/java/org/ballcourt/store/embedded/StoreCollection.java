package org.ballcourt.store.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CursorNotFoundException;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One collection: upstream's semantics over our maps. Its lock makes single-document updates atomic. */
final class StoreCollection extends AbstractSynchronizedMongoCollection<Key> {
    private final Documents documents;
    private final Opening opening;
    private boolean oneIsEnough;

    StoreCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            CursorRegistry cursors,
            Documents documents,
            Opening opening) {
        super(database, name, options, cursors);
        this.documents = documents;
        this.opening = opening;
    }

    Documents documents() {
        return documents;
    }

    /** Under the lock: a document inserted meanwhile would be missing in the new index. */
    @Override
    public synchronized void addIndex(Index<Key> index) {
        if (index instanceof SortedIndex sorted && getIndexes().stream().noneMatch(sorted::isNamesake)) {
            sorted.entries().clearUnlessItTallies();
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

    @Override
    protected QueryResult queryDocuments(
            Document query, Document orderBy, int numberToSkip, int maximum, int batchSize, Document fieldSelector) {
        if (batchSize > 0) { // for a client; what upstream reads for itself it takes at once
            Reading reading = read(query, orderBy, numberToSkip, maximum, fieldSelector);
            List<Document> first = reading.takeDocuments(batchSize);
            if (reading.isEmpty()) {
                return new QueryResult(first);
            }
            cursorRegistry.add(reading);
            return new QueryResult(first, reading);
        }
        int limit = oneIsEnough ? 1 : maximum;
        Plan plan = plan(query, orderBy, limit > 0 ? (long) numberToSkip + limit : 0);
        return matchDocumentsFromStream(
                plan.read().map(Access.Found::bson).map(Bson::decode),
                query,
                plan.isOrdered() ? null : orderBy,
                numberToSkip,
                limit,
                batchSize,
                fieldSelector);
    }

    synchronized Reading read(Document query, Document orderBy, int skip, int limit, Document projection) {
        Plan plan = plan(query, orderBy, limit > 0 ? (long) skip + limit : 0);
        Reading.Trail trail = plan.isOrdered() || deriveComparator(orderBy) == null
                ? new Reading.AlongKeys(this, query, plan)
                : Reading.AlongIds.sorted(this, query, plan, orderBy);
        Reading reading = new Reading(cursorRegistry.generateCursorId(), this, trail, limit, projection);
        reading.skip(skip);
        return reading;
    }

    List<Document> project(List<Document> found, Document projection) {
        return matchDocumentsFromStream(found.stream(), new Document(), null, 0, 0, 0, projection)
                .collectDocuments();
    }

    @Override
    protected boolean documentMatchesQuery(Document document, Document query) {
        return super.documentMatchesQuery(document, query);
    }

    /** @throws CursorNotFoundException where the store had to be opened again meanwhile */
    void checkReadable(Reading reading) {
        if (opening.commits().hasEnded()) {
            throw new CursorNotFoundException(reading.getId());
        }
    }

    @Override
    public synchronized Document handleDistinct(Document query) {
        String field = (String) query.get("key");
        Set<Object> values = new TreeSet<>(ValueComparator.ascWithoutListHandling());
        matches((Document) query.getOrDefault("query", new Document()))
                .map(document -> Utils.getSubdocumentValueCollectionAware(document, field))
                .filter(value -> !(value instanceof Missing))
                .forEach(value ->
                        values.addAll(value instanceof Collection<?> several ? several : Collections.singleton(value)));
        return new Document("values", values).append("ok", 1.0);
    }

    private Stream<Document> matches(Document query) {
        return matches(query, plan(query, null, 0));
    }

    Stream<Document> matches(Document query, Plan plan) {
        return plan.read()
                .map(Access.Found::bson)
                .map(Bson::decode)
                .filter(document -> documentMatchesQuery(document, query));
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
        long found = plan.exact() ? plan.count() : matches(query).count();
        long count = Math.max(0, found - Math.max(0, skip));
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
        return documents.readAll().map(document -> new DocumentWithPosition<>(document, documents.position(document)));
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
