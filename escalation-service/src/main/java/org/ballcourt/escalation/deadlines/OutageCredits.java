package org.ballcourt.escalation.deadlines;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.ballcourt.escalation.duties.CaseDuties;
import org.ballcourt.escalation.duties.DutyRepository;

/**
 * Gives outages back to all open cases: some at a time in the order of their ids, and the next when those were answered. No deadline
 * of a case that has not had its turn is acted upon. Who dies in between begins anew: the same credit has no second effect.
 */
public final class OutageCredits {
    private static final int AT_A_TIME = 500;

    private final DutyRepository duties;
    private final Deadlines deadlines;
    private final Lock turn = new ReentrantLock();
    private final Deque<Outage> waiting = new ArrayDeque<>();
    private List<Outage> underWay = List.of();
    private String after = "";

    public OutageCredits(DutyRepository duties, Deadlines deadlines) {
        this.duties = duties;
        this.deadlines = deadlines;
    }

    /** From now on no case that may still have this to come is acted upon. */
    public synchronized void owe(Outage outage) {
        waiting.add(outage);
        deadlines.creditedUpTo("");
    }

    public synchronized boolean areGiven() {
        return waiting.isEmpty() && underWay.isEmpty();
    }

    /** Asks for the next credits, if those before were answered; where another thread is at it, that one does. */
    public void goOn(long nanos) {
        if (!turn.tryLock()) {
            return;
        }
        try {
            while (!areGiven() && !deadlines.isCrediting()) {
                giveSome(begun(), nanos);
            }
        } finally {
            turn.unlock();
        }
    }

    private synchronized List<Outage> begun() {
        if (underWay.isEmpty()) {
            underWay = List.copyOf(waiting);
            waiting.clear();
            after = "";
        }
        return underWay;
    }

    private void giveSome(List<Outage> outages, long nanos) {
        List<CaseDuties> page = duties.after(after, AT_A_TIME);
        List<String> open = page.stream()
                .filter(one -> !one.open().isEmpty())
                .map(CaseDuties::caseId)
                .toList();
        outages.forEach(outage -> deadlines.credit(open, outage, nanos));
        passed(page.isEmpty() ? null : page.getLast().caseId());
    }

    /** @param last null at the end */
    private synchronized void passed(String last) {
        after = last;
        underWay = last == null ? List.of() : underWay;
        deadlines.creditedUpTo(waiting.isEmpty() ? last : "");
    }
}
