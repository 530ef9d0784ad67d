package org.ballcourt.cases.domain;

import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.AppealDecision;
import org.ballcourt.contracts.AppealGround;
import org.ballcourt.contracts.Audience;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Finding;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.SeniorGround;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;
import org.ballcourt.contracts.SuspensionCause;
import org.junit.jupiter.api.Test;

class RulingTest {
    private static final Map<Account, Integer> ALL_SELLER = Map.of(Account.SELLER, 100);

    @Test
    void opensTheAppealWindowForBothSides() {
        inAppealWindow()
                .stored("RulingIssued")
                .ball("BUYER MAY_APPEAL 2026-11-09T10:00+08:00", "SELLER MAY_APPEAL 2026-11-09T10:00+08:00");
    }

    @Test
    void needsAFindingForEveryElement() {
        IssueRuling half = new IssueRuling(
                List.of(new FindingOf("DEFECT_SHOWN", Finding.PROVEN, WHY, List.of())),
                RulingResult.GRANTED,
                Remedy.REFUND,
                Money.of("129.00", "CNY"),
                ALL_SELLER,
                Fault.SELLER,
                null,
                WHY);
        inAdjudication().refuses(FINDING_MISSING, AGENT, half);
    }

    @Test
    void citesEvidenceAgainstAPresumption() {
        List<FindingOf> bare = List.of(
                new FindingOf("DEFECT_SHOWN", Finding.PROVEN, WHY, List.of()),
                new FindingOf("SOUND_WHEN_SENT", Finding.PROVEN, WHY, List.of()));
        List<FindingOf> cited =
                List.of(bare.getFirst(), new FindingOf("SOUND_WHEN_SENT", Finding.PROVEN, WHY, List.of("ev-1")));
        Dispute dispute = inEvidence()
                .uploaded(SELLER, "ev-1")
                .does(SELLER, new SubmitEvidence("ev-1", null, "x"))
                .does(BUYER, new CompleteEvidence())
                .waits("PT72H");
        dispute.refuses(FINDING_MISSING, AGENT, dismissed(bare))
                .does(AGENT, dismissed(cited))
                .in(Stage.APPEAL_WINDOW);
    }

    private static IssueRuling dismissed(List<FindingOf> findings) {
        return new IssueRuling(findings, RulingResult.DISMISSED, null, null, null, Fault.NONE, null, WHY);
    }

    @Test
    void refusesWrongContent() {
        inAdjudication()
                .refuses(
                        LIABILITY_NOT_100,
                        AGENT,
                        ruling(RulingResult.GRANTED, Remedy.REFUND, "129.00", Map.of(Account.SELLER, 70)))
                .refuses(AMOUNT_EXCEEDS_ORDER, AGENT, granting("129.01"))
                .refuses(
                        OVER_AUTHORITY, AGENT, ruling(RulingResult.GRANTED, Remedy.COMPENSATION, "500.00", ALL_SELLER));
    }

    @Test
    void belongsToTheAgentWhoTookTheCase() {
        inAdjudication()
                .refuses(NOT_YOURS_TO_ANSWER, "AGENT/chen", granting("129.00"))
                .refuses(NOT_YOURS_TO_ANSWER, SENIOR, granting("129.00"));
    }

    @Test
    void isForASeniorAboveTheAgentsAuthority() {
        filed("6000.00", Remedy.REFUND, "6000.00")
                .does(BUYER, new RequestIntervention(InterventionGround.LARGE_AMOUNT, "x"))
                .does(AGENT, new AcceptIntervention())
                .does(BUYER, new CompleteEvidence())
                .does(SELLER, new CompleteEvidence())
                .ball("AGENT RULE")
                .refuses(OVER_AUTHORITY, AGENT, granting("6000.00"))
                .does(AGENT, new EscalateToSenior(SeniorGround.LARGE_AMOUNT, "x"))
                .ball("SENIOR RULE 2026-11-03T17:00+08:00")
                .refuses(NOT_YOURS_TO_ANSWER, AGENT, granting("6000.00"))
                .does(SENIOR, granting("6000.00"))
                .in(Stage.APPEAL_WINDOW);
    }

    @Test
    void becomesFinalWhenNobodyAppeals() {
        inAppealWindow()
                .waits("P7D")
                .stored("DutyLapsed", "DutyLapsed")
                .in(Stage.ENFORCEMENT)
                .ball("SELLER PERFORM");
    }

    @Test
    void closesWhenTheClaimIsDismissedForGood() {
        inAdjudication()
                .does(AGENT, dismissing())
                .waits("P7D")
                .stored("DutyLapsed", "DutyLapsed", "CaseClosed")
                .closed(Outcome.CLAIM_DISMISSED)
                .money();
    }

    @Test
    void mayLeaveTheMatterToOutsideBodies() {
        inAdjudication()
                .does(AGENT, ruling(RulingResult.UNDECIDED, null, null, Map.of()))
                .waits("P7D")
                .closed(Outcome.UNDECIDED);
    }

    @Test
    void movesToASeniorAndThenToThePlatformsFundWhenThePlatformIsLate() {
        inAdjudication()
                .waits("PT31H")
                .stored("DutyLapsed", "EscalatedToSenior")
                .ball("SENIOR RULE 2026-11-04T16:00+08:00")
                .waits("PT23H")
                .stored("DutyLapsed", "ProvisionalCreditGranted", "AdvancePaid")
                .money("BUYER +129.00", "PLATFORM -129.00")
                .ball("SENIOR RULE 2026-11-11T11:00+08:00")
                .waits("P7D")
                .stored("DutyLapsed", "CaseClosed")
                .closed(Outcome.REMEDY_PERFORMED)
                .money("BUYER +129.00", "PLATFORM -129.00");
    }

    @Test
    void takesTheCreditBackWhenTheClaimIsDismissed() {
        inAdjudication()
                .waits("PT54H")
                .does(SENIOR, dismissing())
                .waits("P7D")
                .closed(Outcome.CLAIM_DISMISSED)
                .money();
    }

    @Test
    void takesTheCreditBackWhenTheComplaintIsWithdrawn() {
        inAdjudication()
                .waits("PT54H")
                .does(BUYER, new WithdrawComplaint("x"))
                .closed(Outcome.WITHDRAWN)
                .money();
    }

    @Test
    void repaysTheCreditFromWhatTheSellerPerforms() {
        inAdjudication()
                .waits("PT54H")
                .does(SENIOR, grantingPart("100.00"))
                .waits("P7D")
                .does(SELLER, new ConfirmStep(StepKind.REFUND, "P"))
                .closed(Outcome.REMEDY_PERFORMED)
                .money("BUYER +100.00", "SELLER -100.00");
    }

    @Test
    void repaysTheCreditAlsoWhenTheSellerStaysSilent() {
        inAdjudication()
                .waits("PT54H")
                .does(SENIOR, granting("129.00"))
                .waits("P30D")
                .stored("DutyLapsed", "DutyLapsed", "DutyLapsed", "AdvancePaid", "RecoveryOpened", "CaseClosed")
                .money("BUYER +129.00", "SELLER -129.00");
    }

    @Test
    void proposesOneSettlementFromAdjudicationWhileItsOwnClockWaits() {
        ProposeSettlement proposal = new ProposeSettlement(Remedy.PARTIAL_REFUND, Money.of("60.00", "CNY"), "x");
        inAdjudication()
                .waits("PT2H")
                .does(AGENT, proposal)
                .ball("BUYER ANSWER_SETTLEMENT", "SELLER ANSWER_SETTLEMENT")
                .refuses(WRONG_STAGE, AGENT, proposal)
                .waits("PT72H")
                .stored("DutyLapsed", "DutyLapsed")
                .ball("AGENT RULE 2026-11-06T17:00+08:00")
                .refuses(WRONG_STAGE, AGENT, proposal)
                .allowsNot(AGENT, "ProposeSettlement");
    }

    @Test
    void settlesWhenBothSidesAcceptTheProposal() {
        inAdjudication()
                .does(AGENT, new ProposeSettlement(Remedy.PARTIAL_REFUND, Money.of("60.00", "CNY"), "x"))
                .does(SELLER, new AcceptSettlement())
                .does(BUYER, new AcceptSettlement())
                .stored("SettlementAccepted")
                .does(SELLER, new ConfirmStep(StepKind.REFUND, "P"))
                .closed(Outcome.SETTLED)
                .money("BUYER +60.00", "SELLER -60.00");
    }

    @Test
    void isAppealedOnceByEachSideOnAGround() {
        LodgeAppeal clause = new LodgeAppeal(AppealGround.RULE_MISAPPLIED, WHY, null, "quality.burden");
        inAppealWindow()
                .uploaded(SELLER, "ev-9")
                .uploaded(BUYER, "ev-8")
                .refuses(APPEAL_NEEDS_NEW_EVIDENCE, SELLER, new LodgeAppeal(AppealGround.NEW_EVIDENCE, WHY, null, null))
                .refuses(
                        EVIDENCE_NOT_YOURS,
                        SELLER,
                        new LodgeAppeal(AppealGround.NEW_EVIDENCE, WHY, List.of("ev-8"), null))
                .refuses(APPEAL_NEEDS_CLAUSE, SELLER, new LodgeAppeal(AppealGround.RULE_MISAPPLIED, WHY, null, null))
                .refuses(UNKNOWN_CLAUSE, SELLER, new LodgeAppeal(AppealGround.RULE_MISAPPLIED, WHY, null, "no.such"))
                .does(SELLER, new LodgeAppeal(AppealGround.NEW_EVIDENCE, WHY, List.of("ev-9"), null))
                .ball("REVIEWER REVIEW 2026-11-04T16:00+08:00")
                .refuses(ALREADY_APPEALED, SELLER, clause)
                .does(BUYER, clause)
                .stored("AppealLodged")
                .ball("REVIEWER REVIEW 2026-11-04T16:00+08:00");
    }

    @Test
    void isAppealedOnNoEvidenceThatItKnewUnderAnotherId() {
        List<FindingOf> cited = List.of(
                new FindingOf("DEFECT_SHOWN", Finding.PROVEN, WHY, List.of()),
                new FindingOf("SOUND_WHEN_SENT", Finding.PROVEN, WHY, List.of("ev-1")));
        inEvidence()
                .uploaded(SELLER, "ev-1", EvidenceKind.PHOTO, "one")
                .does(SELLER, new SubmitEvidence("ev-1", null, "x"))
                .does(BUYER, new CompleteEvidence())
                .waits("PT72H")
                .does(AGENT, dismissed(cited))
                .uploaded(BUYER, "ev-2", EvidenceKind.PHOTO, "one")
                .uploaded(BUYER, "ev-3", EvidenceKind.PHOTO, "other")
                .refuses(
                        APPEAL_NEEDS_NEW_EVIDENCE,
                        BUYER,
                        new LodgeAppeal(AppealGround.NEW_EVIDENCE, WHY, List.of("ev-2"), null))
                .does(BUYER, new LodgeAppeal(AppealGround.NEW_EVIDENCE, WHY, List.of("ev-2", "ev-3"), null));
    }

    @Test
    void isJoinedOnlyWithinTheOthersOwnSevenDays() {
        LodgeAppeal procedure = new LodgeAppeal(AppealGround.PROCEDURE, WHY, null, null);
        inAppealWindow().waits("P6DT23H").does(SELLER, procedure).waits("PT2H").refuses(WRONG_STAGE, BUYER, procedure);
    }

    @Test
    void isReviewedByAnIndependentReviewer() {
        DecideAppeal no = new DecideAppeal(AppealDecision.DISMISSED, null, WHY);
        inAppealWindow()
                .does(SELLER, new LodgeAppeal(AppealGround.PROCEDURE, WHY, null, null))
                .refuses(REVIEWER_NOT_INDEPENDENT, "REVIEWER/wang", no)
                .refuses(OWN_CASE, "REVIEWER/shop", no)
                .does(REVIEWER, no)
                .stored("AppealDecided")
                .ball("SELLER PERFORM");
    }

    /** To speak in the case is to act on it; in the review it is the reviewer's own. */
    @Test
    void isReviewedByNobodyWhoSpokeInTheCaseBefore() {
        DecideAppeal no = new DecideAppeal(AppealDecision.DISMISSED, null, WHY);
        AddStatement word = new AddStatement("I have looked into it", Audience.PLATFORM);
        LodgeAppeal appeal = new LodgeAppeal(AppealGround.PROCEDURE, WHY, null, null);
        inAppealWindow()
                .does(REVIEWER, word)
                .does(SELLER, appeal)
                .allowsNot(REVIEWER, "DecideAppeal")
                .refuses(REVIEWER_NOT_INDEPENDENT, REVIEWER, no)
                .does("REVIEWER/he", word)
                .does("REVIEWER/he", no);
        inAppealWindow()
                .does(SELLER, appeal)
                .does(SUPERVISOR, new SuspendCase(SuspensionCause.COURT, "C-1"))
                .does(REVIEWER, word)
                .does(SUPERVISOR, new ResumeCase("x"))
                .does(REVIEWER, no);
    }

    @Test
    void isReplacedByARevision() {
        inAppealWindow()
                .does(SELLER, new LodgeAppeal(AppealGround.PROCEDURE, WHY, null, null))
                .refuses(FINDING_MISSING, REVIEWER, new DecideAppeal(AppealDecision.REVISED, null, WHY))
                .does(REVIEWER, new DecideAppeal(AppealDecision.REVISED, dismissing(), WHY))
                .stored("AppealDecided", "CaseClosed")
                .closed(Outcome.CLAIM_DISMISSED);
    }

    @Test
    void standsWhenTwoReviewersStaySilent() {
        inAppealWindow()
                .does(SELLER, new LodgeAppeal(AppealGround.PROCEDURE, WHY, null, null))
                .waits("P2DT6H")
                .stored("DutyLapsed", "HandedOff")
                .ball("REVIEWER REVIEW 2026-11-09T13:00+08:00")
                .waits("P5D")
                .stored("DutyLapsed", "AppealDecided")
                .in(Stage.ENFORCEMENT);
    }
}
