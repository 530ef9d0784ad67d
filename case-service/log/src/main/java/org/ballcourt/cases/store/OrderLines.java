package org.ballcourt.cases.store;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.cases.store.CaseStore.Written;
import org.ballcourt.cases.store.Reservations.Reservation;
import org.ballcourt.contracts.CaseEvent.AgentComplaintFiled;
import org.ballcourt.contracts.CaseEvent.CaseClosed;
import org.ballcourt.contracts.CaseEvent.ComplaintFiled;
import org.ballcourt.contracts.CaseEvent.FilingEvent;
import org.ballcourt.contracts.CaseEvent.FlagContested;
import org.ballcourt.contracts.CaseEvent.ViolationReported;
import org.ballcourt.contracts.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open case per order line. A case takes its line after it was decided to open and before that is stored; whoever meets a line
 * whose holder never came to be, or is closed, frees it. A holder that wakes up late is fenced off first, so that two never win.
 *
 * @param clock the machine's own, not the one that tests move
 */
public record OrderLines(Reservations reservations, CaseStore cases, InstantSource clock) implements CommitSideEffect {
    /** Only courtesy: a holder younger than this may still be about to store its case. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int BATCH = 200;
    private static final Logger log = LoggerFactory.getLogger(OrderLines.class);

    /** How often another case about this line ended LAPSED. */
    public int earlierLapses(String line, String caseId) {
        Reservation seen = free(find(line), caseId);
        return (int) seen.lapsed().stream().filter(id -> !id.equals(caseId)).count();
    }

    /** Takes the line for the case that {@code base} is about to become; false if another open case holds it. */
    public boolean take(String line, CaseLog base) {
        // Most filings are the first about their line, and need not look whose it is.
        if (!base.exists()
                && reservations.take(Reservation.none(line), base.caseId(), base.version(), clock.instant())) {
            return true;
        }
        while (true) {
            Reservation seen = free(find(line), base.caseId());
            if (!seen.isFree() && !seen.caseId().equals(base.caseId())) {
                return false;
            }
            if (reservations.take(seen, base.caseId(), base.version(), clock.instant())) {
                return true;
            }
        }
    }

    /** Frees the line of a case that was closed. */
    @Override
    public void apply(CaseLog log, List<Commit> commits) {
        if (commits.stream()
                .flatMap(commit -> commit.events().stream())
                .anyMatch(recorded -> recorded.event() instanceof CaseClosed)) {
            closed(log);
        }
    }

    /** To be called after a case was closed; does nothing if it was opened again. */
    public void closed(CaseLog log) {
        String line = lineOf(log);
        Reservation seen = line == null ? null : find(line);
        if (seen != null && log.caseId().equals(seen.caseId())) {
            freeIfAbandoned(seen, log);
        }
    }

    /** Frees lines whose holders were never stored. */
    public void sweep() {
        List<Reservation> legitimate = new ArrayList<>();
        for (Reservation seen : reservations.unsettled(clock.instant().minus(PATIENCE), BATCH)) {
            if (isLegitimate(seen)) {
                legitimate.add(seen);
            }
        }
        reservations.settle(legitimate);
    }

    /** False if it was freed, or may be next time. A holder that cannot be read keeps its line, and others do not wait for it. */
    private boolean isLegitimate(Reservation seen) {
        try {
            CaseLog holder = cases.load(seen.caseId());
            if (!holder.isOpen()) {
                freeIfAbandoned(seen, holder);
                return false;
            }
        } catch (UnreadableLog damaged) {
            log.error("Line {} stays with its case", seen.line(), damaged);
        }
        return true;
    }

    private Reservation find(String line) {
        return reservations.find(line).orElseGet(() -> Reservation.none(line));
    }

    /** The reservation as it stands after an abandoned one of another case was freed. */
    private Reservation free(Reservation seen, String caseId) {
        if (seen.isFree() || seen.caseId().equals(caseId)) {
            return seen;
        }
        CaseLog holder = cases.load(seen.caseId());
        return !holder.isOpen() && freeIfAbandoned(seen, holder) ? find(seen.line()) : seen;
    }

    /**
     * A version above the one at which the line was taken means that the holder's write is done or will fail; at the same version
     * it may still come.
     */
    private boolean freeIfAbandoned(Reservation seen, CaseLog holder) {
        if (holder.version() == seen.version()) {
            boolean young = seen.since().plus(PATIENCE).isAfter(clock.instant());
            if (young || cases.fence(holder) == Written.CONFLICT) {
                return false;
            }
        }
        return reservations.release(seen, lapsed(seen, holder));
    }

    private static List<String> lapsed(Reservation seen, CaseLog holder) {
        List<String> lapsed = new ArrayList<>(seen.lapsed());
        if (endedLapsed(holder) && !lapsed.contains(holder.caseId())) {
            lapsed.add(holder.caseId());
        }
        return lapsed;
    }

    private static boolean endedLapsed(CaseLog log) {
        return log.events().stream()
                        .map(recorded -> recorded.event() instanceof CaseClosed closed ? closed.outcome() : null)
                        .reduce(null, (before, now) -> now == null ? before : now)
                == Outcome.LAPSED;
    }

    /** What no other case may be open about; null where any number may be. */
    public static String lineOf(CaseLog log) {
        return lineOf((FilingEvent) log.events().getFirst().event());
    }

    /**
     * What no other case may be open about, by the event that opens it: the order line, or for a small matter the same between
     * the same people; null where any number may be open. No id holds a blank, so that these can never be taken for an order line.
     */
    public static String lineOf(FilingEvent opening) {
        return switch (opening) {
            case ComplaintFiled filed -> filed.order().line();
            case AgentComplaintFiled filed ->
                "agent-complaint " + filed.by() + " " + filed.dispute() + " " + filed.agent();
            case FlagContested contest -> "contest " + contest.by() + " " + contest.flag();
            case ViolationReported _ -> null;
        };
    }
}
