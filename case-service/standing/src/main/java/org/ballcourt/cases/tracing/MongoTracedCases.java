package org.ballcourt.cases.tracing;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.ballcourt.cases.store.MongoFailures;
import org.ballcourt.contracts.CaseEvent.CaseClosed;
import org.ballcourt.contracts.CaseEvent.ComplaintFiled;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.TracedBy;
import org.ballcourt.contracts.records.TracedGoods;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The collection {@code traced_cases}: a small document per dispute. */
final class MongoTracedCases implements TracedCases {
    private static final String ID = "_id";
    private static final String SEQ = "seq";
    private static final String DUE = "due";
    private static final String MARKS = "marks";
    private static final String FILED_AT = "filedAt";
    private static final String OUTCOME = "outcome";

    private final MongoCollection<Document> cases;

    MongoTracedCases(MongoCollection<Document> cases) {
        this.cases = cases;
    }

    /** Makes the indexes that the questions need, where they are missing. */
    void prepare() {
        cases.createIndex(ascending(MARKS, FILED_AT), new IndexOptions().name("traced_marks"));
        cases.createIndex(ascending(DUE, ID), new IndexOptions().name("traced_due"));
    }

    @Override
    public void take(List<RecordedEvent> news) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (RecordedEvent recorded : news) {
            switch (recorded.event()) {
                case ComplaintFiled filed -> writes.add(filed(TracedCase.of(recorded, filed)));
                case CaseClosed closed -> writes.add(closed(recorded, closed.outcome()));
                default -> throw new IllegalArgumentException("Tracing knows nothing of " + recorded.event());
            }
        }
        if (!writes.isEmpty()) {
            MongoFailures.translate(() -> cases.bulkWrite(writes));
        }
    }

    /** Told again, it takes nothing back of what came later. */
    private static WriteModel<Document> filed(TracedCase one) {
        Bson facts = combine(
                set("line", one.line()),
                set("buyer", one.buyer()),
                set("seller", one.seller()),
                set("goods", one.goods().stream().map(MongoTracedCases::written).toList()),
                set("pieces", one.pieces()),
                set("reason", one.reason().name()),
                set("policy", one.policy()),
                set(FILED_AT, Date.from(one.filedAt())),
                set(MARKS, one.marks()),
                set(DUE, true),
                setOnInsert(OUTCOME, null),
                max(SEQ, one.seq()));
        return new UpdateOneModel<>(eq(ID, one.caseId()), facts, new UpdateOptions().upsert(true));
    }

    /** Of a case whose filing is not known nothing is kept. */
    private static WriteModel<Document> closed(RecordedEvent recorded, Outcome outcome) {
        return new UpdateOneModel<>(
                and(eq(ID, recorded.caseId()), lte(SEQ, recorded.seq())),
                combine(set(OUTCOME, outcome.name()), set(SEQ, recorded.seq()), set(DUE, true)));
    }

    @Override
    public Optional<TracedCase> find(String caseId) {
        return Optional.ofNullable(
                        MongoFailures.translate(() -> cases.find(eq(ID, caseId)).first()))
                .map(MongoTracedCases::read);
    }

    @Override
    public List<TracedCase> due(String after, int limit) {
        return MongoFailures.translate(() -> cases.find(and(eq(DUE, true), gt(ID, after)))
                .sort(ascending(ID))
                .limit(limit)
                .map(MongoTracedCases::read)
                .into(new ArrayList<>()));
    }

    @Override
    public void done(Collection<TracedCase> looked) {
        List<UpdateOneModel<Document>> writes = looked.stream()
                .map(one ->
                        new UpdateOneModel<Document>(and(eq(ID, one.caseId()), eq(SEQ, one.seq())), set(DUE, false)))
                .toList();
        if (!writes.isEmpty()) {
            MongoFailures.translate(() -> cases.bulkWrite(writes, new BulkWriteOptions().ordered(false)));
        }
    }

    @Override
    public long countDue() {
        return MongoFailures.translate(() -> cases.countDocuments(eq(DUE, true)));
    }

    @Override
    public List<TracedCase> marked(Collection<String> marks, Instant from, Instant until, int limit) {
        return newest(and(marked(marks, from), before(until)), limit);
    }

    @Override
    public List<TracedCase> markedAfter(TracedCase last, Collection<String> marks, Instant from, int limit) {
        Date at = Date.from(last.filedAt());
        Bson older = or(lt(FILED_AT, at), and(eq(FILED_AT, at), lt(ID, last.caseId())));
        return newest(and(marked(marks, from), lte(FILED_AT, at), older), limit);
    }

    private List<TracedCase> newest(Bson which, int limit) {
        return MongoFailures.translate(() -> cases.find(which)
                .sort(descending(FILED_AT, ID))
                .limit(limit)
                .map(MongoTracedCases::read)
                .into(new ArrayList<>()));
    }

    @Override
    public boolean hasSide(String id, Collection<String> marks, Instant from, Instant until) {
        Bson side = or(eq("buyer", id), eq("seller", id));
        return MongoFailures.translate(() -> cases.find(and(marked(marks, from), before(until), side))
                        .first())
                != null;
    }

    private static Bson marked(Collection<String> marks, Instant from) {
        return and(in(MARKS, marks), gte(FILED_AT, Date.from(from)));
    }

    private static Bson before(Instant until) {
        return until == null ? new Document() : lt(FILED_AT, Date.from(until));
    }

    private static Document written(TracedGoods goods) {
        return new Document("by", goods.by().name())
                .append("seller", goods.seller())
                .append("sku", goods.sku())
                .append("batch", goods.batch())
                .append("maker", goods.maker());
    }

    private static TracedCase read(Document found) {
        String outcome = found.getString(OUTCOME);
        return new TracedCase(
                found.getString(ID),
                found.get(SEQ, Number.class).longValue(),
                found.getString("line"),
                found.getString("buyer"),
                found.getString("seller"),
                found.getList("goods", Document.class).stream()
                        .map(goods -> new TracedGoods(
                                TracedBy.valueOf(goods.getString("by")),
                                goods.getString("seller"),
                                goods.getString("sku"),
                                goods.getString("batch"),
                                goods.getString("maker")))
                        .toList(),
                found.getInteger("pieces"),
                Reason.valueOf(found.getString("reason")),
                found.getString("policy"),
                found.getDate(FILED_AT).toInstant(),
                outcome == null ? null : Outcome.valueOf(outcome));
    }
}
