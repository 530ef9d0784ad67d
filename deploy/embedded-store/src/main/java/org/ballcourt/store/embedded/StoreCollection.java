package org.ballcourt.store.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Cursor;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CursorNotFoundException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One collection: upstream's semantics over our maps. */
final class StoreCollection extends LockedCollection {
    private final Documents documents;

    StoreCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            CursorRegistry cursors,
            Documents documents,
            Opening opening) {
        super(database, name, options, cursors, opening);
        this.documents = documents;
    }

    Documents documents() {
        return documents;
    }

    @Override
    public void addIndex(Index<Key> index) {
        alone(() -> {
            if (index instanceof SortedIndex sorted && getIndexes().stream().noneMatch(sorted::isNamesake)) {
                sorted.build(() -> super.addIndex(index));
            } else {
                super.addIndex(index);
            }
        });
    }

    @Override
    protected QueryResult queryDocuments(
            Document query, Document orderBy, int numberToSkip, int maximum, int batchSize, Document fieldSelector) {
        if (batchSize > 0) { // for a client; what upstream reads for itself it takes at once
            Reading reading = read(query, orderBy, new Reading.Extent(numberToSkip, maximum), fieldSelector);
            List<Document> first = reading.takeDocuments(batchSize);
            return new QueryResult(first, keepUnlessEmpty(reading));
        }
        Reading.Extent extent = new Reading.Extent(numberToSkip, isOneEnough() ? 1 : maximum);
        Plan plan = plan(query, orderBy, extent.wanted());
        return matchDocumentsFromStream(
                plan.read(),
                query,
                plan.isOrdered() ? null : orderBy,
                numberToSkip,
                extent.limit(),
                batchSize,
                fieldSelector);
    }

    Reading read(Document query, Document orderBy, Reading.Extent extent, Document projection) {
        Plan plan = shared(() -> plan(query, orderBy, extent.wanted()));
        Trail trail = plan.isOrdered() || deriveComparator(orderBy) == null
                ? shared(() -> new Trail.AlongKeys(this, query, plan))
                : sorted(query, orderBy, extent.wanted());
        return new Reading(cursorRegistry.generateCursorId(), this, trail, extent, projection);
    }

    PipelineCursor open(Stream<Document> results) {
        return new PipelineCursor(cursorRegistry.generateCursorId(), results.iterator());
    }

    /** @return its id, or 0 where there is no more to read */
    long keepUnlessEmpty(Cursor cursor) {
        if (cursor.isEmpty()) {
            return 0;
        }
        cursorRegistry.add(cursor);
        return cursor.getId();
    }

    private Trail sorted(Document query, Document orderBy, long wanted) {
        try (Sorting sorting = new Sorting(orderBy, wanted)) {
            forEachMatch(query, document -> sorting.add(document, documents.position(document)));
            return new Trail.AlongIds(this, query, sorting.ids());
        }
    }

    /** A slice of a read, and a pause behind it. */
    void slice(Trail trail, Consumer<Slice> work) {
        shared(() -> {
            work.accept(new Slice());
            trail.rest();
            return null;
        });
        opening().commits().pause();
    }

    private void forEachMatch(Document query, Consumer<Document> each) {
        Trail trail = shared(() -> new Trail.AlongKeys(this, query, plan(query, null, 0)));
        while (!trail.hasEnded()) {
            slice(trail, slice -> {
                for (Document match; (match = trail.next(slice)) != null; ) {
                    each.accept(match);
                }
            });
        }
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
        if (opening().commits().hasEnded()) {
            throw new CursorNotFoundException(reading.getId());
        }
    }

    @Override
    public Document handleDistinct(Document query) {
        String field = (String) query.get("key");
        DistinctValues values = new DistinctValues();
        forEachMatch(
                (Document) query.getOrDefault("query", new Document()),
                document -> values.add(Utils.getSubdocumentValueCollectionAware(document, field)));
        return new Document("values", values.all()).append("ok", 1.0);
    }

    private Plan plan(Document query, Document orderBy, long wanted) {
        Plan byIds = Planner.byIds(query, documents);
        if (byIds != null && (orderBy == null || byIds.cost() == 1)) {
            return byIds;
        }
        List<IndexEntries> indexes = getIndexes().stream()
                .filter(SortedIndex.class::isInstance)
                .map(index -> ((SortedIndex) index).entries())
                .toList();
        return new Planner(query, orderBy, wanted).choose(documents, indexes);
    }

    @Override
    public int count(Document query, int skip, int limit) {
        if (query == null || query.isEmpty()) {
            return super.count(query, skip, limit);
        }
        long found = shared(() -> countByIndex(query)).orElseGet(() -> {
            LongAdder matches = new LongAdder();
            forEachMatch(query, _ -> matches.increment());
            return matches.sum();
        });
        long count = Math.max(0, found - Math.max(0, skip));
        return Math.toIntExact(limit > 0 ? Math.min(count, limit) : count);
    }

    private OptionalLong countByIndex(Document query) {
        Plan plan = plan(query, null, 0);
        return plan.exact() ? OptionalLong.of(plan.count()) : OptionalLong.empty();
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
    public void addDocumentIfMissing(Document document) {
        alone(() -> {
            if (!documents.contains(documents.position(document))) {
                addDocument(document);
            }
        });
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
    public void drop() {
        alone(() -> {
            super.drop();
            documents.drop();
        });
    }
}
