package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.AppealDecision;
import org.ballcourt.contracts.AppealGround;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.DeclineCode;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;
import org.junit.jupiter.api.Test;

class DecliningTest {
    private static final DeclineIntervention DECLINED = new DeclineIntervention(DeclineCode.OUT_OF_SCOPE, WHY);
    private static final DeclineIntervention NOT_TALKED =
            new DeclineIntervention(DeclineCode.NO_PRIOR_NEGOTIATION, WHY);
    private static final LodgeAppeal APPEAL = new LodgeAppeal(AppealGround.PROCEDURE, WHY, null, null);

    @Test
    void givesTheRefusedSideTheRightToAppeal() {
        inAcceptance()
                .does(AGENT, DECLINED)
                .stored("InterventionDeclined")
                .in(Stage.APPEAL_WINDOW)
                .ball("BUYER MAY_APPEAL 2026-11-09T10:00+08:00")
                .allows(BUYER, "LodgeAppeal")
                .allowsNot(SELLER, "LodgeAppeal")
                .refuses(NOT_YOURS_TO_ANSWER, SELLER, APPEAL);
    }

    @Test
    void refusesTheSellerWhereTheSellerCalled() {
        filed().uploaded(SELLER, "ev-1")
                .does(SELLER, new RequestIntervention(InterventionGround.BAD_FAITH, WHY, List.of("ev-1")))
                .does(AGENT, NOT_TALKED)
                .ball("SELLER MAY_APPEAL")
                .refuses(NOT_YOURS_TO_ANSWER, BUYER, APPEAL)
                .does(SELLER, APPEAL)
                .in(Stage.REVIEW)
                .refuses(NOT_YOURS_TO_ANSWER, BUYER, APPEAL)
                .refuses(ALREADY_APPEALED, SELLER, APPEAL);
    }

    @Test
    void refusesTheBuyerWhereSilenceCalled() {
        filed().waits("PT48H").does(AGENT, DECLINED).ball("BUYER MAY_APPEAL");
    }

    @Test
    void namesADuplicateOnlyWhereTheLineHasACaseThatIsOrWasDecided() {
        DeclineIntervention duplicate = new DeclineIntervention(DeclineCode.DUPLICATE, WHY);
        inAcceptance().refuses(GROUND_NOT_MET, AGENT, duplicate);
        another(filed().does(BUYER, new WithdrawComplaint(null))).refuses(GROUND_NOT_MET, AGENT, duplicate);
        another(inAcceptance().does(AGENT, DECLINED).waits("P7D")).refuses(GROUND_NOT_MET, AGENT, duplicate);
        another(filed(Reason.NOT_AS_DESCRIBED, Remedy.PARTIAL_REFUND, "9.00")
                        .does(SELLER, new MakeOffer(Remedy.PARTIAL_REFUND, Money.of("5.00", "CNY"), null))
                        .does(BUYER, new AcceptOffer("offer-1"))
                        .does(SELLER, new ConfirmStep(StepKind.REFUND, "PAY-1")))
                .does(AGENT, duplicate)
                .in(Stage.APPEAL_WINDOW);
    }

    /** One more case of the line, in which the platform is called. */
    private static Dispute another(Dispute before) {
        FileComplaint again = complaint(Reason.FALSE_ADVERTISING, Remedy.PARTIAL_REFUND, "20.00", order("129.00"));
        return new Dispute()
                .after("BC-0", before)
                .does(BUYER, again)
                .does(SELLER, new RejectClaim(SellerRejectionGround.NORMAL_WEAR, null, null))
                .does(BUYER, new RequestIntervention(InterventionGround.SELLER_REJECTED, null));
    }

    @Test
    void endsTheCaseWhereNobodyAppeals() {
        inAcceptance()
                .does(AGENT, DECLINED)
                .waits("P7D")
                .stored("DutyLapsed", "CaseClosed")
                .closed(Outcome.INADMISSIBLE)
                .money();
    }

    @Test
    void standsWhereTheReviewerSaysSo() {
        inReview()
                .refuses(
                        REVIEWER_NOT_INDEPENDENT,
                        "REVIEWER/wang",
                        new DecideAppeal(AppealDecision.DISMISSED, null, WHY))
                .does(REVIEWER, new DecideAppeal(AppealDecision.DISMISSED, null, WHY))
                .stored("AppealDecided", "CaseClosed")
                .closed(Outcome.INADMISSIBLE);
    }

    @Test
    void standsWhereTwoReviewersStaySilent() {
        inReview()
                .waits("P2DT6H")
                .stored("DutyLapsed", "HandedOff")
                .waits("P5D")
                .stored("DutyLapsed", "AppealDecided", "CaseClosed")
                .closed(Outcome.INADMISSIBLE);
    }

    @Test
    void isOverturnedIntoTheEvidenceRoundAndToASenior() {
        inReview()
                .refuses(RULING_INCOHERENT, REVIEWER, new DecideAppeal(AppealDecision.REVISED, granting("129.00"), WHY))
                .does(REVIEWER, new DecideAppeal(AppealDecision.REVISED, null, WHY))
                .stored("AppealDecided", "InterventionAccepted", "EvidenceRoundOpened")
                .in(Stage.EVIDENCE)
                .ball("BUYER PROVE", "SELLER PROVE")
                .does(BUYER, new CompleteEvidence())
                .does(SELLER, new CompleteEvidence())
                .ball("SENIOR RULE");
    }

    /** Where nothing was ruled there is nothing to revise: what a ruling would lack is no matter. */
    @Test
    void toldToARevisionIsTheReasonAlone() {
        IssueRuling unwanted =
                new IssueRuling(null, RulingResult.GRANTED, null, null, Map.of(Account.SELLER, 60), null, null, WHY);
        Dispute review = inReview();
        assertThatThrownBy(() -> review.does(REVIEWER, new DecideAppeal(AppealDecision.REVISED, unwanted, "x")))
                .isInstanceOfSatisfying(
                        CaseRejection.class, no -> assertThat(no.fields()).containsOnlyKeys("reasons"));
    }

    @Test
    void usesUpNoAppealAgainstTheRulingThatFollows() {
        inReview()
                .does(REVIEWER, new DecideAppeal(AppealDecision.REVISED, null, WHY))
                .does(BUYER, new CompleteEvidence())
                .does(SELLER, new CompleteEvidence())
                .does(SENIOR, granting("129.00"))
                .ball("BUYER MAY_APPEAL", "SELLER MAY_APPEAL")
                .does(BUYER, APPEAL)
                .refuses(REVIEWER_NOT_INDEPENDENT, REVIEWER, new DecideAppeal(AppealDecision.DISMISSED, null, WHY))
                .does("REVIEWER/zhou", new DecideAppeal(AppealDecision.DISMISSED, null, WHY))
                .in(Stage.ENFORCEMENT);
    }

    @Test
    void isAppealedOnAGround() {
        Dispute declined = inAcceptance().does(AGENT, DECLINED).uploaded(BUYER, "ev-8");
        declined.refuses(APPEAL_NEEDS_NEW_EVIDENCE, BUYER, new LodgeAppeal(AppealGround.NEW_EVIDENCE, WHY, null, null))
                .refuses(APPEAL_NEEDS_CLAUSE, BUYER, new LodgeAppeal(AppealGround.RULE_MISAPPLIED, WHY, null, null))
                .does(BUYER, new LodgeAppeal(AppealGround.NEW_EVIDENCE, WHY, List.of("ev-8"), null));
        assertThat(declined.state().proof().exhibit("ev-8")).isPresent();
    }

    @Test
    void isRefusedWhereTheHistoryContradictsTheCode() {
        inAcceptance().refuses(GROUND_NOT_MET, AGENT, NOT_TALKED);
        filed().waits("PT48H").refuses(GROUND_NOT_MET, AGENT, NOT_TALKED);
        offersDeclined(2).refuses(GROUND_NOT_MET, AGENT, NOT_TALKED);
        offersDeclined(1).does(AGENT, NOT_TALKED).in(Stage.APPEAL_WINDOW);
        inAcceptance()
                .refuses(GROUND_NOT_MET, AGENT, new DeclineIntervention(DeclineCode.OUTSIDE_WINDOW, WHY))
                .does(AGENT, new DeclineIntervention(DeclineCode.DESCRIPTION_TOO_THIN, WHY));
    }

    private static Dispute offersDeclined(int times) {
        Dispute dispute = filed("6000.00", Remedy.REFUND, "6000.00");
        for (int i = 1; i <= times; i++) {
            dispute.does(SELLER, new MakeOffer(Remedy.PARTIAL_REFUND, Money.of(i + "0.00", "CNY"), "x"))
                    .does(BUYER, new DeclineOffer("offer-" + i, "x"));
        }
        return dispute.does(BUYER, new RequestIntervention(InterventionGround.LARGE_AMOUNT, "x"));
    }

    private static Dispute inReview() {
        return inAcceptance().does(AGENT, DECLINED).does(BUYER, APPEAL).ball("REVIEWER REVIEW");
    }
}
