package org.ballcourt.cases.command;

import java.util.List;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.domain.DatedEvent;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.domain.SecondEdition;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Role;

/** Keeps a log small, and keeps room in it for everything that brings the case to its end. */
final class LogSizeLimit {
    private LogSizeLimit() {}

    static void require(
            Policy policy, CaseLog log, CaseCommand command, CommandMetadata metadata, List<DatedEvent> events) {
        if (policy.secondEdition() == null) {
            requireRoom(policy.limits(), log, command, metadata, events);
        } else {
            requireOwnRoom(policy.secondEdition().room(), log, metadata, events);
        }
    }

    /** Nobody uses up the room of others, and no act that moves the case on, and none of the platform, fails for want of it. */
    private static void requireOwnRoom(
            SecondEdition.Room room, CaseLog log, CommandMetadata metadata, List<DatedEvent> events) {
        Actor actor = metadata.actor();
        boolean bounded = actor.role().isSide() || actor.role().isThirdParty();
        if (!bounded || events.stream().anyMatch(LogSizeLimit::movesTheBall)) {
            return;
        }
        if (log.sizeOf(actor) + metadata.bodyLength() > room.bytes()) {
            throw full(Message.of("rule.limit-of-bytes").with("kibibytes", room.bytes() / 1024));
        }
    }

    private static boolean movesTheBall(DatedEvent event) {
        return !event.event().ball().equals(BallChange.NONE);
    }

    private static void requireRoom(
            Policy.Limits limits, CaseLog log, CaseCommand command, CommandMetadata metadata, List<DatedEvent> events) {
        if (metadata.actor().role() == Role.SYSTEM || leadsToTheEnd(command)) {
            return;
        }
        int most = limits.events() - limits.headroomEvents();
        if (log.lastSeq() + events.size() > most) {
            throw full(Message.of("rule.limit-of-events").with("count", most));
        }
        long mostBytes = (long) limits.bytes() * most / limits.events();
        if (log.size() + metadata.bodyLength() > mostBytes) {
            throw full(Message.of("rule.limit-of-bytes").with("kibibytes", mostBytes / 1024));
        }
    }

    private static CaseRejection full(Message limit) {
        return new CaseRejection(
                RejectionCode.CASE_LOG_FULL, Message.of("rule.log-full").with("limit", limit));
    }

    /** Whether the command moves the case on for good, so that it cannot come again and again. */
    private static boolean leadsToTheEnd(CaseCommand command) {
        return switch (command) {
            case FileComplaint _,
                    AcceptClaim _,
                    AcceptOffer _,
                    WithdrawComplaint _,
                    AcceptIntervention _,
                    DeclineIntervention _,
                    CompleteEvidence _,
                    DeclareUnavailable _,
                    AcceptSettlement _,
                    DeclineSettlement _,
                    IssueRuling _,
                    DecideAppeal _,
                    ConfirmStep _,
                    ResumeCase _,
                    FileAgentComplaint _,
                    DecideAgentComplaint _,
                    AppealSanction _,
                    ReportViolation _,
                    AnswerReport _,
                    DecideViolation _,
                    ContestFlag _,
                    ContestRecovery _,
                    DecideContest _,
                    OpenContact _,
                    AnswerContact _,
                    LapseDuty _,
                    RecordAdvance _,
                    ReduceRemedy _,
                    ReverseRecovery _,
                    CreditOutage _,
                    AnnouncePolicy _ -> true;
            case RejectClaim _,
                    MakeOffer _,
                    DeclineOffer _,
                    AddStatement _,
                    RequestIntervention _,
                    HandOff _,
                    RequestEvidence _,
                    SubmitEvidence _,
                    ProposeSettlement _,
                    EscalateToSenior _,
                    LodgeAppeal _,
                    ReportNonPerformance _,
                    SuspendCase _,
                    RecordExternalOutcome _,
                    RateService _ -> false;
        };
    }
}
