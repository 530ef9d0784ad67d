package org.ballcourt.cases.command;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.ballcourt.cases.command.Decisions.Decided;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.domain.DatedEvent;
import org.ballcourt.cases.domain.EarlierCase;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.EarlierCases;
import org.ballcourt.cases.store.EarlierContacts;
import org.ballcourt.cases.store.ExpressRefunds;
import org.ballcourt.cases.store.OrderLines;
import org.ballcourt.cases.store.OrderLines.Taken;
import org.ballcourt.cases.store.OutageReports;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.CaseCommand.FilingCommand;
import org.ballcourt.contracts.CaseEvent.ComplaintFiled;
import org.ballcourt.contracts.CaseEvent.ContactOpened;
import org.ballcourt.contracts.CaseEvent.ExpressRefundGranted;
import org.ballcourt.contracts.CaseEvent.FilingEvent;
import org.ballcourt.contracts.CaseEvent.ViolationReported;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;

/** What a case must hold beside its own log before its next commit is stored: its order line, a part of its buyer's quota, and the references of payments. */
record Claims(
        EarlierCases earlier,
        EarlierContacts contacts,
        ExpressRefunds refunds,
        References references,
        OutageReports outages) {
    /** Throws a rejection if another open case holds what these events need. */
    void take(CaseCommand command, CommandMetadata metadata, CaseLog log, Decided decided, Instant at) {
        takeLine(command, metadata, log, decided);
        if (decided.events().getFirst().event() instanceof ContactOpened contact) {
            contacts.note(metadata.caseId(), contact, at);
        }
        if (isExpress(decided.events()) && decided.events().getFirst().event() instanceof ComplaintFiled filed) {
            refunds.note(metadata.caseId(), filed.buyer(), at, log.version());
        }
    }

    /** To be called after a new case was stored: what was noted of it before counts from now on. */
    void opened(String caseId, List<DatedEvent> events) {
        if (events.getFirst().event() instanceof ContactOpened) {
            contacts.stored(caseId);
        }
    }

    /**
     * Frees what nobody else frees, after nothing could be stored on {@code base}. The line of a case that moved on, and what it named
     * as a payment, are free for whoever asks next.
     *
     * @param now the case as it stands by now; whatever was decided on an earlier version will never be stored
     */
    void giveBack(CaseLog base, List<DatedEvent> events, Supplier<CaseLog> now) {
        if (!isExpress(events)) {
            return;
        }
        CaseLog stored = now.get();
        boolean granted =
                stored.events().stream().anyMatch(recorded -> recorded.event() instanceof ExpressRefundGranted);
        if (stored.version() > base.version() && !granted) {
            refunds.takeBack(base.caseId(), base.version());
        }
    }

    private static boolean isExpress(List<DatedEvent> events) {
        return events.stream().anyMatch(dated -> dated.event() instanceof ExpressRefundGranted);
    }

    /** A case that is filed needs its order line before it is stored; one that is opened again takes it where it is free. */
    private void takeLine(CaseCommand command, CommandMetadata metadata, CaseLog log, Decided decided) {
        Stage after = stageAfter(decided.events());
        if (log.isOpen() || after == Stage.CLOSED || after == null) {
            return;
        }
        FilingEvent opening = log.exists()
                ? (FilingEvent) log.events().getFirst().event()
                : (FilingEvent) decided.events().getFirst().event();
        List<String> lines = OrderLines.linesOf(opening);
        boolean matter = command instanceof FilingCommand && !(command instanceof FileComplaint);
        if (lines.size() > 1) {
            requireNoneHeld(lines, metadata.caseId());
        }
        for (String line : lines) {
            takeLine(line, matter, metadata, log, decided);
        }
    }

    private void takeLine(String line, boolean matter, CommandMetadata metadata, CaseLog log, Decided decided) {
        if (!log.exists()) {
            requireNoneOpenedAgain(line, metadata, decided);
        }
        Taken taken = earlier.lines().take(line, log);
        if (taken == Taken.HELD && !log.exists()) {
            throw duplicate(matter ? Message.of("rule.same-matter-open") : openCase(line, metadata.actor()));
        }
        if (taken != Taken.FIRST && !matter) {
            requireSameAccount(line, metadata, decided, log.exists());
        }
        if (taken == Taken.AGAIN
                && decided.events().getFirst().event() instanceof ViolationReported report
                && !log.exists()) {
            requireNotCountedMeanwhile(report, metadata.caseId(), decided);
        }
    }

    /** Of several none is taken where one is not to be had. */
    private void requireNoneHeld(List<String> lines, String caseId) {
        if (lines.stream().anyMatch(line -> earlier.lines().isHeld(line, caseId))) {
            throw duplicate(Message.of("rule.same-matter-open"));
        }
    }

    /** A closed case may have been opened again beside the one that had the line then, and be open still. */
    private void requireNoneOpenedAgain(String line, CommandMetadata metadata, Decided decided) {
        decided.facts().line().cases().stream()
                .filter(EarlierCase::isOpen)
                .findFirst()
                .ifPresent(one -> {
                    throw duplicate(openCase(line, one.caseId(), metadata.actor()));
                });
    }

    /** Another case of the line may have come and gone, or been opened again, since its account was looked up. */
    private void requireSameAccount(String line, CommandMetadata metadata, Decided decided, boolean again) {
        String caseId = metadata.caseId();
        List<EarlierCase> now = again ? earlier.beside(line, caseId) : earlier.closedBefore(line, caseId);
        if (!now.equals(decided.facts().line().cases())) {
            throw new VersionConflict(caseId);
        }
    }

    /** The same report may have been upheld, and so let go of the line, since it was looked for. */
    private void requireNotCountedMeanwhile(ViolationReported report, String caseId, Decided decided) {
        boolean counted = decided.facts().matter().counted();
        if (!counted
                && earlier.isUpheldBefore(
                        report.by(), report.dispute(), report.kind(), report.reported(), report.evidence(), caseId)) {
            throw new VersionConflict(caseId);
        }
    }

    private Message openCase(String line, Actor actor) {
        return openCase(line, earlier.lines().holderOf(line).orElse(null), actor);
    }

    /** Names the case to its own buyer alone. */
    private Message openCase(String line, String open, Actor actor) {
        boolean own = open != null && isBuyer(actor, earlier.cases().load(open));
        Message message = own
                ? Message.of("rule.line-has-your-open-case").with("case", open)
                : Message.of("rule.line-has-an-open-case");
        return message.with("line", line);
    }

    private static CaseRejection duplicate(Message why) {
        return new CaseRejection(RejectionCode.DUPLICATE_CASE, why);
    }

    private static boolean isBuyer(Actor actor, CaseLog log) {
        return log.exists()
                && log.events().getFirst().event() instanceof ComplaintFiled filed
                && actor.equals(new Actor(Role.BUYER, filed.buyer()));
    }

    private static Stage stageAfter(List<DatedEvent> events) {
        return events.reversed().stream()
                .map(dated -> dated.event().ball().stage())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
