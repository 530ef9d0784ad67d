package org.ballcourt.cases.command;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ballcourt.cases.domain.Act;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.DatedEvent;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.cases.store.ExpressRefunds;
import org.ballcourt.cases.store.OrderLines;
import org.ballcourt.cases.store.Scribe;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.CaseCommand.FilingCommand;
import org.ballcourt.contracts.CaseEvent.ExpressRefundGranted;
import org.ballcourt.contracts.Stage;

/** From a loaded case to the commit that is to be stored: repeated commands, facts, the decision, limits, the order line. */
final class CommandHandling {
    private final CaseDecider decider;
    private final FactFinder facts;
    private final OrderLines lines;
    private final ExpressRefunds refunds;
    private final Scribe scribe;
    private final CaseClock clock;

    CommandHandling(
            CaseDecider decider,
            FactFinder facts,
            OrderLines lines,
            ExpressRefunds refunds,
            Scribe scribe,
            CaseClock clock) {
        this.decider = decider;
        this.facts = facts;
        this.lines = lines;
        this.refunds = refunds;
        this.scribe = scribe;
        this.clock = clock;
    }

    Handled handle(Attempt attempt, CaseLog log, CaseState state) {
        Submission submission = attempt.submission();
        Optional<Commit> earlier = log.commitOf(submission.actor(), submission.commandId());
        if (earlier.isPresent()) {
            return repeated(attempt, log, earlier.get());
        }
        if (!log.exists() && !(submission.command() instanceof FilingCommand)) {
            throw Refusals.noSuchCase();
        }
        requireVersion(submission, log, state);
        Instant at = now(log);
        List<DatedEvent> events = decide(attempt, state, log, at);
        if (events.isEmpty()) {
            return new Handled(log, null, false);
        }
        takeLine(submission, log, events);
        noteExpressRefund(attempt, events, at);
        Commit commit = scribe.write(log, submission.actor(), submission.commandId(), attempt.bodyHash(), at, events);
        return new Handled(log, commit, false);
    }

    private static Handled repeated(Attempt attempt, CaseLog log, Commit earlier) {
        if (!earlier.bodyHash().equals(attempt.bodyHash())) {
            throw Refusals.commandIdReused(attempt.submission().commandId());
        }
        return new Handled(log, earlier, true);
    }

    /** Time never goes back within a case. */
    private Instant now(CaseLog log) {
        Instant now = Scribe.moment(clock.instant());
        return now.isBefore(log.lastAt()) ? log.lastAt() : now;
    }

    private List<DatedEvent> decide(Attempt attempt, CaseState state, CaseLog log, Instant at) {
        Submission submission = attempt.submission();
        Policy policy = decider.policyOf(state, at);
        Act act = new Act(
                attempt.caseId(),
                submission.commandId(),
                submission.actor(),
                at,
                submission.command(),
                facts.find(attempt, state, policy, at));
        List<DatedEvent> events = decider.decide(act, state);
        LogRoom.require(policy.limits(), log, submission, events);
        return events;
    }

    /** Tells nobody about the version of a case that is not theirs. */
    private static void requireVersion(Submission submission, CaseLog log, CaseState state) {
        Long expected = submission.expectedVersion();
        if (expected != null && expected != log.version() && CaseDecider.isRelated(submission.actor(), state)) {
            throw Refusals.staleVersion(expected, log.version());
        }
    }

    /** A case that is filed, or opened again, needs its order line before it is stored. */
    private void takeLine(Submission submission, CaseLog log, List<DatedEvent> events) {
        if (log.isOpen() || stageAfter(events) == Stage.CLOSED || stageAfter(events) == null) {
            return;
        }
        String line = log.exists()
                ? OrderLines.lineOf(log)
                : OrderLines.lineOf(events.getFirst().event());
        if (line != null && !lines.take(line, log)) {
            throw submission.command() instanceof FilingCommand filing && !(filing instanceof FileComplaint)
                    ? Refusals.duplicateMatter()
                    : Refusals.duplicateCase(line);
        }
    }

    private static Stage stageAfter(List<DatedEvent> events) {
        return events.reversed().stream()
                .map(dated -> dated.event().ball().stage())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private void noteExpressRefund(Attempt attempt, List<DatedEvent> events, Instant at) {
        if (events.stream().anyMatch(dated -> dated.event() instanceof ExpressRefundGranted)) {
            refunds.note(attempt.caseId(), attempt.submission().actor().id(), at);
        }
    }
}
