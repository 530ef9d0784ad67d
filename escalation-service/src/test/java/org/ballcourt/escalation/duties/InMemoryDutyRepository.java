package org.ballcourt.escalation.duties;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Documents that a test puts in; small pages, so that there are several. */
public final class InMemoryDutyRepository implements DutyRepository {
    private static final int PAGE = 2;

    private record Stored(CaseDuties duties, Optional<Instant> next) {
        Instant at() {
            return next.orElseThrow();
        }

        String id() {
            return duties.caseId();
        }
    }

    private final ConcurrentSkipListMap<String, Stored> cases = new ConcurrentSkipListMap<>();
    private Runnable whileRead = () -> {};

    public void put(CaseDuties duties) {
        cases.put(duties.caseId(), new Stored(duties, floor(duties.moments().min(Comparator.naturalOrder()))));
    }

    /** Happens after a page was read and before its reader has it. */
    public void whileRead(Runnable happens) {
        whileRead = happens;
    }

    private static Optional<Instant> floor(Optional<Instant> instant) {
        return instant.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
    }

    private Stream<Stored> inOrder() {
        return cases.values().stream()
                .filter(one -> one.next().isPresent())
                .sorted(Comparator.comparing(Stored::at).thenComparing(Stored::id));
    }

    @Override
    public Page dueUntil(Instant until, Position after) {
        List<Stored> found = inOrder()
                .filter(one -> !one.at().isAfter(until))
                .filter(one -> one.at().isAfter(after.at())
                        || one.at().equals(after.at()) && one.id().compareTo(after.caseId()) > 0)
                .limit(PAGE)
                .toList();
        whileRead.run();
        return new Page(
                found.stream().map(Stored::duties).toList(),
                found.isEmpty()
                        ? null
                        : new Position(found.getLast().at(), found.getLast().id()));
    }

    @Override
    public Optional<Instant> firstDueAfter(Instant instant) {
        return inOrder().map(Stored::at).filter(at -> at.isAfter(instant)).findFirst();
    }

    @Override
    public List<CaseDuties> after(String caseId, int limit) {
        List<CaseDuties> found = cases.tailMap(caseId, false).values().stream()
                .limit(Math.min(limit, PAGE))
                .map(Stored::duties)
                .toList();
        whileRead.run();
        return found;
    }

    @Override
    public void reschedule(Collection<String> caseIds, Function<CaseDuties, Optional<Instant>> next) {
        caseIds.forEach(caseId ->
                cases.computeIfPresent(caseId, (_, one) -> new Stored(one.duties(), floor(next.apply(one.duties())))));
    }

    @Override
    public boolean completeSome() {
        return false;
    }
}
