package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.domain.Dispute.*;

import java.time.Duration;
import java.util.List;
import org.ballcourt.contracts.AgentComplaintCause;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.AgentComplaintDecided;
import org.ballcourt.contracts.CaseEvent.CaseClosed;
import org.ballcourt.contracts.CaseEvent.DutyLapsed;
import org.ballcourt.contracts.CaseEvent.HandedOff;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.MatterDecision;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Sanction;
import org.ballcourt.contracts.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A side complains about somebody of the desk; a supervisor decides, the level above where the desk is silent. */
class HandlingAgentComplaintsTest {
    private static final String OTHER_SUPERVISOR = "SUPERVISOR/lin";
    private static final String HEAD = "SUPERVISOR/head";
    private static final DecideAgentComplaint UPHELD =
            new DecideAgentComplaint(MatterDecision.UPHELD, "it is in the log");
    private static final DecideAgentComplaint DISMISSED =
            new DecideAgentComplaint(MatterDecision.DISMISSED, "it is in the log");
    private static final AppealSanction APPEAL = new AppealSanction("已按流程处理");

    private static FileAgentComplaint about(String agent) {
        return new FileAgentComplaint("BC-9", agent, AgentComplaintCause.BUCK_PASSING, "推来推去", List.of());
    }

    private static Dispute filedComplaint() {
        return inEvidence().beside().does(BUYER, about("wang"));
    }

    @Test
    void putsASupervisorOnTheClock() {
        filedComplaint()
                .stored("AgentComplaintFiled")
                .in(Stage.ADJUDICATION)
                .ball("SUPERVISOR HANDLE_AGENT_COMPLAINT 2026-11-04T16:00+08:00")
                .allows(SUPERVISOR, "DecideAgentComplaint", "AddStatement")
                .allowsNot(SUPERVISOR, "DecideViolation", "HandOff", "SuspendCase")
                .allowsNot(BUYER, "DecideAgentComplaint", "WithdrawComplaint", "SubmitEvidence")
                .allows(BUYER, "AddStatement")
                .allows(AGENT, "AddStatement")
                .allowsNot(AGENT, "AppealSanction");
    }

    @Test
    void isForTheSidesOfTheDisputeAlone() {
        Dispute dispute = inEvidence();
        dispute.beside().refuses(RejectionCode.NOT_YOUR_ROLE, SENIOR, about("wang"));
        dispute.beside().refuses(RejectionCode.NO_SUCH_CASE, "BUYER/stranger", about("wang"));
        dispute.beside().refuses(RejectionCode.NO_SUCH_CASE, "SELLER/stranger", about("wang"));
        dispute.beside().does(SELLER, about("AGENT/wang")).stored("AgentComplaintFiled");
        Dispute.alone().refuses(RejectionCode.NO_SUCH_CASE, BUYER, about("wang"));
    }

    @Test
    void isAboutSomebodyWhoHadTheCaseInHand() {
        Dispute dispute = inEvidence();
        dispute.beside().refuses(RejectionCode.UNKNOWN_PARTY, BUYER, about("nobody"));
        dispute.beside().refuses(RejectionCode.UNKNOWN_PARTY, BUYER, about("SENIOR/wang"));
        inAcceptance().beside().refuses(RejectionCode.UNKNOWN_PARTY, BUYER, about("wang"));
    }

    @Test
    void bringsOnlyEvidenceOfOnesOwn() {
        FileAgentComplaint complaint = new FileAgentComplaint(
                "BC-9", "wang", AgentComplaintCause.ATTITUDE, "nobody ever answered", List.of("ev-1"));
        inEvidence().beside().refuses(RejectionCode.EVIDENCE_UNKNOWN, BUYER, complaint);
        inEvidence().beside().uploaded(SELLER, "ev-1").refuses(RejectionCode.EVIDENCE_NOT_YOURS, BUYER, complaint);
        inEvidence().beside().uploaded(BUYER, "ev-1").does(BUYER, complaint).stored("AgentComplaintFiled");
    }

    @Test
    void closesWhenItIsDismissed() {
        filedComplaint()
                .does(SUPERVISOR, DISMISSED)
                .stored("AgentComplaintDecided", "CaseClosed")
                .closed(Outcome.CLAIM_DISMISSED);
    }

    @Test
    void leavesTheAgentAWeekToAppealWhatWasUpheld() {
        filedComplaint()
                .does(SUPERVISOR, UPHELD)
                .stored("AgentComplaintDecided")
                .in(Stage.APPEAL_WINDOW)
                .ball("AGENT MAY_APPEAL 2026-11-09T10:00+08:00")
                .allows(AGENT, "AppealSanction")
                .allowsNot(BUYER, "AppealSanction", "LodgeAppeal")
                .refuses(RejectionCode.NOT_YOUR_ROLE, SUPERVISOR, APPEAL)
                .refuses(RejectionCode.WRONG_STAGE, SUPERVISOR, DISMISSED)
                .refuses(RejectionCode.NO_SUCH_CASE, "AGENT/another", APPEAL);
    }

    @Test
    void isFinalWhenTheAgentLetsTheWeekPass() {
        Dispute matter = filedComplaint().does(SUPERVISOR, UPHELD).waits("P8D");
        matter.stored("DutyLapsed", "CaseClosed").closed(Outcome.UPHELD);
        assertThat(((DutyLapsed) matter.last().getFirst()).consequence()).isEqualTo(Consequence.RULING_FINAL);
        assertThat(((CaseClosed) matter.last().getLast()).atFault()).isEqualTo(Fault.PLATFORM);
        assertThat(matter.state().desk().platformLapses()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, CORRECTION", "1, DOWNGRADE", "2, PAY_CUT", "7, PAY_CUT"})
    void climbsTheLadderWithEachUpheldComplaint(int before, Sanction sanction) {
        Dispute matter = filedComplaint().upheldBefore(before).does(SUPERVISOR, UPHELD);
        assertThat(((AgentComplaintDecided) matter.last().getFirst()).sanction())
                .isEqualTo(sanction);
    }

    @Test
    void isDecidedAnewByAnotherSupervisorOnAppeal() {
        filedComplaint()
                .does(SUPERVISOR, UPHELD)
                .does(AGENT, APPEAL)
                .stored("SanctionAppealed")
                .in(Stage.REVIEW)
                .ball("SUPERVISOR HANDLE_AGENT_COMPLAINT")
                .allowsNot(SUPERVISOR, "DecideAgentComplaint")
                .allows(OTHER_SUPERVISOR, "DecideAgentComplaint")
                .refuses(RejectionCode.REVIEWER_NOT_INDEPENDENT, SUPERVISOR, DISMISSED)
                .does(OTHER_SUPERVISOR, DISMISSED)
                .stored("AgentComplaintDecided", "CaseClosed")
                .closed(Outcome.CLAIM_DISMISSED);
    }

    @Test
    void neverGetsWorseByAnAppeal() {
        Dispute matter = filedComplaint()
                .does(SUPERVISOR, UPHELD)
                .upheldBefore(2)
                .does(AGENT, APPEAL)
                .does(OTHER_SUPERVISOR, UPHELD)
                .closed(Outcome.UPHELD);
        assertThat(((AgentComplaintDecided) matter.last().getFirst()).sanction())
                .isEqualTo(Sanction.CORRECTION);
    }

    @Test
    void goesOneLevelUpWhenTheDeskIsSilentAndClosesUndecidedAfterThat() {
        Dispute matter = filedComplaint().waits("P3D");
        matter.stored("DutyLapsed", "HandedOff")
                .ball("SUPERVISOR HANDLE_AGENT_COMPLAINT 2026-11-09T13:00+08:00")
                .allowsNot(SUPERVISOR, "DecideAgentComplaint")
                .refuses(RejectionCode.NOT_YOURS_TO_ANSWER, SUPERVISOR, UPHELD)
                .allows(HEAD, "DecideAgentComplaint");
        assertThat(((HandedOff) matter.last().getLast()).to()).hasToString(HEAD);

        matter.waits("P6D").stored("DutyLapsed", "CaseClosed").closed(Outcome.UNDECIDED);
        assertThat(((CaseClosed) matter.last().getLast()).atFault()).isEqualTo(Fault.PLATFORM);
        assertThat(matter.state().desk().platformLapses()).isEqualTo(2);
    }

    @Test
    void doesWhatThePreviewSaidWhenNobodyEverMoves() {
        Dispute matter = filedComplaint();
        while (matter.state().isOpen()) {
            var duty = matter.state().ball().open().getFirst();
            matter.waits(Duration.between(matter.now(), duty.dueAt()).toString());
            assertThat(((DutyLapsed) matter.last().getFirst()).consequence()).isEqualTo(duty.onLapse());
        }
    }

    @Test
    void goesToAnySupervisorWhereTheLevelAboveDecidedBefore() {
        Dispute matter = filedComplaint()
                .does(HEAD, UPHELD)
                .does(AGENT, APPEAL)
                .waits("P3D")
                .stored("DutyLapsed", "HandedOff");
        assertThat(((HandedOff) matter.last().getLast()).to()).isNull();
        matter.allows(SUPERVISOR, "DecideAgentComplaint").allowsNot(HEAD, "DecideAgentComplaint");
    }

    @Test
    void isNotForWhoeverHasAPartInIt() {
        filedComplaint().refuses(RejectionCode.OWN_CASE, "SUPERVISOR/wang", DISMISSED);
        filedComplaint().refuses(RejectionCode.OWN_CASE, "SUPERVISOR/li", UPHELD);
        filedComplaint().refuses(RejectionCode.OWN_CASE, "SUPERVISOR/shop", UPHELD);
    }

    @Test
    void doesNotExistForOthers() {
        Dispute matter = filedComplaint();
        for (String stranger :
                List.of(SELLER, "AGENT/another", SENIOR, REVIEWER, "CARRIER/fastship", "BUYER/another")) {
            matter.refuses(RejectionCode.NO_SUCH_CASE, stranger, new AddStatement("x", null));
        }
    }

    @Test
    void knowsNoneOfTheCommandsOfADispute() {
        filedComplaint()
                .refuses(RejectionCode.WRONG_STAGE, BUYER, new WithdrawComplaint("x"))
                .refuses(RejectionCode.WRONG_STAGE, SUPERVISOR, new RecordExternalOutcome(null, null, "x"))
                .refuses(
                        RejectionCode.WRONG_STAGE,
                        SUPERVISOR,
                        new DecideContest(MatterDecision.UPHELD, "it is in the log"))
                .refuses(RejectionCode.WRONG_STAGE, BUYER, new RateService("wang", 1, null));
    }

    @Test
    void hasCommandsThatNoDisputeKnows() {
        inEvidence()
                .refuses(RejectionCode.WRONG_STAGE, SUPERVISOR, UPHELD)
                .refuses(RejectionCode.WRONG_STAGE, AGENT, APPEAL);
    }

    @Test
    void takesNoMoreStatementsThanADispute() {
        Dispute matter = filedComplaint();
        for (int i = 0; i < 50; i++) {
            matter.does(BUYER, new AddStatement("x", null));
        }
        matter.refuses(RejectionCode.CASE_LOG_FULL, BUYER, new AddStatement("x", null));
        matter.does(SUPERVISOR, DISMISSED).refuses(RejectionCode.CASE_CLOSED, BUYER, new AddStatement("x", null));
    }
}
