package org.ballcourt.clocks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What is to ring, in the order of its time: finding what is due costs what is due, not what is open.
 *
 * <p>Not for several threads.
 */
final class DueTimes<R extends Ring> {
    private final TreeSet<R> ordered = new TreeSet<>();
    private final Map<String, List<R>> byCase = new HashMap<>();

    /** All that is to ring for a case from now on. */
    void set(String caseId, Collection<R> rings) {
        List<R> before = rings.isEmpty() ? byCase.remove(caseId) : byCase.put(caseId, List.copyOf(rings));
        if (before != null) {
            before.forEach(ordered::remove);
        }
        ordered.addAll(rings);
    }

    /** Takes out what is due, in order; what is skipped stays. */
    List<R> takeDue(Instant now, int most, Predicate<R> skip) {
        List<R> due = new ArrayList<>();
        Iterator<R> next = ordered.iterator();
        while (due.size() < most && next.hasNext()) {
            R ring = next.next();
            if (ring.at().isAfter(now)) {
                break;
            }
            if (!skip.test(ring)) {
                next.remove();
                due.add(ring);
            }
        }
        return due;
    }

    /** Puts back what was taken, unless the case has changed in between so that it is not to ring any more. */
    void putBack(R ring) {
        if (byCase.getOrDefault(ring.caseId(), List.of()).contains(ring)) {
            ordered.add(ring);
        }
    }

    Optional<Instant> next() {
        return ordered.isEmpty()
                ? Optional.empty()
                : Optional.of(ordered.first().at());
    }

    boolean hasDue(Instant now) {
        return !ordered.isEmpty() && !ordered.first().at().isAfter(now);
    }

    /** How many are due and not taken; costs what it counts. */
    long countDue(Instant now) {
        return ordered.stream().takeWhile(ring -> !ring.at().isAfter(now)).count();
    }

    Set<String> cases() {
        return new HashSet<>(byCase.keySet());
    }
}
