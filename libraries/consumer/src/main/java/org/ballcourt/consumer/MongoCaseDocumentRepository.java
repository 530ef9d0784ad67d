package org.ballcourt.consumer;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The documents in MongoDB; every save is a compare-and-set on the last sequence, the parking and the last folding anew. */
final class MongoCaseDocumentRepository implements CaseDocumentRepository {
    private static final Logger log = LoggerFactory.getLogger(MongoCaseDocumentRepository.class);
    private static final String PARKED_SEQ = CaseDocument.PARKED + "." + CaseDocument.SEQ;
    /** Documents of a few kilobytes each. */
    private static final int PAGE = 500;

    private static final String PARKED_AT = CaseDocument.PARKED + ".at";

    private final MongoCollection<Document> collection;
    private final MongoCollection<RawBsonDocument> unread;

    MongoCaseDocumentRepository(MongoCollection<Document> collection) {
        this.collection = collection;
        this.unread = collection.withDocumentClass(RawBsonDocument.class);
    }

    @Override
    public Codec<Document> codec() {
        return collection.getCodecRegistry().get(Document.class);
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
        return collection.replaceOne(unchanged(before), after).getMatchedCount() == 1;
    }

    private static Bson unchanged(CaseDocument before) {
        Date parkedAt = before.isParked() ? Date.from(before.parked().at()) : null;
        return new Document("_id", before.caseId())
                .append(CaseDocument.SEQ, before.seq())
                .append(PARKED_AT, parkedAt)
                .append(CaseDocument.REFOLDED, before.refolded());
    }

    @Override
    public Map<String, RawBsonDocument> findAll(Collection<String> caseIds) {
        Map<String, RawBsonDocument> found = new HashMap<>();
        for (RawBsonDocument stored : unread.find(in("_id", caseIds)).batchSize(caseIds.size())) {
            found.put(stored.getString("_id").getValue(), stored);
        }
        return found;
    }

    @Override
    public boolean saveAll(List<Replacement> replacements) {
        List<WriteModel<RawBsonDocument>> writes = new ArrayList<>(replacements.size());
        for (Replacement one : replacements) {
            writes.add(
                    one.before().exists()
                            ? new ReplaceOneModel<>(unchanged(one.before()), one.after())
                            : new InsertOneModel<>(one.after()));
        }
        try {
            BulkWriteResult done = unread.bulkWrite(writes, new BulkWriteOptions().ordered(false));
            return done.getMatchedCount() + done.getInsertedCount() == writes.size();
        } catch (MongoBulkWriteException refused) {
            if (refused.getWriteConcernError() == null
                    && refused.getWriteErrors().stream().allMatch(one -> MongoCalls.isDuplicateKey(one.getCode()))) {
                return false;
            }
            throw refused;
        }
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

    @Override
    public List<ParkedCase> parked() {
        return collection.find(gte(PARKED_SEQ, 0L)).sort(Indexes.ascending(PARKED_SEQ)).into(new ArrayList<>()).stream()
                .flatMap(stored -> readable(stored).stream())
                .map(CaseDocument::parked)
                .toList();
    }

    @Override
    public List<String> idsAfter(String after, int limit) {
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
