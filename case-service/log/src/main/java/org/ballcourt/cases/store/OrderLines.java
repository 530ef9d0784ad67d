package org.ballcourt.cases.store;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.cases.store.CaseStore.Written;
import org.ballcourt.cases.store.Reservations.Reservation;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseEvent.AgentComplaintFiled;
import org.ballcourt.contracts.CaseEvent.CaseClosed;
import org.ballcourt.contracts.CaseEvent.ComplaintFiled;
import org.ballcourt.contracts.CaseEvent.ContactOpened;
import org.ballcourt.contracts.CaseEvent.FilingEvent;
import org.ballcourt.contracts.CaseEvent.FlagContested;
import org.ballcourt.contracts.CaseEvent.RecoveryContested;
import org.ballcourt.contracts.CaseEvent.ViolationReported;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.ViolationKind;
import org.ballcourt.wire.Sha256;
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

    /** What became of an attempt to take a line. */
    public enum Taken {
        /** Nobody ever had it before. */
        FIRST,
        AGAIN,
        /** Another open case has it. */
        HELD
    }

    /** The other cases that had this line and are closed by now. */
    public List<String> closedBefore(String line, String caseId) {
        return others(free(find(line), caseId).closed(), caseId);
    }

    /** All other cases that have or had this line, as it is noted now; nothing is freed. */
    public List<String> others(String line, String caseId) {
        Reservation seen = find(line);
        List<String> all = new ArrayList<>(seen.closed());
        if (!seen.isFree() && !all.contains(seen.caseId())) {
            all.add(seen.caseId());
        }
        return others(all, caseId);
    }

    private static List<String> others(List<String> cases, String caseId) {
        return cases.stream().filter(id -> !id.equals(caseId)).toList();
    }

    /** Whether another open case has the line; the next moment may change it. */
    public boolean isHeld(String line, String caseId) {
        Reservation seen = free(find(line), caseId);
        return !seen.isFree() && !seen.caseId().equals(caseId);
    }

    /** Who has the line; the next moment may change it. */
    public Optional<String> holderOf(String line) {
        return Optional.ofNullable(find(line).caseId());
    }

    /** Takes the line for the case that {@code base} is about to become. */
    public Taken take(String line, CaseLog base) {
        // Most filings are the first about their line, and need not look whose it is.
        if (!base.exists()
                && reservations.take(Reservation.none(line), base.caseId(), base.version(), clock.instant())) {
            return Taken.FIRST;
        }
        while (true) {
            Reservation seen = free(find(line), base.caseId());
            if (!seen.isFree() && !seen.caseId().equals(base.caseId())) {
                return Taken.HELD;
            }
            if (reservations.take(seen, base.caseId(), base.version(), clock.instant())) {
                return Taken.AGAIN;
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
        for (String line : linesOf((FilingEvent) log.events().getFirst().event())) {
            Reservation seen = find(line);
            if (log.caseId().equals(seen.caseId())) {
                freeIfAbandoned(seen, log);
            }
        }
    }

    /** Frees lines whose holders were never stored. */
    public void sweep() {
        List<Reservation> all = reservations.unsettled(clock.instant().minus(PATIENCE), BATCH);
        // A holder that cannot be read keeps its line, and others do not wait for it.
        Map<String, CaseLog> holders = cases.loadAll(
                all.stream().map(Reservation::caseId).distinct().toList(),
                (caseId, damaged) -> log.error("The line of case {} stays with it", caseId, damaged));
        reservations.settle(all.stream()
                .filter(seen -> isLegitimate(seen, holders.get(seen.caseId())))
                .toList());
    }

    /** False if it was freed, or may be next time. */
    private boolean isLegitimate(Reservation seen, CaseLog holder) {
        if (holder == null || holder.isOpen()) {
            return true;
        }
        freeIfAbandoned(seen, holder);
        return false;
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
        return reservations.release(seen, closed(seen, holder));
    }

    /** Of small matters only reports are asked about later. */
    private static List<String> closed(Reservation seen, CaseLog holder) {
        List<String> closed = new ArrayList<>(seen.closed());
        boolean remembered = holder.exists()
                && (holder.events().getFirst().event() instanceof ComplaintFiled
                        || holder.events().getFirst().event() instanceof ViolationReported);
        if (remembered && !closed.contains(holder.caseId())) {
            closed.add(holder.caseId());
        }
        return closed;
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
            case ContactOpened contact -> "contact " + contact.by() + " " + contact.about();
            case FlagContested contest -> "contest " + contest.by() + " " + contest.flag();
            case ViolationReported report ->
                reportOf(report.by(), report.dispute(), report.kind(), report.reported(), report.evidence());
            // Its own id lets there be no second contest of a recovery.
            case RecoveryContested _ -> null;
        };
    }

    /** All that a case takes when it is filed: what no other may be open about, and for a report that is heard each file that it shows. */
    public static List<String> linesOf(FilingEvent opening) {
        String line = lineOf(opening);
        List<String> all = new ArrayList<>(line == null ? List.of() : List.of(line));
        if (opening instanceof ViolationReported report && report.heard()) {
            all.addAll(shownBy(report.by(), report.kind(), report.reported(), report.evidence()));
        }
        return all;
    }

    /** The files that are to show the same person's report of the same kind of deed of the same side, whichever case it names. */
    public static List<String> shownBy(
            Actor by, ViolationKind kind, Actor reported, Collection<EvidenceItem> evidence) {
        return hashes(evidence)
                .map(sha256 -> "shown " + by + " " + sha256 + " " + kind + " " + reported)
                .toList();
    }

    /** The same between the same people about one case, or resting on the same evidence; null where neither is named. */
    public static String reportOf(
            Actor by, String dispute, ViolationKind kind, Actor reported, Collection<EvidenceItem> evidence) {
        String about = dispute == null ? restingOn(evidence) : dispute;
        return about == null ? null : "report " + by + " " + about + " " + kind + " " + reported;
    }

    private static String restingOn(Collection<EvidenceItem> evidence) {
        String hashes = hashes(evidence).collect(Collectors.joining(" "));
        return hashes.isEmpty() ? null : Sha256.hex(hashes);
    }

    private static Stream<String> hashes(Collection<EvidenceItem> evidence) {
        return evidence.stream().map(EvidenceItem::sha256).distinct().sorted();
    }
}
