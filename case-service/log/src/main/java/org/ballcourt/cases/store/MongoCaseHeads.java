package org.ballcourt.cases.store;

import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.proof.CaseHead;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Qualifier;

/** Heads out of an index that holds nothing else, so that a walk over all cases reads no log. */
final class MongoCaseHeads implements CaseHeads {
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
                .map(found -> new CaseHead(
                        found.getString("_id"),
                        found.getLong("version"),
                        found.getLong("lastSeq"),
                        found.getString("head")))
                .into(new ArrayList<>()));
    }
}
