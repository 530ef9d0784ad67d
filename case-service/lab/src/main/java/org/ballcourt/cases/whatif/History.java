package org.ballcourt.cases.whatif;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ballcourt.cases.domain.Facts;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.LapseDuty;
import org.ballcourt.contracts.CaseCommand.RecordAdvance;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.AdvancePaid;
import org.ballcourt.contracts.CaseEvent.ComplaintFiled;
import org.ballcourt.contracts.CaseEvent.DutyLapsed;
import org.ballcourt.contracts.CaseEvent.ExpressRefundGranted;
import org.ballcourt.contracts.CaseEvent.OutageCredited;
import org.ballcourt.contracts.CaseEvent.PolicyAnnounced;
import org.ballcourt.contracts.CaseEvent.RecoveryReversed;
import org.ballcourt.contracts.CaseEvent.RemedyReduced;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;

/**
 * What came to a case from outside, read off its log, without what its rules made of it.
 *
 * @param policy the version that governed it
 * @param payDelay how long the payment system took for the platform's advance; empty if it never paid what it was asked for
 */
record History(
        String caseId,
        ComplaintFiled complaint,
        String policy,
        List<ReplayStep> steps,
        UnwatchedTimes unwatched,
        Optional<Duration> payDelay,
        List<RecordedEvent> recorded) {
    History {
        steps = List.copyOf(steps);
        recorded = List.copyOf(recorded);
    }

    /** Only for a log that begins with a complaint; throws {@link NotReplayable} where it cannot be understood. */
    static History of(CaseLog log) {
        List<RecordedEvent> recorded = log.events();
        ComplaintFiled complaint = (ComplaintFiled) recorded.getFirst().event();
        List<ReplayStep> steps =
                log.commits().stream().map(commit -> step(commit, complaint)).toList();
        return new History(
                log.caseId(),
                complaint,
                complaint.policy(),
                steps,
                UnwatchedTimes.in(log.commits()),
                payDelay(recorded, steps),
                recorded);
    }

    /** The same, but the fast lane was closed to this buyer for reasons outside of the case. */
    History withoutExpressRefund() {
        List<ReplayStep> barred = new ArrayList<>(steps);
        ReplayStep.Asked filing = (ReplayStep.Asked) steps.getFirst();
        Facts facts = filing.facts().with(new Facts.OfFiling(0, Integer.MAX_VALUE, false));
        barred.set(0, new ReplayStep.Asked(filing.at(), filing.actor(), filing.begin(), facts, filing.seqs()));
        return new History(caseId, complaint, policy, barred, unwatched, payDelay, recorded);
    }

    /** The later version of which the case learned the moment it was filed; null if of none. */
    String announcedWithFiling() {
        String filing = recorded.getFirst().commandId();
        return recorded.stream()
                .filter(e -> e.commandId().equals(filing))
                .map(e -> e.event() instanceof PolicyAnnounced announced ? announced.to() : null)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    boolean grantedExpressRefund() {
        return recorded.stream().anyMatch(e -> e.event() instanceof ExpressRefundGranted);
    }

    /** When the platform's advance was first to be paid; its duty may have lapsed and been opened anew since. */
    static Optional<Instant> advanceOpened(RecordedEvent recorded) {
        return advanceOpened(recorded.event().ball().opened());
    }

    static Optional<Instant> advanceOpened(List<Duty> opened) {
        return opened.stream()
                .filter(duty -> duty.kind() == DutyKind.PAY_ADVANCE)
                .map(Duty::since)
                .findFirst();
    }

    private static ReplayStep step(Commit commit, ComplaintFiled complaint) {
        List<RecordedEvent> own = own(commit);
        RecordedEvent begin = own.isEmpty() ? commit.events().getFirst() : own.getFirst();
        CaseCommand command = CommandsFromEvents.commandOf(begin, complaint.remedy(), new Renumbering());
        return switch (command) {
            case LapseDuty _ -> new ReplayStep.Looked(lookedAt(commit));
            case RecordAdvance paid -> new ReplayStep.Paid(commit.at(), commit.actor(), paid.reference());
            default ->
                new ReplayStep.Asked(
                        commit.at(),
                        commit.actor(),
                        begin,
                        CommandsFromEvents.factsOf(begin.event(), commit.events()),
                        own.stream().map(RecordedEvent::seq).toList());
        };
    }

    /**
     * The last instant that was over when the clocks came: what arrives at the instant of a deadline is in time, so it is over a moment
     * later, or where they waited for the end of that instant.
     */
    private static Instant lookedAt(Commit commit) {
        if (!LapseDuty.isCommandId(commit.commandId())) {
            return commit.at();
        }
        return commit.events().stream()
                .map(recorded -> recorded.event() instanceof DutyLapsed lapse ? lapse.dueAt() : Instant.MIN)
                .reduce(commit.at().minusMillis(1), (one, other) -> one.isBefore(other) ? other : one);
    }

    /** What the sender brought about, after what the clocks had brought about before; nothing if only those found something to do. */
    private static List<RecordedEvent> own(Commit commit) {
        boolean system = commit.actor().role() == Role.SYSTEM;
        return commit.events().stream()
                .dropWhile(e -> !isOwn(system, e.actor(), e.event()))
                .toList();
    }

    /** Whether an event is the sender's doing and not that of the clocks, also where the sender is of the system itself. */
    static boolean isOwn(boolean bySystem, Actor actor, CaseEvent event) {
        return bySystem
                ? event instanceof OutageCredited
                        || event instanceof PolicyAnnounced
                        || event instanceof RemedyReduced
                        || event instanceof RecoveryReversed
                        || event instanceof AdvancePaid paid && paid.reference() != null
                : actor.role() != Role.SYSTEM;
    }

    /**
     * When an advance was paid that was ordered at that very instant; empty if none was ordered then, or it was not paid.
     *
     * @param before so many payments are over
     */
    Optional<Instant> paidThen(Instant opened, int before) {
        boolean ordered = recorded.stream()
                .flatMap(e -> advanceOpened(e.event().ball().opened()).stream())
                .anyMatch(opened::equals);
        return ordered
                ? steps.stream()
                        .filter(ReplayStep.Paid.class::isInstance)
                        .skip(before)
                        .map(ReplayStep::at)
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<Duration> payDelay(List<RecordedEvent> recorded, List<ReplayStep> steps) {
        Optional<Instant> asked =
                recorded.stream().flatMap(e -> advanceOpened(e).stream()).findFirst();
        if (asked.isEmpty()) {
            return Optional.of(Duration.ZERO);
        }
        return steps.stream()
                .filter(ReplayStep.Paid.class::isInstance)
                .map(paid -> Duration.between(asked.get(), paid.at()))
                .findFirst();
    }
}
