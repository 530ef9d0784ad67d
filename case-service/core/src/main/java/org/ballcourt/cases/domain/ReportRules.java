package org.ballcourt.cases.domain;

import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.*;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.MatterDecision;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;

/** Reports of violations; in the second edition of a buyer too, who like a seller is heard before anybody decides, and may appeal. */
final class ReportRules {
    private ReportRules() {}

    static void report(DecisionInProgress draft, ReportViolation command) {
        Facts.OfMatter found = draft.facts().matter();
        if (draft.actor().role() == Role.SYSTEM) {
            throw SideMatterRules.notYourRole(Message.of("rule.only-people-report-violations"));
        }
        if (command.caseId() != null
                && (found.dispute() == null || !found.dispute().knows(draft.actor()))) {
            throw SideMatterRules.noSuchCase();
        }
        Actor reported = command.reported()
                .orElseThrow(() -> new CaseRejection(RejectionCode.UNKNOWN_PARTY, Message.of("rule.report-names-one")));
        SideMatterRules.requireAnother(draft, reported.id());
        ReasonRules.require(draft, command);
        boolean second = draft.policy().secondEdition() != null;
        List<EvidenceItem> evidence = SideMatterRules.evidence(draft, command.evidence());
        if (second) {
            requireGround(command, evidence);
            requireKnown(reported, command.caseId() == null ? null : found.dispute(), found);
            requireNotCounted(found);
        } else if (reported.role() != Role.SELLER) {
            throw unknown(reported);
        }
        draft.add(new ViolationReported(
                draft.actor(),
                reported.role() == Role.SELLER ? reported.id() : null,
                command.kind(),
                draft.text(command.explanation()),
                command.caseId(),
                evidence,
                draft.policy().version(),
                second
                        ? toTheReported(draft, reported)
                        : SideMatterRules.toSupervisor(draft, DutyTerm.HANDLE_VIOLATION),
                second ? reported : null));
    }

    private static BallChange toTheReported(DecisionInProgress draft, Actor reported) {
        return draft.dutyChange()
                .to(Stage.EVIDENCE)
                .open(DutyTerm.ANSWER_REPORT, reported.role(), reported.id())
                .done();
    }

    private static void requireGround(ReportViolation command, List<EvidenceItem> evidence) {
        if (command.caseId() == null && evidence.isEmpty()) {
            throw new CaseRejection(RejectionCode.GROUND_NOT_MET, Message.of("rule.report-cites-nothing"));
        }
    }

    /** A side of the case that is cited; without one, somebody who was ever a side of any. */
    private static void requireKnown(Actor reported, Facts.Dispute cited, Facts.OfMatter found) {
        boolean known = cited == null ? found.known() : cited.isSide(reported);
        if (!known) {
            throw unknown(reported);
        }
    }

    /** One deed has its consequences once, however often its reporter tells of it; what was not upheld may be shown anew, and another deed by something new. */
    private static void requireNotCounted(Facts.OfMatter found) {
        if (found.counted()) {
            throw new CaseRejection(RejectionCode.ALREADY_DECIDED, Message.of("rule.report-was-upheld")).in("evidence");
        }
    }

    private static CaseRejection unknown(Actor reported) {
        return new CaseRejection(
                RejectionCode.UNKNOWN_PARTY, Message.of("rule.nobody-to-report").with("reported", reported.id()));
    }

    static void answer(DecisionInProgress draft, AnswerReport command) {
        List<EvidenceItem> evidence = SideMatterRules.evidence(draft, command.evidence());
        DutyChangeBuilder move = draft.dutyChange().end(duty -> duty.kind() == DutyKind.ANSWER_REPORT, DutyEnding.DONE);
        draft.add(new ReportAnswered(
                draft.actor(),
                draft.text(command.text()),
                evidence,
                toDecision(move).done()));
    }

    /** Answered or not, it is decided on what is there. */
    static DutyChangeBuilder toDecision(DutyChangeBuilder move) {
        return move.to(Stage.ADJUDICATION).open(DutyTerm.HANDLE_VIOLATION, Role.SUPERVISOR, null);
    }

    static void decide(DecisionInProgress draft, DecideViolation command) {
        Actor reported = draft.state().matter().about();
        boolean upheld = command.decision() == MatterDecision.UPHELD;
        boolean mayAppeal =
                upheld && draft.state().matter().heard() && draft.state().stage() != Stage.REVIEW;
        int points = upheld && reported.role() == Role.SELLER
                ? draft.policy().standing().violationPoints()
                : 0;
        DutyChangeBuilder move = draft.dutyChange().endAll();
        if (mayAppeal) {
            move.to(Stage.APPEAL_WINDOW).open(DutyTerm.MAY_APPEAL, reported.role(), reported.id());
        }
        draft.add(new ViolationDecided(command.decision(), points, draft.text(command.reasons()), move.done()));
        if (!mayAppeal) {
            Closing.closeMatter(draft, command.decision());
        }
    }
}
