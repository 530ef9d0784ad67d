package org.ballcourt.cases.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOneModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ballcourt.cases.store.CaseStore.RelayMark;
import org.bson.Document;
import org.bson.conversions.Bson;

/** What of each case Kafka has: a part of its document, with an index over those that wait. */
final class MongoRelayMarks {
    private final MongoCollection<Document> cases;

    MongoRelayMarks(MongoCollection<Document> cases) {
        this.cases = cases;
        cases.createIndex(
                ascending("segment", "pending"),
                new IndexOptions().name("cases_pending").partialFilterExpression(eq("pending", true)));
    }

    List<String> pending(Collection<Integer> segments, int limit) {
        return MongoFailures.translate(() -> cases.find(pendingIn(segments))
                .projection(include("_id"))
                .limit(limit)
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>()));
    }

    long countPending(Collection<Integer> segments) {
        return MongoFailures.translate(() -> cases.countDocuments(pendingIn(segments)));
    }

    private static Bson pendingIn(Collection<Integer> segments) {
        return and(in("segment", segments), eq("pending", true));
    }

    List<String> markRelayed(Collection<RelayMark> marks) {
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
}
