package org.ballcourt.cases.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.result.UpdateResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ballcourt.consumer.FailureKind;
import org.ballcourt.consumer.MongoCalls;
import org.ballcourt.contracts.RecordedEvent;
import org.bson.BSONException;
import org.bson.Document;
import org.bson.conversions.Bson;

/** One document per case; one update per commit on the condition of the version (optimistic concurrency), which is atomic on any MongoDB without a transaction. */
public final class MongoCaseStore implements CaseStore {
    private final MongoCollection<Document> cases;

    public MongoCaseStore(MongoDatabase database) {
        this.cases = database.getCollection("cases");
        cases.createIndex(
                ascending("segment", "pending"),
                new IndexOptions().name("cases_pending").partialFilterExpression(eq("pending", true)));
    }

    @Override
    public CaseLog load(String caseId) {
        Document document =
                MongoFailures.translate(() -> cases.find(eq("_id", caseId)).first());
        return document == null ? CaseLog.empty(caseId) : LogVerification.verify(document);
    }

    @Override
    public Written append(CaseLog base, Commit commit) {
        Document written = CaseDocuments.write(commit);
        LogVerification.readBack(base, commit, written);
        List<Bson> changes = new ArrayList<>(beginning(base));
        changes.add(push("commits", written));
        changes.add(set("version", commit.n()));
        changes.add(set("lastSeq", commit.lastSeq()));
        changes.add(set("head", commit.lastHash()));
        changes.add(set("pending", true));
        return update(base, combine(changes));
    }

    @Override
    public Written fence(CaseLog base) {
        List<Bson> changes = new ArrayList<>(beginning(base));
        if (base.version() == 0) {
            changes.add(set("commits", List.of()));
            changes.add(set("lastSeq", 0L));
            changes.add(set("head", RecordedEvent.GENESIS));
        }
        changes.add(set("version", base.version() + 1));
        changes.add(set("pending", true));
        return update(base, combine(changes));
    }

    private static List<Bson> beginning(CaseLog base) {
        return base.version() == 0
                ? List.of(set("segment", Segments.of(base.caseId())), set("relayed", 0L))
                : List.of();
    }

    private Written update(CaseLog base, Bson change) {
        boolean first = base.version() == 0;
        try {
            UpdateResult result = cases.updateOne(
                    and(eq("_id", base.caseId()), eq("version", base.version())),
                    change,
                    new UpdateOptions().upsert(first));
            return result.getMatchedCount() == 1 || result.getUpsertedId() != null ? Written.STORED : Written.CONFLICT;
        } catch (MongoException | BSONException e) {
            if (e instanceof MongoException refused && MongoCalls.isDuplicateKey(refused)) {
                return Written.CONFLICT;
            }
            throw FailureKind.of(e) == FailureKind.TRANSIENT
                    ? new OutcomeUnknown(e)
                    : new NotStorable(base.caseId(), e);
        }
    }

    @Override
    public List<String> pending(Collection<Integer> segments, int limit) {
        return MongoFailures.translate(() -> cases.find(pendingIn(segments))
                .projection(include("_id"))
                .limit(limit)
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>()));
    }

    @Override
    public long countPending(Collection<Integer> segments) {
        return MongoFailures.translate(() -> cases.countDocuments(pendingIn(segments)));
    }

    private static Bson pendingIn(Collection<Integer> segments) {
        return and(in("segment", segments), eq("pending", true));
    }

    @Override
    public List<String> markRelayed(Collection<RelayMark> marks) {
        if (marks.isEmpty()) {
            return List.of();
        }
        List<UpdateOneModel<Document>> updates = marks.stream()
                .map(mark -> new UpdateOneModel<Document>(
                        and(eq("_id", mark.caseId()), eq("relayed", mark.relayed()), eq("version", mark.version())),
                        combine(marked(mark))))
                .toList();
        int matched = MongoFailures.translate(() -> cases.bulkWrite(updates, new BulkWriteOptions().ordered(false)))
                .getMatchedCount();
        return matched == marks.size() ? List.of() : changedSince(marks);
    }

    private static List<Bson> marked(RelayMark mark) {
        List<Bson> changes = new ArrayList<>(List.of(set("relayed", mark.version()), set("pending", false)));
        if (mark.place() != null) {
            changes.add(MongoRelayedPlaces.written(mark.place()));
        }
        return changes;
    }

    private List<String> changedSince(Collection<RelayMark> marks) {
        List<String> ids = marks.stream().map(RelayMark::caseId).toList();
        Map<String, Long> relayed = new HashMap<>();
        MongoFailures.translate(() -> cases.find(in("_id", ids))
                        .projection(include("relayed"))
                        .into(new ArrayList<>()))
                .forEach(found -> relayed.put(found.getString("_id"), found.getLong("relayed")));
        return marks.stream()
                .filter(mark -> relayed.getOrDefault(mark.caseId(), -1L) != mark.version())
                .map(RelayMark::caseId)
                .toList();
    }

    @Override
    public List<String> idsAfter(String after, int limit) {
        return MongoFailures.translate(() -> cases.find(gt("_id", after))
                .sort(ascending("_id"))
                .projection(include("_id"))
                .limit(limit)
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>()));
    }
}
