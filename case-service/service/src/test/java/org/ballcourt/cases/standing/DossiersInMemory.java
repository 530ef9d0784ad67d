package org.ballcourt.cases.standing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.bson.Document;

/** Dossiers in a map, folded by the real fold: how the figures are tested without a store. */
final class DossiersInMemory implements Dossiers {
    private final Map<String, Document> documents = new LinkedHashMap<>();
    private final DossierFold fold = new DossierFold(_ -> {}, _ -> {});

    void apply(RecordedEvent event) {
        Document before = documents.getOrDefault(event.caseId(), new Document("_id", event.caseId()));
        documents.put(event.caseId(), fold.apply(before, event));
    }

    Map<String, Document> documents() {
        return documents;
    }

    Dossier of(String caseId) {
        return Dossier.of(documents.get(caseId));
    }

    private List<Dossier> newest(Predicate<Document> which) {
        return documents.values().stream()
                .filter(which)
                .sorted(Comparator.comparing((Document document) -> document.getDate("lastAt"))
                        .reversed())
                .map(Dossier::of)
                .toList();
    }

    private static boolean changedSince(Document document, Instant since) {
        return !document.getDate("lastAt").before(Date.from(since));
    }

    @Override
    public List<Dossier> ruledOn(String seller, Instant since) {
        return newest(document -> seller.equals(document.getString("seller"))
                && document.getDate("finalAt") != null
                && !document.getDate("finalAt").before(Date.from(since)));
    }

    @Override
    public List<Dossier> latestFinal() {
        return newest(document -> document.getDate("finalAt") != null).stream()
                .sorted(Comparator.comparing(
                                (Dossier dossier) -> dossier.judged().finalAt())
                        .reversed())
                .limit(LATEST)
                .toList();
    }

    @Override
    public List<Dossier> ofSide(Role side, String id, Instant since) {
        String field = side == Role.BUYER ? "buyer" : "seller";
        return newest(document -> id.equals(document.getString(field)) && changedSince(document, since));
    }

    @Override
    public boolean hasSide(Role side, String id) {
        return !ofSide(side, id, Instant.EPOCH).isEmpty();
    }

    @Override
    public List<Dossier> ofAgent(Actor agent, Instant since) {
        return newest(document ->
                document.getList("people", String.class).contains(agent.toString()) && changedSince(document, since));
    }

    @Override
    public List<List<String>> peopleBetween(Instant since, Instant until) {
        return between(since, until).stream().map(Dossier::people).toList();
    }

    @Override
    public List<Dossier> between(Instant since, Instant until) {
        return newest(document ->
                changedSince(document, since) && document.getDate("filedAt").before(Date.from(until)));
    }

    @Override
    public List<Ending> endings(Instant since) {
        return documents.values().stream()
                .filter(document -> document.getDate("finalAt") != null
                        && !document.getDate("finalAt").before(Date.from(since)))
                .map(document -> new Ending(
                        document.getString("_id"),
                        document.getString("facts"),
                        document.getString("result"),
                        document.getDate("finalAt").toInstant()))
                .sorted(Comparator.comparing(Ending::finalAt).reversed())
                .toList();
    }

    @Override
    public Map<String, Dossier> byId(Collection<String> caseIds) {
        Map<String, Dossier> found = new HashMap<>();
        caseIds.forEach(caseId -> found.put(caseId, of(caseId)));
        return found;
    }

    @Override
    public Map<String, Integer> sellersRuledAgainst(Instant since) {
        Map<String, Integer> sellers = new TreeMap<>();
        new ArrayList<>(documents.values())
                .stream()
                        .filter(document -> document.getDate("against") != null
                                && !document.getDate("against").before(Date.from(since)))
                        .forEach(document -> sellers.merge(document.getString("seller"), 1, Integer::sum));
        return sellers;
    }
}
