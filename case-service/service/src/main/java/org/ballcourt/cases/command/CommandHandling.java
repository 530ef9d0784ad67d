package org.ballcourt.cases.command;

import java.time.Instant;
import java.util.List;
import org.ballcourt.cases.command.Decisions.Decided;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.DatedEvent;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.CaseStore.Written;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.cases.store.CommitWriter;
import org.ballcourt.cases.store.RecentCases.Recalled;
import org.ballcourt.cases.store.RememberedCase;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.FilingCommand;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.AdvancePaid;
import org.ballcourt.contracts.CaseEvent.StepConfirmed;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.RejectionCode;

/** From a known case to its next commit: facts, the decision, limits, the order line, the append. */
record CommandHandling(CaseStore store, Decisions decisions, Claims claims, CommitWriter writer, CaseIds ids) {
    /**
     * Throws {@link VersionConflict} if the case has got another commit since it was read, and {@link Unconfirmed} where anything but a
     * commit was decided on what was recalled and is no longer so: an append finds out by itself that the case has moved on, nothing
     * else does.
     */
    CommandResult handle(CaseCommand command, CommandMetadata metadata, Recalled recalled) {
        RememberedCase known = recalled.known();
        try {
            CommandResult result = handle(command, metadata, known);
            if (result.isNew() || isCurrent(recalled)) {
                return result;
            }
        } catch (CaseRejection no) {
            if (isCurrent(recalled)) {
                throw no;
            }
        }
        throw new Unconfirmed(known.log().caseId());
    }

    /** What was decided on the history that the store still has need not be decided, nor others be asked, again. */
    private boolean isCurrent(Recalled recalled) {
        CaseLog log = recalled.known().log();
        return recalled.fresh() || store.load(log.caseId()).isAt(log);
    }

    private CommandResult handle(CaseCommand command, CommandMetadata metadata, RememberedCase known) {
        CaseLog log = known.log();
        if (!log.exists() && !(command instanceof FilingCommand)) {
            throw new CaseRejection(RejectionCode.NO_SUCH_CASE, Message.of("rule.no-such-case"));
        }
        requireVersion(metadata, log, known.state());
        Instant at = decisions.now(log);
        Decided decided = decisions.decide(command, metadata, known.state(), log, at);
        List<DatedEvent> events = decided.events();
        if (events.isEmpty()) {
            return CommandResult.nothing(known);
        }
        claims.take(command, metadata, log, decided, at);
        boolean strict = decisions.policyOf(known.state(), at).secondEdition() != null;
        if (events.stream().map(DatedEvent::event).anyMatch(CommandHandling::namesAPayment)) {
            claims.references().take(command, metadata, log, known.state(), strict);
        }
        Commit commit = writer.write(log, metadata.actor(), metadata.commandId(), metadata.bodyHash(), at, events)
                .tracedBy(metadata.traceparent());
        if (store.append(log, commit) == Written.CONFLICT) {
            claims.giveBack(log, events, () -> store.load(log.caseId()));
            throw new VersionConflict(log.caseId());
        }
        claims.opened(log.caseId(), events);
        return CommandResult.accepted(known, commit);
    }

    /** A command that comes too late for what it confirms brings the lapse alone, and its reference proves nothing. */
    private static boolean namesAPayment(CaseEvent event) {
        return event instanceof StepConfirmed || event instanceof AdvancePaid;
    }

    /** Tells nobody about the version of a case that is not theirs. */
    private static void requireVersion(CommandMetadata metadata, CaseLog log, CaseState state) {
        Long expected = metadata.expectedVersion();
        if (expected != null && expected != log.version() && CaseDecider.isRelated(metadata.actor(), state)) {
            throw new CaseRejection(
                    RejectionCode.STALE_VERSION,
                    Message.of("rule.stale-version")
                            .with("actual", log.version())
                            .with("expected", expected));
        }
    }
}
