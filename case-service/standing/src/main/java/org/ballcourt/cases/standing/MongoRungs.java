package org.ballcourt.cases.standing;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.ballcourt.cases.store.MongoFailures;
import org.ballcourt.contracts.Penalty;
import org.ballcourt.contracts.records.StandingChanged;
import org.ballcourt.wire.Wire;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The rungs in a collection of their own: a document per seller who ever was on one. */
final class MongoRungs implements Rungs {
    private static final String NONE = "NONE";

    private final MongoCollection<Document> rungs;

    MongoRungs(MongoCollection<Document> rungs) {
        this.rungs = rungs;
    }

    /** Makes the indexes that the questions need, where they are missing. */
    void prepare() {
        rungs.createIndex(Indexes.ascending("isTold"), new IndexOptions().name("rungs_isTold"));
        rungs.createIndex(Indexes.ascending("penalty"), new IndexOptions().name("rungs_penalty"));
        rungs.createIndex(Indexes.ascending("expires"), new IndexOptions().name("rungs_expires"));
    }

    @Override
    public Rung of(String seller) {
        Document found = MongoFailures.translate(
                () -> rungs.find(Filters.eq("_id", seller)).first());
        return found == null ? Rung.none(seller) : read(found);
    }

    @Override
    public boolean replace(Rung before, Rung after) {
        Bson set = Updates.combine(
                Updates.set("n", after.n()),
                Updates.set(
                        "penalty",
                        after.penalty() == null ? NONE : after.penalty().name()),
                Updates.set("expires", after.expires()),
                Updates.set("isTold", after.untold() == null),
                Updates.set(
                        "untold", after.untold() == null ? null : Wire.json().writeValueAsString(after.untold())));
        if (before.n() == 0) {
            MongoFailures.translate(() -> rungs.updateOne(
                    Filters.eq("_id", after.seller()),
                    Updates.combine(Updates.setOnInsert("n", 0L), Updates.setOnInsert("isTold", true)),
                    new UpdateOptions().upsert(true)));
        }
        Bson unchanged = Filters.and(
                Filters.eq("_id", after.seller()),
                Filters.eq("n", before.n()),
                Filters.eq("isTold", before.untold() == null));
        return MongoFailures.translate(() -> rungs.updateOne(unchanged, set)).getMatchedCount() == 1;
    }

    @Override
    public List<Rung> untold() {
        return MongoFailures.translate(
                        () -> rungs.find(Filters.eq("isTold", false)).into(new ArrayList<>()))
                .stream()
                .map(MongoRungs::read)
                .toList();
    }

    @Override
    public List<String> sellers() {
        return sellers(Filters.nin("penalty", NONE, null));
    }

    @Override
    public List<String> expired(Instant now) {
        return sellers(Filters.lte("expires", now));
    }

    private List<String> sellers(Bson which) {
        return MongoFailures.translate(() -> rungs.find(which).into(new ArrayList<>())).stream()
                .map(rung -> rung.getString("_id"))
                .toList();
    }

    private static Rung read(Document rung) {
        String penalty = rung.get("penalty", NONE);
        String untold = rung.getString("untold");
        Date expires = rung.getDate("expires");
        return new Rung(
                rung.getString("_id"),
                rung.get("n", Number.class).longValue(),
                penalty.equals(NONE) ? null : Penalty.valueOf(penalty),
                expires == null ? null : expires.toInstant(),
                untold == null ? null : Wire.json().readValue(untold, StandingChanged.class));
    }
}
