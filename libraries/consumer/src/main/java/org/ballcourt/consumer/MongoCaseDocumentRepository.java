package org.ballcourt.consumer;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The documents in MongoDB; every save is a compare-and-set on the last sequence and the parking. */
final class MongoCaseDocumentRepository implements CaseDocumentRepository {
    private static final String PARKED_SEQ = CaseDocument.PARKED + "." + CaseDocument.SEQ;
    private static final String PARKED_AT = CaseDocument.PARKED + ".at";

    private final MongoCollection<Document> collection;

    MongoCaseDocumentRepository(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** Parked cases are found without a scan. */
    @Override
    public void prepare() {
        collection.createIndex(Indexes.ascending(PARKED_SEQ));
    }

    @Override
    public CaseDocument find(String caseId) {
        Document stored = collection.find(eq("_id", caseId)).first();
        return stored == null ? CaseDocument.fresh(caseId) : CaseDocument.of(stored);
    }

    @Override
    public boolean save(CaseDocument before, Document after) {
        return before.exists() ? replaced(before, after) : MongoCalls.insertIfAbsent(collection, after);
    }

    private boolean replaced(CaseDocument before, Document after) {
        Date parkedAt = before.isParked() ? Date.from(before.parked().at()) : null;
        Bson unchanged = and(eq("_id", before.caseId()), eq(CaseDocument.SEQ, before.seq()), eq(PARKED_AT, parkedAt));
        return collection.replaceOne(unchanged, after).getMatchedCount() == 1;
    }

    @Override
    public void forEach(Consumer<CaseDocument> visitor) {
        collection.find().batchSize(1000).map(CaseDocument::of).forEach(visitor);
    }

    @Override
    public List<ParkedCase> parked() {
        return collection
                .find(gte(PARKED_SEQ, 0L))
                .sort(Indexes.ascending(PARKED_SEQ))
                .map(stored -> CaseDocument.of(stored).parked())
                .into(new ArrayList<>());
    }
}
