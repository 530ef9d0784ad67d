package org.ballcourt.cases.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reservations without a disk. */
public class InMemoryReservations implements Reservations {
    private final Map<String, Reservation> lines = new HashMap<>();
    private final Set<String> unsettled = new HashSet<>();

    @Override
    public synchronized Optional<Reservation> find(String line) {
        return Optional.ofNullable(lines.get(line));
    }

    @Override
    public synchronized boolean take(Reservation seen, String caseId, long version, Instant now) {
        if (!unchanged(seen)) {
            return false;
        }
        lines.put(seen.line(), new Reservation(seen.line(), caseId, version, now, seen.closed()));
        unsettled.add(seen.line());
        return true;
    }

    @Override
    public synchronized boolean release(Reservation seen, List<String> closed) {
        if (!unchanged(seen)) {
            return false;
        }
        lines.put(seen.line(), new Reservation(seen.line(), null, seen.version(), seen.since(), closed));
        unsettled.remove(seen.line());
        return true;
    }

    private boolean unchanged(Reservation seen) {
        return lines.getOrDefault(seen.line(), Reservation.none(seen.line())).equals(seen);
    }

    @Override
    public synchronized List<Reservation> unsettled(Instant before, int limit) {
        return unsettled.stream()
                .map(lines::get)
                .filter(one -> one.since().isBefore(before))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void settle(Collection<Reservation> seen) {
        seen.stream().filter(this::unchanged).forEach(one -> unsettled.remove(one.line()));
    }
}
