package org.ballcourt.escalation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
    private final InstantSource time;

    /** Of which cases something came while a page of the store was read; null while none is. */
    private Set<String> changedMeanwhile;

    private int misses;
    private int missesRead;
    private Instant until = Instant.EPOCH;
    private Filled filled = new Filled(Instant.MIN, -1, 0);

    /** Everything until then was read, for that generation of what is ours, and from the beginning at a time of the monotonic clock. */
    private record Filled(Instant until, long generation, long nanos) {}

    /** @param soon takes what is due of a case until then */
    Horizon(DutyRepository duties, Ownership ownership, BiConsumer<CaseDuties, Instant> soon, InstantSource time) {
        this.duties = duties;
        this.ownership = ownership;
        this.soon = soon;
        this.time = time;
    }

    /** What came from the subscription is newer than what was read before it came. */
    synchronized void changed(CaseDuties of) {
        if (changedMeanwhile != null) {
            changedMeanwhile.add(of.caseId());
        }
        soon.accept(of, until);
    }

    /** Something was written into the part of the store that was read already. */
    synchronized void missed() {
        misses++;
    }

    /** Whether all that is due until now is in memory. */
    synchronized boolean covers(Instant now) {
        return misses == missesRead && !now.isAfter(filled.until()) && filled.generation() == ownership.generation();
    }

    /** Reads what falls due until a while from now, if it is time to. */
    void refill(long nanos) {
        Filled last = last();
        if (last.generation() != ownership.generation()) {
            fillAnew(nanos);
            return;
        }
        lookFarther();
        int known = misses();
        if (nanos - last.nanos() >= REFILL || known != missesRead) {
            readAgain(nanos);
            read(known);
        }
    }

    private synchronized int misses() {
        return misses;
    }

    private synchronized void read(int known) {
        missesRead = known;
    }

    private synchronized Filled last() {
        return filled;
    }

    /** While that is going on, time goes on too, and may come near the end of what is read: then that is read on. */
    private void fillAnew(long nanos) {
        long generation = ownership.generation();
        boolean incomplete = true;
        while (incomplete) {
            incomplete = duties.completeSome();
        }
        Instant target = time.instant().plus(AHEAD);
        readOn(Position.START, target, () -> {});
        while (isNear(target)) {
            Position end = new Position(target, "");
            target = time.instant().plus(AHEAD);
            readOn(end, target, () -> {});
        }
        filled(new Filled(target, generation, nanos));
    }

    private boolean isNear(Instant end) {
        return time.instant().plus(AHEAD.dividedBy(2)).isAfter(end);
    }

    /** Reads what comes behind that which was read, if time gets near the end of it. */
    private void lookFarther() {
        Filled last = last();
        if (isNear(last.until())) {
            Instant target = time.instant().plus(AHEAD);
            readOn(new Position(last.until(), ""), target, () -> {});
            filled(new Filled(target, last.generation(), last.nanos()));
        }
    }

    /** However long it takes, what falls due next is never waiting behind what is read once more. */
    private void readAgain(long nanos) {
        readOn(Position.START, last().until(), this::lookFarther);
        Filled last = last();
        filled(new Filled(last.until(), last.generation(), nanos));
    }

    private synchronized void filled(Filled now) {
        filled = now;
    }

    /** Takes everything behind a position until then, and lets something happen after each page. */
    private void readOn(Position from, Instant target, Runnable afterPage) {
        synchronized (this) {
            until = target.isAfter(until) ? target : until;
        }
        try {
            Page page = read(target, from);
            while (page.last() != null) {
                take(page);
                afterPage.run();
                page = read(target, page.last());
            }
        } finally {
            synchronized (this) {
                changedMeanwhile = null;
            }
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
