package org.ballcourt.cases.domain;

import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.AgentComplaintCause;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.MatterDecision;
import org.ballcourt.contracts.MisuseFlag;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.ViolationKind;
import org.junit.jupiter.api.Test;

/** Beside the disputes, too, nobody is accused, judged or relieved without words. What the accused answers needs none. */
class GivingReasonsBesideTest {
    private static final String WHY = "it is in the log";

    @Test
    void belongToReportsTheirDecisionsAndTheirAppeals() {
        filed().beside()
                .refuses(REASON_MISSING, BUYER, reporting("x"))
                .does(BUYER, reporting(WHY))
                .does(SELLER, new AnswerReport("x", List.of()))
                .refuses(REASON_MISSING, SUPERVISOR, new DecideViolation(MatterDecision.UPHELD, "x"))
                .refuses(OWN_CASE, "SUPERVISOR/li", new DecideViolation(MatterDecision.UPHELD, "x"))
                .does(SUPERVISOR, new DecideViolation(MatterDecision.UPHELD, WHY))
                .refuses(REASON_MISSING, SELLER, new AppealSanction("x"))
                .does(SELLER, new AppealSanction(WHY))
                .refuses(REASON_MISSING, "SUPERVISOR/lin", new DecideViolation(MatterDecision.DISMISSED, "x"))
                .does("SUPERVISOR/lin", new DecideViolation(MatterDecision.DISMISSED, WHY));
    }

    @Test
    void belongToComplaintsAboutTheStaffAndTheirDecisions() {
        inAppealWindow()
                .beside()
                .refuses(REASON_MISSING, BUYER, complaining("x"))
                .does(BUYER, complaining(WHY))
                .refuses(REASON_MISSING, SUPERVISOR, new DecideAgentComplaint(MatterDecision.UPHELD, "x"))
                .does(SUPERVISOR, new DecideAgentComplaint(MatterDecision.UPHELD, WHY))
                .refuses(REASON_MISSING, AGENT, new AppealSanction("x"))
                .does(AGENT, new AppealSanction(WHY));
    }

    @Test
    void belongToContestsAndTheirDecisions() {
        Dispute.alone()
                .flagged(MisuseFlag.FREQUENT_RETURNS)
                .refuses(NOT_YOUR_ROLE, SELLER, new ContestFlag(MisuseFlag.FREQUENT_RETURNS, "x"))
                .refuses(REASON_MISSING, BUYER, new ContestFlag(MisuseFlag.FREQUENT_RETURNS, "x"))
                .does(BUYER, new ContestFlag(MisuseFlag.FREQUENT_RETURNS, WHY))
                .refuses(REASON_MISSING, SUPERVISOR, new DecideContest(MatterDecision.UPHELD, "x"))
                .does(SUPERVISOR, new DecideContest(MatterDecision.UPHELD, WHY));
    }

    private static ReportViolation reporting(String explanation) {
        return new ReportViolation("shop", ViolationKind.FAKE_RATINGS, explanation, "BC-9", List.of());
    }

    private static FileAgentComplaint complaining(String explanation) {
        return new FileAgentComplaint("BC-9", "wang", AgentComplaintCause.SLOW, explanation, List.of());
    }

    @Test
    void belongToContestedRecoveries() {
        inAdjudication()
                .does(
                        AGENT,
                        ruling(
                                RulingResult.GRANTED,
                                Remedy.REFUND,
                                "129.00",
                                Map.of(Account.SELLER, 60, Account.CARRIER, 40)))
                .waits("P7D")
                .beside()
                .refuses(GROUND_NOT_MET, BUYER, new ContestRecovery("BC-9", "x", List.of()))
                .refuses(REASON_MISSING, "CARRIER/fastship", new ContestRecovery("BC-9", "x", List.of()))
                .does("CARRIER/fastship", new ContestRecovery("BC-9", WHY, List.of()))
                .refuses(REASON_MISSING, SUPERVISOR, new DecideContest(MatterDecision.UPHELD, "x"))
                .does(SUPERVISOR, new DecideContest(MatterDecision.UPHELD, WHY));
    }

    @Test
    void areMoreThanBlanks() {
        filed().beside()
                .refuses(REASON_MISSING, BUYER, reporting(" \u3000"))
                .does(BUYER, reporting(WHY))
                .does(SELLER, new AnswerReport("x", List.of()))
                .refuses(REASON_MISSING, SUPERVISOR, new DecideViolation(MatterDecision.UPHELD, ""))
                .does(SUPERVISOR, new DecideViolation(MatterDecision.UPHELD, WHY))
                .refuses(REASON_MISSING, SELLER, new AppealSanction("  "));
        Dispute.aloneInTheFirstEdition()
                .flagged(MisuseFlag.FREQUENT_RETURNS)
                .refuses(REASON_MISSING, BUYER, new ContestFlag(MisuseFlag.FREQUENT_RETURNS, " "));
    }

    @Test
    void wereNotAskedForInTheFirstEdition() {
        Dispute.aloneInTheFirstEdition()
                .flagged(MisuseFlag.FREQUENT_RETURNS)
                .does(BUYER, new ContestFlag(MisuseFlag.FREQUENT_RETURNS, "x"))
                .does(SUPERVISOR, new DecideContest(MatterDecision.UPHELD, "x"));
    }
}
