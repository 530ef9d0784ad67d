package org.ballcourt.consumer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.bson.RawBsonDocument;

/**
 * The documents that this instance saved last, as they were stored. They may be out of date: whoever folds on one of them saves it only
 * in the place of what is stored, and whatever else one seems to say is asked of the store.
 */
final class RecentDocuments {
    private static final long LEAST_BYTES = 2 << 20;
    private static final long MOST_BYTES = 32 << 20;

    /** One part of so many of the whole memory: a process has a handful of subscriptions. */
    private static final long PART = 64;

    /** Of an entry, beside the document itself: two objects, a node of the map and the key. */
    private static final int OVERHEAD = 200;

    private final Cache<String, RawBsonDocument> byCase;

    RecentDocuments(long mostBytes) {
        byCase = Caffeine.newBuilder()
                .maximumWeight(mostBytes)
                .<String, RawBsonDocument>weigher(
                        (caseId, document) -> document.getByteBuffer().remaining() + OVERHEAD)
                .executor(Runnable::run)
                .build();
    }

    static RecentDocuments sized() {
        return new RecentDocuments(Math.clamp(Runtime.getRuntime().maxMemory() / PART, LEAST_BYTES, MOST_BYTES));
    }

    /** Null where it is not here. */
    RawBsonDocument get(String caseId) {
        return byCase.getIfPresent(caseId);
    }

    void put(String caseId, RawBsonDocument document) {
        byCase.put(caseId, document);
    }

    void drop(String caseId) {
        byCase.invalidate(caseId);
    }

    void clear() {
        byCase.invalidateAll();
    }
}
