package org.ballcourt.cases.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Order lines that can be taken and freed without anybody else noticing. */
final class UnstoredLines implements Reservations {
    private final Reservations lines;
    private final Map<String, Reservation> changed = new HashMap<>();

    UnstoredLines(Reservations lines) {
        this.lines = lines;
    }

    @Override
    public Optional<Reservation> find(String line) {
        return changed.containsKey(line) ? Optional.of(changed.get(line)) : lines.find(line);
    }

    @Override
    public boolean take(Reservation seen, String caseId, long version, Instant now) {
        return isStill(seen) && change(new Reservation(seen.line(), caseId, version, now, seen.closed()));
    }

    @Override
    public boolean release(Reservation seen, List<String> closed) {
        return isStill(seen) && change(new Reservation(seen.line(), null, seen.version(), seen.since(), closed));
    }

    private boolean isStill(Reservation seen) {
        return find(seen.line()).orElseGet(() -> Reservation.none(seen.line())).equals(seen);
    }

    private boolean change(Reservation now) {
        changed.put(now.line(), now);
        return true;
    }

    @Override
    public List<Reservation> unsettled(Instant before, int limit) {
        return List.of();
    }

    @Override
    public void settle(Collection<Reservation> seen) {}
}
