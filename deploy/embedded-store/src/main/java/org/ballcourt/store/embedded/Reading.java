package org.ballcourt.store.embedded;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.backend.DocumentComparator;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The answer to a query, read batch by batch: it remembers how far it came and holds nothing of what lies ahead but
 * one document, which tells whether there is more. Only a sort that no index gives holds the ids of all matches.
 */
final class Reading extends AbstractCursor {
    /** As MongoDB sends; the driver refuses replies above 48 MB. */
    private static final int MAX_BATCH_BYTES = 16 * 1024 * 1024;

    private static final int PAGE = 500;

    private final StoreCollection collection;
    private final Document projection;
    private final Trail trail;
    private long left;
    private Document ahead;

    /** What matches, in order. It is asked only under the lock of the collection, and between batches it rests. */
    interface Trail {
        /** @return null at the end */
        Document next();

        default void rest() {}
    }

    /** @param limit 0 for all */
    Reading(long id, StoreCollection collection, Trail trail, long limit, Document projection) {
        super(id);
        this.collection = collection;
        this.projection = projection;
        this.trail = trail;
        this.left = limit > 0 ? limit : Long.MAX_VALUE;
    }

    void skip(long number) {
        for (long skipped = 0; skipped < number && trail.next() != null; skipped++) {}
    }

    /** A batch ends at its number of documents or at 16 MB, whichever comes first. */
    @Override
    public List<Document> takeDocuments(int number) {
        collection.checkReadable(this);
        synchronized (collection) {
            List<Document> batch = new ArrayList<>();
            int bytes = 0;
            for (Document next; batch.size() < number && bytes < MAX_BATCH_BYTES && (next = next()) != null; ) {
                bytes += Bson.roughSize(next);
                batch.add(next);
            }
            ahead = next();
            trail.rest();
            return collection.project(batch, projection);
        }
    }

    private Document next() {
        Document next = ahead;
        ahead = null;
        if (next == null && left > 0) {
            next = trail.next();
            left = next == null ? 0 : left - 1;
        }
        return next;
    }

    @Override
    public boolean isEmpty() {
        return ahead == null;
    }

    /** All that is left, page by page. */
    Stream<Document> all() {
        return Stream.iterate(takeDocuments(PAGE), page -> !page.isEmpty(), _ -> takeDocuments(PAGE))
                .flatMap(List::stream);
    }

    /** Along the keys of an access. It goes on behind the last key, whatever has become of that. */
    static final class AlongKeys implements Trail {
        private final StoreCollection collection;
        private final Document query;
        private final Plan plan;
        private final Iterator<Range> ranges;
        private Range range;
        private Iterator<Access.Found> open;

        AlongKeys(StoreCollection collection, Document query, Plan plan) {
            this.collection = collection;
            this.query = query;
            this.plan = plan;
            this.ranges = plan.ranges().iterator();
        }

        @Override
        public Document next() {
            boolean backwards = plan.order() == Plan.Order.BACKWARDS;
            while (range != null || ranges.hasNext()) {
                range = range == null ? ranges.next() : range;
                open = open == null ? plan.access().read(range, backwards).iterator() : open;
                while (open.hasNext()) {
                    Access.Found found = open.next();
                    range = range.behind(found.key(), backwards);
                    Document document = Bson.decode(found.bson());
                    if (collection.documentMatchesQuery(document, query)) {
                        return document;
                    }
                }
                open = null;
                range = null;
            }
            return null;
        }

        @Override
        public void rest() {
            open = null; // it would hold pages of the file as they were
        }
    }

    /** One id after the other; who has gone meanwhile, or matches no longer, is passed over. */
    static final class AlongIds implements Trail {
        private final StoreCollection collection;
        private final Document query;
        private final Iterator<Key> ids;

        private AlongIds(StoreCollection collection, Document query, List<Key> ids) {
            this.collection = collection;
            this.query = query;
            this.ids = ids.iterator();
        }

        /** Held while sorting: of each match its id and what the order depends on. */
        static AlongIds sorted(StoreCollection collection, Document query, Plan plan, Document orderBy) {
            Set<String> needed =
                    orderBy.keySet().stream().map(path -> path.split("\\.")[0]).collect(Collectors.toSet());
            return new AlongIds(
                    collection,
                    query,
                    collection
                            .matches(query, plan)
                            .map(document -> {
                                Key id = collection.documents().position(document);
                                document.keySet().retainAll(needed);
                                return new DocumentWithPosition<>(document, id);
                            })
                            .sorted(Comparator.comparing(
                                    DocumentWithPosition::getDocument, new DocumentComparator(orderBy)))
                            .map(DocumentWithPosition::getPosition)
                            .toList());
        }

        @Override
        public Document next() {
            while (ids.hasNext()) {
                Document document = collection.documents().find(ids.next());
                if (document != null && collection.documentMatchesQuery(document, query)) {
                    return document;
                }
            }
            return null;
        }
    }
}
