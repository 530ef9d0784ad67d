package org.ballcourt.store.embedded;

import de.bwaldvogel.mongo.backend.DocumentComparator;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * A sort that no index gives. Of each match it holds the id and what the order depends on; where a limit is given, of no more than that many. All
 * sorts together hold a share of the heap, and one that would need more is refused: it must not take the others with it.
 */
final class Sorting implements AutoCloseable {
    /** As MongoDB says it. */
    private static final int MEMORY_LIMIT = 292;

    private static final int SHARE_OF_HEAP = 8;

    /** Of an entry, its key and its fields as objects, besides their values. */
    private static final int OVERHEAD = 160;

    private static final AtomicLong USED = new AtomicLong();

    private final long limit = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
    private final long wanted;
    private final Set<String> needed;
    private final PriorityQueue<Entry> found;
    private long mine;
    private long arrivals;

    private record Entry(Document fields, Key id, long arrival, int bytes) {}

    /** @param wanted how many of the first; 0 for all */
    Sorting(Document orderBy, long wanted) {
        this.wanted = wanted > 0 ? wanted : Long.MAX_VALUE;
        this.needed =
                orderBy.keySet().stream().map(path -> path.split("\\.")[0]).collect(Collectors.toSet());
        this.found = new PriorityQueue<>(Comparator.comparing(Entry::fields, new DocumentComparator(orderBy))
                .thenComparingLong(Entry::arrival)
                .reversed());
    }

    void add(Document document, Key id) {
        document.keySet().retainAll(needed);
        Entry entry = new Entry(document, id, arrivals++, OVERHEAD + id.bytes().length + Bson.roughSize(document));
        found.add(entry);
        hold(entry.bytes);
        if (found.size() > wanted) {
            hold(-found.remove().bytes);
        }
    }

    private void hold(long bytes) {
        mine += bytes;
        if (USED.addAndGet(bytes) > limit && bytes > 0) {
            throw new MongoServerError(
                    MEMORY_LIMIT,
                    "QueryExceededMemoryLimitNoDiskUseAllowed",
                    "The embedded store cannot sort so many documents by fields that no index has in this order: the"
                            + " limit for all sorts is " + limit + " bytes; give a limit, or make such an index");
        }
    }

    List<Key> ids() {
        Key[] ids = new Key[found.size()];
        for (int i = ids.length - 1; i >= 0; i--) {
            ids[i] = found.remove().id;
        }
        return List.of(ids);
    }

    @Override
    public void close() {
        USED.addAndGet(-mine);
    }
}
