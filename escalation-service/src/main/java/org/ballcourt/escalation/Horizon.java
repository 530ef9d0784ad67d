package org.ballcourt.escalation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.ballcourt.escalation.duties.CaseDuties;
import org.ballcourt.escalation.duties.DutyRepository;
import org.ballcourt.escalation.duties.DutyRepository.Page;
import org.ballcourt.escalation.duties.DutyRepository.Position;
import org.ballcourt.escalation.duties.Ownership;

/**
 * Keeps in memory what falls due soon, however many cases are open. What is due later stays in the store, in the order of time, and is
 * read again and again, so that whatever memory has missed comes back.
 */
final class Horizon {
    private static final Duration AHEAD = Duration.ofMinutes(10);
    private static final long REFILL = Duration.ofMinutes(1).toNanos();

    private final DutyRepository duties;
    private final Ownership ownership;
    private final BiConsumer<CaseDuties, Instant> soon;

    /** Of which cases something came while a page of the store was read; null while none is. */
    private Set<String> changedMeanwhile;

    private Instant until = Instant.EPOCH;
    private Filled filled = new Filled(Instant.MIN, Set.of(), 0);

    /** Everything until then was read, for these partitions, at a time of the monotonic clock. */
    private record Filled(Instant until, Set<Integer> partitions, long nanos) {}

    /** @param soon takes what is due of a case until then */
    Horizon(DutyRepository duties, Ownership ownership, BiConsumer<CaseDuties, Instant> soon) {
        this.duties = duties;
        this.ownership = ownership;
        this.soon = soon;
    }

    /** What came from the subscription is newer than what was read before it came. */
    synchronized void changed(CaseDuties of) {
        if (changedMeanwhile != null) {
            changedMeanwhile.add(of.caseId());
        }
        soon.accept(of, until);
    }

    /** Whether all that is due until now is in memory. */
    synchronized boolean covers(Instant now) {
        return !now.isAfter(filled.until()) && filled.partitions().equals(ownership.partitions());
    }

    /** Reads what falls due until a while from now, if it is time to. */
    void refill(Instant now, long nanos) {
        Filled last;
        synchronized (this) {
            last = filled;
        }
        if (!covers(now.plus(AHEAD.dividedBy(2))) || nanos - last.nanos() >= REFILL) {
            fill(now.plus(AHEAD), nanos);
        }
    }

    private void fill(Instant target, long nanos) {
        Set<Integer> partitions = ownership.partitions();
        boolean incomplete = true;
        while (incomplete) {
            incomplete = duties.completeSome();
        }
        synchronized (this) {
            until = target.isAfter(until) ? target : until;
        }
        try {
            Page page = read(target, Position.START);
            while (page.last() != null) {
                take(page);
                page = read(target, page.last());
            }
        } finally {
            synchronized (this) {
                changedMeanwhile = null;
            }
        }
        synchronized (this) {
            filled = new Filled(target, partitions, nanos);
        }
    }

    private Page read(Instant target, Position after) {
        synchronized (this) {
            changedMeanwhile = new HashSet<>();
        }
        return duties.dueUntil(target, after);
    }

    private synchronized void take(Page page) {
        for (CaseDuties read : page.cases()) {
            if (!changedMeanwhile.contains(read.caseId()) && ownership.test(read.caseId())) {
                soon.accept(read, until);
            }
        }
    }

    /** What is due after that which is known to be in memory: while more is read, that is still with the store. */
    Optional<Instant> beyond() {
        Instant known;
        synchronized (this) {
            known = filled.until();
        }
        return duties.firstDueAfter(known.isBefore(Instant.EPOCH) ? Instant.EPOCH : known);
    }
}
