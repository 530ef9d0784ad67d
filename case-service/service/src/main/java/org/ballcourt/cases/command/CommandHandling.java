package org.ballcourt.cases.command;

import java.time.Instant;
import java.util.List;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.DatedEvent;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.CaseStore.Written;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.cases.store.CommitWriter;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.FilingCommand;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.RejectionCode;

/** From a loaded case to its next commit: facts, the decision, limits, the order line, the append. */
record CommandHandling(CaseStore store, Decisions decisions, Claims claims, CommitWriter writer) {
    /** Throws {@link VersionConflict} if the case has got another commit since the log was read. */
    CommandResult handle(CaseCommand command, CommandMetadata metadata, CaseLog log) {
        if (!log.exists() && !(command instanceof FilingCommand)) {
            throw new CaseRejection(RejectionCode.NO_SUCH_CASE, Message.of("rule.no-such-case"));
        }
        CaseState state = CaseState.NONE.after(log.events());
        requireVersion(metadata, log, state);
        Instant at = decisions.now(log);
        List<DatedEvent> events = decisions.decide(command, metadata, state, log, at);
        if (events.isEmpty()) {
            return CommandResult.nothing(log);
        }
        claims.take(command, metadata, log, events, at);
        Commit commit = writer.write(log, metadata.actor(), metadata.commandId(), metadata.bodyHash(), at, events);
        if (store.append(log, commit) == Written.CONFLICT) {
            throw new VersionConflict(log.caseId());
        }
        return CommandResult.accepted(log, commit);
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
