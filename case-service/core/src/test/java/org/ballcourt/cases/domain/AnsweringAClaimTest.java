package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import java.util.List;
import org.ballcourt.contracts.Audience;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EndedDuty;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;
import org.junit.jupiter.api.Test;

class AnsweringAClaimTest {
    private static final RejectClaim NO = new RejectClaim(SellerRejectionGround.BUYER_MISUSE, "x", List.of());

    @Test
    void givesTheSellerTwoDays() {
        filed().stored("ComplaintFiled").in(Stage.NEGOTIATION).ball("SELLER ANSWER_CLAIM 2026-11-04T10:00+08:00");
    }

    @Test
    void passesTheBallToTheBuyerWhenTheSellerRejects() {
        filed().waits("PT5H")
                .does(SELLER, NO)
                .stored("SellerRejected")
                .ball("BUYER ANSWER_REJECTION 2026-11-09T15:00+08:00");
    }

    @Test
    void isAnsweredOnlyOnce() {
        filed().does(SELLER, NO).refuses(DUTY_NOT_OPEN, SELLER, NO);
    }

    @Test
    void isNotAnsweredByAStatement() {
        filed().waits("PT47H")
                .does(SELLER, new AddStatement("正在核实", Audience.ALL))
                .ball("SELLER ANSWER_CLAIM 2026-11-04T10:00+08:00");
    }

    @Test
    void closesAtOnceWhenNothingIsToBePerformed() {
        filed(Reason.SELLER_MISCONDUCT, Remedy.NONE, "0.00")
                .does(SELLER, new AcceptClaim())
                .stored("ClaimAccepted", "CaseClosed")
                .closed(Outcome.REMEDY_PERFORMED);
    }

    @Test
    void opensTheInterventionWhenTheSellerStaysSilent() {
        filed().waits("PT48H")
                .stored("DutyLapsed", "InterventionRequested")
                .in(Stage.ACCEPTANCE)
                .ball("AGENT TRIAGE 2026-11-04T18:00+08:00");
    }

    @Test
    void grantsASmallClaimWhenTheSellerStaysSilent() {
        filed("39.00", Remedy.RETURN_AND_REFUND, "39.00")
                .waits("PT48H")
                .stored("DutyLapsed", "ClaimAccepted")
                .ball("SELLER PERFORM 2026-11-06T16:00+08:00");
    }

    @Test
    void doesNotGrantAClaimWithoutMoney() {
        filed(Reason.WARRANTY_REFUSED, Remedy.REPAIR, "0.00").waits("PT48H").in(Stage.ACCEPTANCE);
    }

    @Test
    void grantsFiftyButNotAFenMore() {
        filed("60.00", Remedy.REFUND, "50.00").waits("PT48H").in(Stage.ENFORCEMENT);
        filed("60.00", Remedy.REFUND, "50.01").waits("PT48H").in(Stage.ACCEPTANCE);
    }

    @Test
    void lapsesWhenTheBuyerLetsTheRejectionStand() {
        filed().does(SELLER, NO).waits("P7D").stored("DutyLapsed", "CaseClosed").closed(Outcome.LAPSED);
    }

    @Test
    void findsAnOverdueDutyLapsedFirst() {
        filed().sleeps("PT49H").refuses(WRONG_STAGE, SELLER, NO).in(Stage.NEGOTIATION);
        filed().sleeps("PT49H")
                .does(SELLER, new AddStatement("x", Audience.ALL))
                .stored("DutyLapsed", "InterventionRequested", "StatementAdded")
                .in(Stage.ACCEPTANCE);
    }

    @Test
    void isStillInTimeAtTheDeadlineItself() {
        filed().sleeps("PT48H").does(SELLER, NO).stored("SellerRejected");
    }

    @Test
    void leavesEnoughTimeForWhatFollowsALapseThatWasRecordedLate() {
        filed().sleeps("P10D").does("SYSTEM/clock", new LapseDuty("d1")).ball("AGENT TRIAGE 2026-11-12T11:36+08:00");
    }

    @Test
    void doesNotLapseEarly() {
        filed().sleeps("PT47H59M59S").refuses(DUTY_NOT_OPEN, "SYSTEM/clock", new LapseDuty("d1"));
    }

    @Test
    void lapsesOnce() {
        filed().sleeps("PT48H")
                .does("SYSTEM/clock", new LapseDuty("d1"))
                .does("SYSTEM/clock", new LapseDuty("d1"))
                .stored();
    }

    @Test
    void needsAGroundToCallThePlatform() {
        filed().refuses(GROUND_NOT_MET, BUYER, new RequestIntervention(InterventionGround.SELLER_REJECTED, "x"))
                .refuses(GROUND_NOT_MET, BUYER, new RequestIntervention(InterventionGround.TALKS_FAILED, "x"))
                .refuses(GROUND_NOT_MET, BUYER, new RequestIntervention(InterventionGround.LARGE_AMOUNT, "x"))
                .refuses(GROUND_NOT_MET, BUYER, new RequestIntervention(InterventionGround.CLEAR_VIOLATION, WHY))
                .refuses(REASON_MISSING, BUYER, new RequestIntervention(InterventionGround.BAD_FAITH, " "))
                .refuses(GROUND_NOT_MET, BUYER, new RequestIntervention(InterventionGround.SELLER_SILENT, "x"));
        filed(Reason.COUNTERFEIT, Remedy.REFUND, "129.00")
                .uploaded(BUYER, "ev-1")
                .does(BUYER, new RequestIntervention(InterventionGround.CLEAR_VIOLATION, WHY, List.of("ev-1")))
                .in(Stage.ACCEPTANCE);
        filed("5000.00", Remedy.REFUND, "5000.00")
                .does(BUYER, new RequestIntervention(InterventionGround.LARGE_AMOUNT, "x"))
                .in(Stage.ACCEPTANCE);
    }

    @Test
    void isWithdrawnByTheBuyerAlone() {
        filed().refuses(NOT_YOUR_ROLE, SELLER, new WithdrawComplaint("x"))
                .does(BUYER, new WithdrawComplaint("x"))
                .stored("ComplaintWithdrawn", "CaseClosed")
                .closed(Outcome.WITHDRAWN)
                .refuses(CASE_CLOSED, SELLER, NO);
    }

    @Test
    void doesNotExistForStrangers() {
        filed().refuses(NO_SUCH_CASE, "SELLER/other", NO)
                .refuses(NO_SUCH_CASE, "CARRIER/fastship", new AddStatement("x", null));
    }

    @Test
    void boundsTheStatementsOfEachActor() {
        Dispute dispute = filed();
        for (int i = 0; i < 50; i++) {
            dispute.does(SELLER, new AddStatement("x", null));
        }
        dispute.refuses(CASE_LOG_FULL, SELLER, new AddStatement("x", null)).does(BUYER, new AddStatement("x", null));
    }

    @Test
    void boundsReportsThatChangeNothingAsStatements() {
        ReportNonPerformance nothingCame = new ReportNonPerformance(StepKind.REFUND, "x");
        Dispute dispute = inEnforcement();
        for (int i = 0; i < 50; i++) {
            dispute.allows(BUYER, "ReportNonPerformance").does(BUYER, nothingCame);
        }
        dispute.allowsNot(BUYER, "ReportNonPerformance")
                .refuses(CASE_LOG_FULL, BUYER, nothingCame)
                .refuses(CASE_LOG_FULL, BUYER, new AddStatement("x", null))
                .does(SELLER, nothingCame);
    }

    @Test
    void isNotDoneBySomebodyElsesAct() {
        Dispute dispute = filed(Reason.COUNTERFEIT, Remedy.REFUND, "129.00")
                .uploaded(BUYER, "ev-1")
                .does(BUYER, new RequestIntervention(InterventionGround.CLEAR_VIOLATION, WHY, List.of("ev-1")));
        assertThat(dispute.last().getFirst().ball().ended())
                .extracting(EndedDuty::kind, EndedDuty::how)
                .containsExactly(tuple(DutyKind.ANSWER_CLAIM, DutyEnding.CANCELLED));
    }
}
