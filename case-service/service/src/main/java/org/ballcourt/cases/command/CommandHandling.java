package org.ballcourt.cases.command;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.DatedEvent;
import org.ballcourt.cases.domain.DecisionInput;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.cases.store.CommitWriter;
import org.ballcourt.cases.store.ExpressRefunds;
import org.ballcourt.cases.store.OrderLines;
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
    private final CommitWriter writer;
    private final CaseClock clock;

    CommandHandling(
            CaseDecider decider,
            FactFinder facts,
            OrderLines lines,
            ExpressRefunds refunds,
            CommitWriter writer,
            CaseClock clock) {
        this.decider = decider;
        this.facts = facts;
        this.lines = lines;
        this.refunds = refunds;
        this.writer = writer;
        this.clock = clock;
    }

    CommandOutcome handle(CommandEnvelope envelope, CaseLog log, CaseState state) {
        CommandRequest request = envelope.request();
        Optional<Commit> earlier = log.commitOf(request.actor(), request.commandId());
        if (earlier.isPresent()) {
            return repeated(envelope, log, earlier.get());
        }
        if (!log.exists() && !(request.command() instanceof FilingCommand)) {
            throw DoorRejections.noSuchCase();
        }
        requireVersion(request, log, state);
        Instant at = now(log);
        List<DatedEvent> events = decide(envelope, state, log, at);
        if (events.isEmpty()) {
            return new CommandOutcome(log, null, false);
        }
        takeLine(request, log, events);
        noteExpressRefund(envelope, events, at);
        Commit commit = writer.write(log, request.actor(), request.commandId(), envelope.bodyHash(), at, events);
        return new CommandOutcome(log, commit, false);
    }

    private static CommandOutcome repeated(CommandEnvelope envelope, CaseLog log, Commit earlier) {
        if (!earlier.bodyHash().equals(envelope.bodyHash())) {
            throw DoorRejections.commandIdReused(envelope.request().commandId());
        }
        return new CommandOutcome(log, earlier, true);
    }

    /** Time never goes back within a case. */
    private Instant now(CaseLog log) {
        Instant now = CommitWriter.moment(clock.instant());
        return now.isBefore(log.lastAt()) ? log.lastAt() : now;
    }

    private List<DatedEvent> decide(CommandEnvelope envelope, CaseState state, CaseLog log, Instant at) {
        CommandRequest request = envelope.request();
        Policy policy = decider.policyOf(state, at);
        DecisionInput act = new DecisionInput(
                envelope.caseId(), request.actor(), at, request.command(), facts.find(envelope, state, policy, at));
        List<DatedEvent> events = decider.decide(act, state);
        LogSizeLimit.require(policy.limits(), log, request, events);
        return events;
    }

    /** Tells nobody about the version of a case that is not theirs. */
    private static void requireVersion(CommandRequest request, CaseLog log, CaseState state) {
        Long expected = request.expectedVersion();
        if (expected != null && expected != log.version() && CaseDecider.isRelated(request.actor(), state)) {
            throw DoorRejections.staleVersion(expected, log.version());
        }
    }

    /** A case that is filed, or opened again, needs its order line before it is stored. */
    private void takeLine(CommandRequest request, CaseLog log, List<DatedEvent> events) {
        if (log.isOpen() || stageAfter(events) == Stage.CLOSED || stageAfter(events) == null) {
            return;
        }
        String line = log.exists()
                ? OrderLines.lineOf(log)
                : OrderLines.lineOf(events.getFirst().event());
        if (line != null && !lines.take(line, log)) {
            throw request.command() instanceof FilingCommand filing && !(filing instanceof FileComplaint)
                    ? DoorRejections.duplicateMatter()
                    : DoorRejections.duplicateCase(line);
        }
    }

    private static Stage stageAfter(List<DatedEvent> events) {
        return events.reversed().stream()
                .map(dated -> dated.event().ball().stage())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private void noteExpressRefund(CommandEnvelope envelope, List<DatedEvent> events, Instant at) {
        if (events.stream().anyMatch(dated -> dated.event() instanceof ExpressRefundGranted)) {
            refunds.note(envelope.caseId(), envelope.request().actor().id(), at);
        }
    }
}
