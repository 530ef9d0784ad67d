package org.ballcourt.store.embedded;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;

/** What is left of a result. A batch ends at its number of documents or at 16 MB, whichever comes first. */
final class BatchCursor extends AbstractCursor {
    /** As MongoDB sends; the driver refuses replies above 48 MB. */
    private static final int MAX_BATCH_BYTES = 16 * 1024 * 1024;

    private List<Document> remaining;

    BatchCursor(long id, List<Document> documents) {
        super(id);
        this.remaining = documents;
    }

    @Override
    public boolean isEmpty() {
        return remaining.isEmpty();
    }

    @Override
    public List<Document> takeDocuments(int numberToReturn) {
        int size = 0;
        int bytes = 0;
        while (size < Math.min(numberToReturn, remaining.size()) && bytes < MAX_BATCH_BYTES) {
            bytes += Bson.roughSize(remaining.get(size++));
        }
        List<Document> batch = remaining.subList(0, size);
        remaining = remaining.subList(size, remaining.size());
        return batch;
    }
}
