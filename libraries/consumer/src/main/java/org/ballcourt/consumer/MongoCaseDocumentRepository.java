package org.ballcourt.consumer;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The documents in MongoDB; every save is a compare-and-set on the last sequence and the parking. */
final class MongoCaseDocumentRepository implements CaseDocumentRepository {
    private static final Logger log = LoggerFactory.getLogger(MongoCaseDocumentRepository.class);
    private static final String PARKED_SEQ = CaseDocument.PARKED + "." + CaseDocument.SEQ;
    /** Documents of a few kilobytes each. */
    private static final int PAGE = 500;

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
    public void overwrite(Document after) {
        collection.replaceOne(eq("_id", after.get("_id")), after, new ReplaceOptions().upsert(true));
    }

    /** One page after the other, so that neither side holds more than one of them, nor a cursor while the visitor works. */
    @Override
    public void forEach(Consumer<CaseDocument> visitor) {
        List<Document> page = List.of();
        String last = "";
        do {
            page = collection
                    .find(gt("_id", last))
                    .sort(Indexes.ascending("_id"))
                    .limit(PAGE)
                    .into(new ArrayList<>());
            for (Document stored : page) {
                readable(stored).ifPresent(visitor);
                last = stored.getString("_id");
            }
        } while (page.size() == PAGE);
    }

    /** One that cannot be read stops no walk over the others; it is dealt with when its next event comes. */
    private static Optional<CaseDocument> readable(Document stored) {
        try {
            return Optional.of(CaseDocument.of(stored));
        } catch (DamagedDocument damaged) {
            log.error("Passed over", damaged);
            return Optional.empty();
        }
    }

    /** All that can be read, in the order of the events that parked them. */
    List<ParkedCase> parked() {
        return collection.find(gte(PARKED_SEQ, 0L)).sort(Indexes.ascending(PARKED_SEQ)).into(new ArrayList<>()).stream()
                .flatMap(stored -> readable(stored).stream())
                .map(CaseDocument::parked)
                .toList();
    }

    /** Read or not: whoever folds them anew needs nothing of what is in them. */
    List<String> idsAfter(String after, int limit) {
        return collection
                .find(gt("_id", after))
                .sort(Indexes.ascending("_id"))
                .projection(include("_id"))
                .limit(limit)
                .map(stored -> stored.get("_id").toString())
                .into(new ArrayList<>());
    }

    @Override
    public long countParked() {
        return collection.countDocuments(gte(PARKED_SEQ, 0L));
    }
}
