package org.ballcourt.escalation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ballcourt.escalation.duties.CaseDuties;
import org.ballcourt.escalation.duties.DutyRepository;
import org.ballcourt.simulation.kernel.Node;
import org.ballcourt.simulation.store.Storage;
import org.bson.Document;

/** The clocks' documents in the order of what is next to be done, as one node comes to them. */
record SimulatedDutyRepository(Storage storage, Map<String, Document> stored, Node node) implements DutyRepository {
    private static final int PAGE = 3;
    private static final String NEXT = "next";
    private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

    @Override
    public Page dueUntil(Instant until, Position after) {
        return storage.documents(node, () -> {
            List<Document> found = inOrder()
                    .filter(one -> !at(one).isAfter(until))
                    .filter(one -> at(one).isAfter(after.at())
                            || at(one).equals(after.at()) && id(one).compareTo(after.caseId()) > 0)
                    .limit(PAGE)
                    .toList();
            return new Page(
                    found.stream().map(SimulatedDutyRepository::duties).toList(),
                    found.isEmpty() ? null : new Position(at(found.getLast()), id(found.getLast())));
        });
    }

    @Override
    public Optional<Instant> firstDueAfter(Instant instant) {
        return storage.documents(
                node,
                () -> inOrder()
                        .map(SimulatedDutyRepository::at)
                        .filter(at -> at.isAfter(instant) && at.isBefore(NEVER))
                        .findFirst());
    }

    @Override
    public List<CaseDuties> after(String caseId, int limit) {
        return storage.documents(
                node,
                () -> stored.entrySet().stream()
                        .filter(one -> one.getKey().compareTo(caseId) > 0)
                        .sorted(Map.Entry.comparingByKey())
                        .limit(Math.min(limit, PAGE))
                        .map(one -> duties(one.getValue()))
                        .toList());
    }

    @Override
    public void reschedule(Collection<String> caseIds, Function<CaseDuties, Optional<Instant>> next) {
        List<Document> found = storage.documents(
                node,
                () -> caseIds.stream()
                        .filter(stored::containsKey)
                        .map(stored::get)
                        .map(Document::new)
                        .toList());
        List<Document> written = new ArrayList<>();
        found.forEach(one ->
                written.add(one.append(NEXT, Date.from(next.apply(duties(one)).orElse(NEVER)))));
        storage.documents(node, () -> {
            written.forEach(one -> {
                Document now = stored.get(id(one));
                if (now != null && now.get("seq").equals(one.get("seq"))) {
                    stored.put(id(one), new Document(now).append(NEXT, one.getDate(NEXT)));
                }
            });
            return null;
        });
    }

    @Override
    public boolean completeSome() {
        return false;
    }

    private Stream<Document> inOrder() {
        return stored.values().stream()
                .sorted(Comparator.comparing(SimulatedDutyRepository::at).thenComparing(SimulatedDutyRepository::id));
    }

    private static Instant at(Document document) {
        Date next = document.getDate(NEXT);
        return next == null ? NEVER : next.toInstant();
    }

    private static String id(Document document) {
        return document.getString("_id");
    }

    private static CaseDuties duties(Document document) {
        return CaseDuties.of(id(document), document);
    }
}
