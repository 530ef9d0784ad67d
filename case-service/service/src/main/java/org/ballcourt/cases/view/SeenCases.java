package org.ballcourt.cases.view;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ballcourt.cases.store.MongoFailures;
import org.ballcourt.contracts.Actor;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Up to which version each person has seen a case, the same in every browser. The collection {@code seen} has one small document of each
 * person and case; of each person the ones looked at last are kept.
 */
public final class SeenCases {
    /** Of one person; whoever has more on the desk has not seen the oldest for weeks. */
    static final int MOST = 2_000;

    private final MongoCollection<Document> seen;
    private final int most;

    public SeenCases(MongoCollection<Document> seen) {
        this(seen, MOST);
    }

    SeenCases(MongoCollection<Document> seen, int most) {
        this.seen = seen;
        this.most = most;
    }

    void prepare() {
        seen.createIndex(ascending("by", "at"), new IndexOptions().name("seen_by"));
        seen.createIndex(ascending("caseId"), new IndexOptions().name("seen_case"));
    }

    /** Whatever was seen before stays seen. */
    public void saw(Actor person, String caseId, int version, Instant at) {
        Bson change = combine(
                max("version", version),
                set("at", Date.from(at)),
                setOnInsert("by", person.toString()),
                setOnInsert("caseId", caseId));
        MongoFailures.translate(() -> {
            boolean isNew = seen.updateOne(eq("_id", id(person, caseId)), change, new UpdateOptions().upsert(true))
                            .getUpsertedId()
                    != null;
            if (isNew) {
                keepTheLast(person);
            }
            return isNew;
        });
    }

    private void keepTheLast(Actor person) {
        Bson theirs = eq("by", person.toString());
        long tooMany = seen.countDocuments(theirs) - most;
        if (tooMany > 0) {
            List<String> oldest = seen.find(theirs)
                    .projection(Projections.include("_id"))
                    .sort(Sorts.ascending("at"))
                    .limit((int) tooMany)
                    .map(found -> found.getString("_id"))
                    .into(new ArrayList<>());
            seen.deleteMany(in("_id", oldest));
        }
    }

    /** The version that the person saw of each of these cases; without those that they never opened. */
    Map<String, Integer> of(Actor person, List<String> cases) {
        List<String> ids = cases.stream().map(caseId -> id(person, caseId)).toList();
        return MongoFailures.translate(() -> seen.find(in("_id", ids)).into(new ArrayList<>())).stream()
                .collect(Collectors.toMap(found -> found.getString("caseId"), found -> found.getInteger("version")));
    }

    /** @param cases in which; empty for all */
    public void forget(Actor person, List<String> cases) {
        Bson theirs = eq("by", person.toString());
        MongoFailures.translate(() -> seen.deleteMany(cases.isEmpty() ? theirs : and(theirs, in("caseId", cases))));
    }

    /** Whoever saw it. */
    public void forget(String caseId) {
        MongoFailures.translate(() -> seen.deleteMany(eq("caseId", caseId)));
    }

    /** No id of a case has a space in it. */
    private static String id(Actor person, String caseId) {
        return person + " " + caseId;
    }
}
