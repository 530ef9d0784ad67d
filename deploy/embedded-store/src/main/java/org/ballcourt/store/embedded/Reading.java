package org.ballcourt.store.embedded;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The answer to a query, read batch by batch: it remembers how far it came and holds nothing of what lies ahead but
 * one document, which tells whether there is more. Only a sort that no index gives holds the ids of all matches.
 */
final class Reading extends AbstractCursor {
    /** As MongoDB sends; the driver refuses replies above 48 MB. */
    static final int MAX_BATCH_BYTES = 16 * 1024 * 1024;

    private static final int PAGE = 500;

    private final StoreCollection collection;
    private final Document projection;
    private final Trail trail;
    private long left;
    private long skip;
    private Document ahead;

    Reading(long id, StoreCollection collection, Trail trail, Extent extent, Document projection) {
        super(id);
        this.collection = collection;
        this.projection = projection;
        this.trail = trail;
        this.skip = extent.skip();
        this.left = extent.limit() > 0 ? extent.limit() : Long.MAX_VALUE;
    }

    /** @param limit 0 for all */
    record Extent(int skip, int limit) {
        static final Extent ALL = new Extent(0, 0);

        /** How many must be found; 0 for all. */
        long wanted() {
            return limit > 0 ? (long) skip + limit : 0;
        }
    }

    /** A batch ends at its number of documents or at 16 MB, whichever comes first. */
    @Override
    public List<Document> takeDocuments(int number) {
        collection.checkReadable(this);
        Batch batch = new Batch(number);
        if (ahead != null) {
            Document first = ahead;
            ahead = null;
            batch.put(first);
        }
        while (ahead == null && left > 0 && !trail.hasEnded()) {
            collection.slice(trail, batch::fill);
        }
        return collection.project(batch.documents, projection);
    }

    private Document next(Slice slice) {
        for (Document found; left > 0 && (found = trail.next(slice)) != null; skip--) {
            if (skip <= 0) {
                left--;
                return found;
            }
        }
        return null;
    }

    private final class Batch {
        private final int number;
        private final List<Document> documents = new ArrayList<>();
        private int bytes;

        private Batch(int number) {
            this.number = number;
        }

        private void fill(Slice slice) {
            for (Document next; ahead == null && (next = next(slice)) != null; ) {
                put(next);
            }
        }

        private void put(Document next) {
            if (documents.size() < number && bytes < MAX_BATCH_BYTES) {
                bytes += Bson.roughSize(next);
                documents.add(next);
            } else {
                ahead = next;
            }
        }
    }

    @Override
    public boolean isEmpty() {
        return ahead == null;
    }

    /** All that is left, page by page, for whoever may have to hold it all. */
    Stream<Document> all() {
        return Stream.generate(() -> {
                    Memory.checkRoom();
                    return takeDocuments(PAGE);
                })
                .takeWhile(page -> !page.isEmpty())
                .flatMap(List::stream);
    }
}
