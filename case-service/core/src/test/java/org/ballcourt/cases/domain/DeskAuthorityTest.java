package org.ballcourt.cases.domain;

import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.HandOffReason;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;
import org.junit.jupiter.api.Test;

class DeskAuthorityTest {
    private static final String CHEN = "AGENT/chen";
    private static final ProposeSettlement PROPOSAL =
            new ProposeSettlement(Remedy.PARTIAL_REFUND, Money.of("60.00", "CNY"), "x");

    /** What a ruling leaves out is as claimed, and so is what needs a senior. */
    @Test
    void doesNotReachToCompensationThatTheRulingTakesFromTheClaim() {
        filed("129.00", Remedy.COMPENSATION, "300.00")
                .does(SELLER, new RejectClaim(SellerRejectionGround.OTHER, "x", List.of()))
                .does(BUYER, new RequestIntervention(InterventionGround.SELLER_REJECTED, "x"))
                .does(AGENT, new AcceptIntervention())
                .does(BUYER, new CompleteEvidence())
                .does(SELLER, new CompleteEvidence())
                .refuses(OVER_AUTHORITY, AGENT, ruling(RulingResult.GRANTED, null, null, Map.of(Account.SELLER, 100)));
    }

    @Test
    void movesWithTheCaseAlsoWhileASettlementKeepsTheRulingWaiting() {
        inAdjudication()
                .does(AGENT, PROPOSAL)
                .does(AGENT, new HandOff(Actor.parse(CHEN), HandOffReason.ABSENCE, List.of("1")))
                .does(BUYER, new DeclineSettlement("x"))
                .ball("AGENT RULE 2026-11-03T17:00+08:00")
                .refuses(NOT_YOURS_TO_ANSWER, AGENT, dismissing())
                .does(CHEN, dismissing())
                .in(Stage.APPEAL_WINDOW);
    }

    /** Only a mediation that keeps the ruling waiting would park the platform's own clock. */
    @Test
    void proposesAgainInAMediationThatInterruptsNoRuling() {
        filed(Reason.NOT_AS_DESCRIBED, Remedy.RETURN_AND_REFUND, "129.00")
                .does(SELLER, new RejectClaim(SellerRejectionGround.OTHER, "x", List.of()))
                .does(BUYER, new RequestIntervention(InterventionGround.SELLER_REJECTED, "x"))
                .does(AGENT, new AcceptIntervention())
                .does(BUYER, new CompleteEvidence())
                .does(SELLER, new CompleteEvidence())
                .does(AGENT, new ProposeSettlement(Remedy.RETURN_AND_REFUND, null, "x"))
                .does(BUYER, new AcceptSettlement())
                .does(SELLER, new AcceptSettlement())
                .does(BUYER, new ConfirmStep(StepKind.RETURN_GOODS, "SF"))
                .does(SELLER, new ReportNonPerformance(StepKind.RETURN_GOODS, "empty box"))
                .does(AGENT, PROPOSAL)
                .does(AGENT, PROPOSAL)
                .does(BUYER, new DeclineSettlement("x"))
                .refuses(WRONG_STAGE, AGENT, PROPOSAL);
    }
}
