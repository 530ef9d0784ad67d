package org.ballcourt.cases.store;

import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.proof.CaseHead;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;

/** Heads out of an index that holds nothing else, so that a walk over all cases reads no log. */
final class MongoCaseHeads implements CaseHeads {
    private static final Logger log = LoggerFactory.getLogger(MongoCaseHeads.class);

    private final MongoCollection<Document> cases;

    MongoCaseHeads(@Qualifier("cases") MongoDatabase database) {
        this.cases = database.getCollection("cases");
        cases.createIndex(ascending("_id", "version", "lastSeq", "head"), new IndexOptions().name("cases_heads"));
    }

    /** Sorted by two fields, which no other index offers. */
    @Override
    public List<CaseHead> after(String after, int limit) {
        return MongoFailures.translate(() -> cases.find(gt("_id", after))
                .sort(ascending("_id", "version"))
                .projection(include("_id", "version", "lastSeq", "head"))
                .limit(limit)
                .map(MongoCaseHeads::head)
                .into(new ArrayList<>()));
    }

    /** A document that is no log has no head that a root could be taken over, and stops no walk over the others. */
    private static CaseHead head(Document found) {
        try {
            return new CaseHead(
                    found.getString("_id"),
                    found.getLong("version"),
                    found.getLong("lastSeq"),
                    found.getString("head"));
        } catch (ClassCastException | NullPointerException damaged) {
            log.error("Case {} has no head", found.get("_id"), damaged);
            return new CaseHead(found.getString("_id"), 0, 0, RecordedEvent.GENESIS);
        }
    }
}
