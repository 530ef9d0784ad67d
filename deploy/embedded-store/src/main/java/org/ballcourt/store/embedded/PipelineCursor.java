package org.ballcourt.store.embedded;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The answer of an aggregation, computed as it is asked for: only stages that need all before the first hold all. */
final class PipelineCursor extends AbstractCursor {
    private final Iterator<Document> results;

    PipelineCursor(long id, Iterator<Document> results) {
        super(id);
        this.results = results;
    }

    @Override
    public List<Document> takeDocuments(int number) {
        List<Document> batch = new ArrayList<>();
        for (int bytes = 0; batch.size() < number && bytes < Reading.MAX_BATCH_BYTES && results.hasNext(); ) {
            Document next = results.next();
            bytes += Bson.roughSize(next);
            batch.add(next);
        }
        return batch;
    }

    @Override
    public boolean isEmpty() {
        return !results.hasNext();
    }
}
