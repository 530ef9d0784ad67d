package org.ballcourt.cases.standing;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ballcourt.cases.store.MongoFailures;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Role;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The dossiers in the collection that the subscription writes. */
final class MongoDossiers implements Dossiers {
    private final MongoCollection<Document> dossiers;

    MongoDossiers(MongoCollection<Document> dossiers) {
        this.dossiers = dossiers.withCodecRegistry(DossierCodecs.REGISTRY);
    }

    /** Makes the indexes that the questions need, where they are missing. */
    void prepare() {
        for (String field : List.of("seller", "buyer", "people")) {
            index("standing_" + field, field, "lastAt");
        }
        index("standing_lastAt", "lastAt");
        index("standing_finalAt", "finalAt");
        index("standing_against", "against");
        index("standing_ruledOn", "seller", "finalAt");
    }

    private void index(String name, String... fields) {
        dossiers.createIndex(Indexes.ascending(fields), new IndexOptions().name(name));
    }

    @Override
    public List<Dossier> ofSide(Role side, String id, Instant since) {
        String field = side == Role.BUYER ? "buyer" : "seller";
        return newest(Filters.and(Filters.eq(field, id), changedSince(since)));
    }

    @Override
    public List<Dossier> ruledOn(String seller, Instant since) {
        Bson which = Filters.and(Filters.eq("seller", seller), Filters.gte("finalAt", since));
        return MongoFailures.translate(() -> bounded(dossiers.find(which, Dossier.class)
                        .sort(Sorts.descending("finalAt"))
                        .projection(Projections.include("caseId", "claim", "judged", "course")))
                .into(new ArrayList<>()));
    }

    @Override
    public boolean hasSide(Role side, String id) {
        Bson which = Filters.eq(side == Role.BUYER ? "buyer" : "seller", id);
        return MongoFailures.translate(
                        () -> dossiers.find(which, Dossier.class).limit(1).first())
                != null;
    }

    @Override
    public List<Dossier> ofAgent(Actor agent, Instant since) {
        return newest(Filters.and(Filters.eq("people", agent.toString()), changedSince(since)));
    }

    @Override
    public List<Dossier> between(Instant since, Instant until) {
        return newest(changedBetween(since, until));
    }

    @Override
    public List<List<String>> peopleBetween(Instant since, Instant until) {
        return MongoFailures.translate(() -> bounded(dossiers.find(changedBetween(since, until), Document.class)
                        .projection(Projections.include("people"))
                        .sort(Sorts.descending("lastAt")))
                .map(dossier -> dossier.getList("people", String.class, List.of()))
                .into(new ArrayList<>()));
    }

    private static Bson changedBetween(Instant since, Instant until) {
        return Filters.and(changedSince(since), Filters.lt("filedAt", until));
    }

    private static Bson changedSince(Instant since) {
        return Filters.gte("lastAt", since);
    }

    private List<Dossier> newest(Bson which) {
        return MongoFailures.translate(
                () -> bounded(dossiers.find(which, Dossier.class).sort(Sorts.descending("lastAt")))
                        .into(new ArrayList<>()));
    }

    private static <T> FindIterable<T> bounded(FindIterable<T> found) {
        return found.limit(MOST).batchSize(1000);
    }

    @Override
    public List<Ending> endings(Instant since) {
        Bson which = Filters.gte("finalAt", since);
        return MongoFailures.translate(() -> bounded(dossiers.find(which, Ending.class)
                        .sort(Sorts.descending("finalAt"))
                        .projection(Projections.include("caseId", "facts", "result", "finalAt")))
                .into(new ArrayList<>()));
    }

    @Override
    public List<Dossier> latestFinal() {
        return MongoFailures.translate(() -> dossiers.find(Filters.gt("finalAt", Instant.EPOCH), Dossier.class)
                .sort(Sorts.descending("finalAt"))
                .limit(LATEST)
                .into(new ArrayList<>()));
    }

    @Override
    public Map<String, Dossier> byId(Collection<String> caseIds) {
        Map<String, Dossier> found = new HashMap<>();
        if (caseIds.isEmpty()) {
            return found;
        }
        MongoFailures.translate(() ->
                        dossiers.find(Filters.in("_id", caseIds), Dossier.class).into(new ArrayList<>()))
                .forEach(dossier -> found.put(dossier.caseId(), dossier));
        return found;
    }

    @Override
    public Map<String, Integer> sellersRuledAgainst(Instant since) {
        Map<String, Integer> sellers = new TreeMap<>();
        MongoFailures.translate(() -> dossiers.aggregate(List.of(
                                Aggregates.match(Filters.gte("against", since)),
                                Aggregates.group("$seller", Accumulators.sum("rulings", 1))))
                        .into(new ArrayList<>()))
                .forEach(group -> sellers.put(
                        group.getString("_id"),
                        group.get("rulings", Number.class).intValue()));
        return sellers;
    }

    /** Milliseconds that each set of holders had the ball, over all cases. */
    Map<String, Long> heldBySet() {
        Set<String> sets = new TreeSet<>();
        MongoFailures.translate(() -> dossiers.aggregate(
                                List.of(Aggregates.group("$heldSets", Accumulators.sum("cases", 1))))
                        .into(new ArrayList<>()))
                .forEach(group -> sets.addAll(group.getList("_id", String.class, List.of())));
        Map<String, Long> held = new TreeMap<>();
        if (!sets.isEmpty()) {
            List<String> all = List.copyOf(sets);
            Document sums = MongoFailures.translate(() -> dossiers.aggregate(List.of(Aggregates.group(
                            null,
                            all.stream()
                                    .map(set -> Accumulators.sum("set" + all.indexOf(set), "$held." + set))
                                    .toList())))
                    .first());
            all.forEach(set -> held.put(
                    set, sums.get("set" + all.indexOf(set), Number.class).longValue()));
        }
        return held;
    }
}
