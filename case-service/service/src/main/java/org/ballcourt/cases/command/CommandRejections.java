package org.ballcourt.cases.command;

import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.RejectionCode;

/** The rejections that come from the command path and not from a rule of the dispute. */
final class CommandRejections {
    private CommandRejections() {}

    static CaseRejection noSuchCase() {
        return new CaseRejection(RejectionCode.NO_SUCH_CASE, Message.of("rule.no-such-case"));
    }

    static CaseRejection commandIdReused(String commandId) {
        return new CaseRejection(
                RejectionCode.COMMAND_ID_REUSED,
                Message.of("rule.command-id-reused").with("commandId", commandId));
    }

    static CaseRejection staleVersion(long expected, long actual) {
        return new CaseRejection(
                RejectionCode.STALE_VERSION,
                Message.of("rule.stale-version").with("actual", actual).with("expected", expected));
    }

    static CaseRejection duplicateCase(String line) {
        return new CaseRejection(
                RejectionCode.DUPLICATE_CASE,
                Message.of("rule.line-has-an-open-case").with("line", line));
    }

    static CaseRejection duplicateMatter() {
        return new CaseRejection(RejectionCode.DUPLICATE_CASE, Message.of("rule.same-matter-open"));
    }

    static CaseRejection logFull(Message limit) {
        return new CaseRejection(
                RejectionCode.CASE_LOG_FULL, Message.of("rule.log-full").with("limit", limit));
    }
}
