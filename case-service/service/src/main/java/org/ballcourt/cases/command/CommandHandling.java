package org.ballcourt.cases.command;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.DatedEvent;
import org.ballcourt.cases.domain.DecisionInput;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.CaseStore.Written;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.cases.store.CommitWriter;
import org.ballcourt.cases.store.ExpressRefunds;
import org.ballcourt.cases.store.OrderLines;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.CaseCommand.FilingCommand;
import org.ballcourt.contracts.CaseEvent.ExpressRefundGranted;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Stage;

/** From a loaded case to its next commit: facts, the decision, limits, the order line, the append. */
final class CommandHandling {
    private final CaseStore store;
    private final CaseDecider decider;
    private final FactFinder facts;
    private final OrderLines lines;
    private final ExpressRefunds refunds;
    private final CommitWriter writer;
    private final CaseClock clock;

    CommandHandling(
            CaseStore store,
            CaseDecider decider,
            FactFinder facts,
            OrderLines lines,
            ExpressRefunds refunds,
            CommitWriter writer,
            CaseClock clock) {
        this.store = store;
        this.decider = decider;
        this.facts = facts;
        this.lines = lines;
        this.refunds = refunds;
        this.writer = writer;
        this.clock = clock;
    }

    /** Throws {@link VersionConflict} if the case has got another commit since the log was read. */
    CommandResult handle(CaseCommand command, CommandMetadata metadata, CaseLog log) {
        if (!log.exists() && !(command instanceof FilingCommand)) {
            throw CommandRejections.noSuchCase();
        }
        CaseState state = CaseState.NONE;
        for (RecordedEvent event : log.events()) {
            state = state.evolve(event.at(), event.actor(), event.event());
        }
        requireVersion(metadata, log, state);
        Instant at = now(log);
        List<DatedEvent> events = decide(command, metadata, state, log, at);
        if (events.isEmpty()) {
            return CommandResult.nothing(log);
        }
        takeLine(command, log, events);
        noteExpressRefund(metadata, events, at);
        Commit commit = writer.write(log, metadata.actor(), metadata.commandId(), metadata.bodyHash(), at, events);
        if (store.append(log, commit) == Written.CONFLICT) {
            throw new VersionConflict(log.caseId());
        }
        return CommandResult.accepted(log, commit);
    }

    /** Time never goes back within a case. */
    private Instant now(CaseLog log) {
        Instant now = CommitWriter.moment(clock.instant());
        return now.isBefore(log.lastAt()) ? log.lastAt() : now;
    }

    private List<DatedEvent> decide(
            CaseCommand command, CommandMetadata metadata, CaseState state, CaseLog log, Instant at) {
        Policy policy = decider.policyOf(state, at);
        DecisionInput input = new DecisionInput(
                metadata.caseId(), metadata.actor(), at, command, facts.find(command, metadata, state, policy, at));
        List<DatedEvent> events = decider.decide(input, state);
        LogSizeLimit.require(policy.limits(), log, command, metadata, events);
        return events;
    }

    /** Tells nobody about the version of a case that is not theirs. */
    private static void requireVersion(CommandMetadata metadata, CaseLog log, CaseState state) {
        Long expected = metadata.expectedVersion();
        if (expected != null && expected != log.version() && CaseDecider.isRelated(metadata.actor(), state)) {
            throw CommandRejections.staleVersion(expected, log.version());
        }
    }

    /** A case that is filed, or opened again, needs its order line before it is stored. */
    private void takeLine(CaseCommand command, CaseLog log, List<DatedEvent> events) {
        if (log.isOpen() || stageAfter(events) == Stage.CLOSED || stageAfter(events) == null) {
            return;
        }
        String line = log.exists()
                ? OrderLines.lineOf(log)
                : OrderLines.lineOf(events.getFirst().event());
        if (line != null && !lines.take(line, log)) {
            throw command instanceof FilingCommand filing && !(filing instanceof FileComplaint)
                    ? CommandRejections.duplicateMatter()
                    : CommandRejections.duplicateCase(line);
        }
    }

    private static Stage stageAfter(List<DatedEvent> events) {
        return events.reversed().stream()
                .map(dated -> dated.event().ball().stage())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private void noteExpressRefund(CommandMetadata metadata, List<DatedEvent> events, Instant at) {
        if (events.stream().anyMatch(dated -> dated.event() instanceof ExpressRefundGranted)) {
            refunds.note(metadata.caseId(), metadata.actor().id(), at);
        }
    }
}
