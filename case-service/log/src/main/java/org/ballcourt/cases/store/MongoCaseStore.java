package org.ballcourt.cases.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.result.UpdateResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.ballcourt.consumer.FailureKind;
import org.ballcourt.consumer.MongoCalls;
import org.ballcourt.contracts.RecordedEvent;
import org.bson.BSONException;
import org.bson.Document;
import org.bson.conversions.Bson;

/** One document per case; one update per commit on the condition of the version (optimistic concurrency), which is atomic on any MongoDB without a transaction. */
public final class MongoCaseStore implements CaseStore {
    /** Logs are up to a few hundred kilobytes large. */
    private static final int MOST_LOADED_TOGETHER = 32;

    private static final int MOST_APPENDED_TOGETHER = 64;

    private final MongoCollection<Document> cases;
    private final MongoRelayMarks marks;
    private final SharedCalls<String, Document> loads = new SharedCalls<>(MOST_LOADED_TOGETHER, this::findAll);
    private final SharedCalls<Append, Written> appends = new SharedCalls<>(MOST_APPENDED_TOGETHER, this::appendAll);

    /** @param change turns the document of {@code base} into one with the commit */
    private record Append(CaseLog base, Commit commit, Bson change) {}

    public MongoCaseStore(MongoDatabase database) {
        this.cases = database.getCollection("cases");
        this.marks = new MongoRelayMarks(cases);
    }

    @Override
    public CaseLog load(String caseId) {
        return log(caseId, MongoFailures.translate(() -> loads.ask(caseId)));
    }

    private static CaseLog log(String caseId, Document document) {
        return document == null ? CaseLog.empty(caseId) : LogVerification.verify(document);
    }

    @Override
    public Map<String, CaseLog> loadAll(Collection<String> caseIds, BiConsumer<String, RuntimeException> unreadable) {
        Map<String, CaseLog> logs = new HashMap<>();
        List<String> all = List.copyOf(caseIds);
        for (int i = 0; i < all.size(); i += MOST_LOADED_TOGETHER) {
            List<String> some = all.subList(i, Math.min(all.size(), i + MOST_LOADED_TOGETHER));
            List<Document> found = MongoFailures.translate(() -> findAll(some));
            for (int j = 0; j < some.size(); j++) {
                try {
                    logs.put(some.get(j), log(some.get(j), found.get(j)));
                } catch (UnreadableLog damaged) {
                    unreadable.accept(some.get(j), damaged);
                }
            }
        }
        return logs;
    }

    /** Null where there is none. */
    private List<Document> findAll(List<String> caseIds) {
        if (caseIds.size() == 1) {
            return Collections.singletonList(
                    cases.find(eq("_id", caseIds.getFirst())).first());
        }
        Map<String, Document> found = new HashMap<>();
        cases.find(in("_id", caseIds)).forEach(document -> found.put(document.getString("_id"), document));
        return caseIds.stream().map(found::get).collect(Collectors.toCollection(ArrayList::new));
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
        Append append = new Append(base, commit, combine(changes));
        Written shared = askToAppend(append);
        return shared == null ? appendAfterAll(append) : shared;
    }

    private Written askToAppend(Append append) {
        try {
            return appends.ask(append);
        } catch (MongoTimeoutException late) {
            throw new OutcomeUnknown(late);
        }
    }

    /** Null where not all went well. */
    private List<Written> appendAll(List<Append> together) {
        if (together.size() == 1) {
            Append alone = together.getFirst();
            return List.of(update(alone.base(), alone.change()));
        }
        return Collections.nCopies(together.size(), areAllStored(together) ? Written.STORED : null);
    }

    private boolean areAllStored(List<Append> together) {
        List<UpdateOneModel<Document>> updates = together.stream()
                .map(append ->
                        new UpdateOneModel<Document>(isStill(append.base()), append.change(), options(append.base())))
                .toList();
        try {
            BulkWriteResult result = cases.bulkWrite(updates, new BulkWriteOptions().ordered(false));
            return result.getMatchedCount() + result.getUpserts().size() == together.size();
        } catch (MongoException | BSONException e) {
            if (FailureKind.of(e) == FailureKind.TRANSIENT) {
                throw new OutcomeUnknown(e);
            }
            return false;
        }
    }

    /**
     * Each by itself, so that none fails for another one that shared its call. Its condition and its hash tell what became of it
     * before; who cannot look does not know.
     */
    private Written appendAfterAll(Append append) {
        if (update(append.base(), append.change()) == Written.STORED) {
            return Written.STORED;
        }
        try {
            return load(append.base().caseId()).holds(append.commit()) ? Written.STORED : Written.CONFLICT;
        } catch (Unavailable unseen) {
            throw new OutcomeUnknown(unseen);
        }
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

    /**
     * The head tells a history from another one of the same version, as there is one after the store has lost what it had acknowledged.
     * A mark only ever goes up, but for one that is taken back: whoever still knows that one must not go on from it.
     */
    private static Bson isStill(CaseLog base) {
        Bson same = and(eq("_id", base.caseId()), eq("version", base.version()));
        if (base.version() == 0) {
            return same;
        }
        Bson sameHistory = and(same, eq("head", base.head()));
        return base.relayed() == 0 ? sameHistory : and(sameHistory, gte("relayed", base.relayed()));
    }

    private static UpdateOptions options(CaseLog base) {
        return new UpdateOptions().upsert(base.version() == 0);
    }

    private Written update(CaseLog base, Bson change) {
        try {
            UpdateResult result = cases.updateOne(isStill(base), change, options(base));
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
        return marks.pending(segments, limit);
    }

    @Override
    public long countPending(Collection<Integer> segments) {
        return marks.countPending(segments);
    }

    @Override
    public List<String> markRelayed(Collection<RelayMark> relayed) {
        return marks.markRelayed(relayed);
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
