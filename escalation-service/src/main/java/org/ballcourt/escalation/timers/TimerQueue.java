package org.ballcourt.escalation.timers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Items in the order of their time: finding what is due costs what is due, not what is open.
 *
 * <p>Not for several threads.
 */
public final class TimerQueue<T extends ScheduledItem> {
    private final TreeSet<T> ordered = new TreeSet<>();
    private final Map<String, List<T>> byCase = new HashMap<>();

    /** All that is scheduled for a case from now on. */
    public void set(String caseId, Collection<T> items) {
        List<T> before = items.isEmpty() ? byCase.remove(caseId) : byCase.put(caseId, List.copyOf(items));
        if (before != null) {
            before.forEach(ordered::remove);
        }
        ordered.addAll(items);
    }

    /** Takes out what is due, in order; what is skipped stays. */
    public List<T> takeDue(Instant now, int most, Predicate<T> skip) {
        List<T> due = new ArrayList<>();
        Iterator<T> next = ordered.iterator();
        while (due.size() < most && next.hasNext()) {
            T item = next.next();
            if (item.at().isAfter(now)) {
                break;
            }
            if (!skip.test(item)) {
                next.remove();
                due.add(item);
            }
        }
        return due;
    }

    /** One more of a case. */
    public void add(T item) {
        byCase.merge(
                item.caseId(),
                List.of(item),
                (before, added) ->
                        Stream.concat(before.stream(), added.stream()).toList());
        ordered.add(item);
    }

    /** Puts back what was taken, unless the case has changed in between so that it is no longer due. */
    public void putBack(T item) {
        if (byCase.getOrDefault(item.caseId(), List.of()).contains(item)) {
            ordered.add(item);
        }
    }

    public Optional<Instant> next() {
        return ordered.isEmpty()
                ? Optional.empty()
                : Optional.of(ordered.first().at());
    }

    public boolean hasDue(Instant now) {
        return !ordered.isEmpty() && !ordered.first().at().isAfter(now);
    }

    /** How many are due and not taken; costs what it counts. */
    public long countDue(Instant now) {
        return ordered.stream().takeWhile(item -> !item.at().isAfter(now)).count();
    }

    /** What was taken out is dealt with; false if nothing is left of its case. */
    public boolean done(T item) {
        return byCase.computeIfPresent(item.caseId(), (_, items) -> {
                    List<T> left =
                            items.stream().filter(one -> !one.equals(item)).toList();
                    return left.isEmpty() ? null : left;
                })
                != null;
    }
}
