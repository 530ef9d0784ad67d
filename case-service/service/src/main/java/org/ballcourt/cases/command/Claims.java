package org.ballcourt.cases.command;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.domain.DatedEvent;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.ExpressRefunds;
import org.ballcourt.cases.store.OrderLines;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.CaseCommand.FilingCommand;
import org.ballcourt.contracts.CaseEvent.ExpressRefundGranted;
import org.ballcourt.contracts.CaseEvent.FilingEvent;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Stage;

/** What a case must hold beside its own log before its next commit is stored: its order line, a part of its buyer's quota, and the references of payments. */
record Claims(OrderLines lines, ExpressRefunds refunds, References references) {
    /** Throws a rejection if another open case holds what these events need. */
    void take(CaseCommand command, CommandMetadata metadata, CaseLog log, List<DatedEvent> events, Instant at) {
        takeLine(command, log, events);
        if (events.stream().anyMatch(dated -> dated.event() instanceof ExpressRefundGranted)) {
            refunds.note(metadata.caseId(), metadata.actor().id(), at);
        }
    }

    /** A case that is filed, or opened again, needs its order line before it is stored. */
    private void takeLine(CaseCommand command, CaseLog log, List<DatedEvent> events) {
        if (log.isOpen() || stageAfter(events) == Stage.CLOSED || stageAfter(events) == null) {
            return;
        }
        String line = log.exists()
                ? OrderLines.lineOf(log)
                : OrderLines.lineOf((FilingEvent) events.getFirst().event());
        if (line != null && !lines.take(line, log)) {
            boolean matter = command instanceof FilingCommand && !(command instanceof FileComplaint);
            throw new CaseRejection(
                    RejectionCode.DUPLICATE_CASE,
                    matter
                            ? Message.of("rule.same-matter-open")
                            : Message.of("rule.line-has-an-open-case").with("line", line));
        }
    }

    private static Stage stageAfter(List<DatedEvent> events) {
        return events.reversed().stream()
                .map(dated -> dated.event().ball().stage())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
