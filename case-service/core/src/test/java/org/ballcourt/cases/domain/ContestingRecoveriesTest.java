package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.AppealDecision;
import org.ballcourt.contracts.AppealGround;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.RecoveryContested;
import org.ballcourt.contracts.CaseEvent.RecoveryOpened;
import org.ballcourt.contracts.MatterDecision;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;
import org.ballcourt.contracts.SuspensionCause;
import org.junit.jupiter.api.Test;

/** Whoever the platform takes money back from says that it is wrong. */
class ContestingRecoveriesTest {
    private static final String CARRIER = "CARRIER/fastship";
    private static final ContestRecovery CONTEST =
            new ContestRecovery("BC-9", "the parcel was scanned sound", List.of());
    private static final ReverseRecovery UPHELD =
            new ReverseRecovery("RC-1", Account.CARRIER, Money.of("51.60", "CNY"));

    /** The carrier bears two fifths. */
    private static Dispute ruled() {
        return inAdjudication()
                .does(
                        AGENT,
                        ruling(
                                RulingResult.GRANTED,
                                Remedy.REFUND,
                                "129.00",
                                Map.of(Account.SELLER, 60, Account.CARRIER, 40)));
    }

    /** The platform has paid the carrier's part; the seller has still to pay its own. */
    private static Dispute recovered() {
        return ruled().waits("P7D");
    }

    @Test
    void isToldUntilWhenWithTheRecoveryItself() {
        Dispute dispute = recovered();
        assertThat(dispute.event(RecoveryOpened.class).contestUntil())
                .isEqualTo(dispute.now().plus(Duration.ofDays(7)));
        assertThat(CaseDecider.contestable(Actor.parse(CARRIER), dispute.state(), dispute.now()))
                .extracting(Recovery::contestUntil)
                .containsExactly(dispute.now().plus(Duration.ofDays(7)));
    }

    @Test
    void putsASupervisorOnTheClock() {
        Dispute contest = recovered().beside().does(CARRIER, CONTEST);
        contest.stored("RecoveryContested")
                .in(Stage.ADJUDICATION)
                .ball("SUPERVISOR HANDLE_CONTEST")
                .allows(SUPERVISOR, "DecideContest");
        RecoveryContested event = contest.event(RecoveryContested.class);
        assertThat(event.from()).isEqualTo(Account.CARRIER);
        assertThat(event.amount()).isEqualTo(Money.of("51.60", "CNY"));
        assertThat(event.dispute()).isEqualTo("BC-9");
    }

    @Test
    void isForWhomItIsTakenFrom() {
        recovered()
                .allows(CARRIER, "ContestRecovery")
                .allowsNot(SELLER, "ContestRecovery")
                .allowsNot(BUYER, "ContestRecovery")
                .beside()
                .refuses(NO_SUCH_CASE, "CARRIER/slow", CONTEST)
                .refuses(GROUND_NOT_MET, BUYER, CONTEST)
                .refuses(NOT_YOUR_ROLE, SUPERVISOR, CONTEST)
                .refuses(GROUND_NOT_MET, SELLER, CONTEST);
        alone().refuses(NO_SUCH_CASE, CARRIER, CONTEST);
    }

    @Test
    void isForASilentSellerToo() {
        inEnforcement()
                .waits("P5D")
                .closed(Outcome.REMEDY_PERFORMED)
                .allows(SELLER, "ContestRecovery")
                .beside()
                .does(SELLER, CONTEST)
                .stored("RecoveryContested");
    }

    @Test
    void isInTimeAtTheEndOfSevenDaysAndLateAfterThem() {
        recovered().sleeps("P7D").allows(CARRIER, "ContestRecovery").beside().does(CARRIER, CONTEST);
        recovered()
                .sleeps("P7DT0.001S")
                .allowsNot(CARRIER, "ContestRecovery")
                .beside()
                .refuses(OUTSIDE_WINDOW, CARRIER, CONTEST);
    }

    @Test
    void isDecidedBySomebodyWhoDidNotRuleAndIsNoSide() {
        Dispute dispute = recovered();
        DecideContest decision = new DecideContest(MatterDecision.UPHELD, "the scan is clear");
        dispute.beside()
                .does(CARRIER, CONTEST)
                .allowsNot("SUPERVISOR/wang", "DecideContest")
                .refuses(REVIEWER_NOT_INDEPENDENT, "SUPERVISOR/wang", decision)
                .refuses(OWN_CASE, "SUPERVISOR/fastship", decision)
                .refuses(OWN_CASE, "SUPERVISOR/li", decision)
                .does(SUPERVISOR, decision)
                .stored("ContestDecided", "CaseClosed")
                .closed(Outcome.UPHELD);
    }

    @Test
    void isNotDecidedByWhoDecidedTheAppealBeforeIt() {
        Dispute dispute = ruled().does(SELLER, new LodgeAppeal(AppealGround.PROCEDURE, "程序有问题，没有听取我方意见", null, null))
                .does(REVIEWER, new DecideAppeal(AppealDecision.DISMISSED, null, "维持原裁决结果"))
                .waits("P5D");
        DecideContest decision = new DecideContest(MatterDecision.UPHELD, "the scan is clear");
        Dispute contest = dispute.beside().does(CARRIER, CONTEST);
        CaseDecider decider = new CaseDecider(ShippedPolicies.china());
        assertThat(decider.mayJudge(
                        DecideContest.class,
                        Actor.parse("SUPERVISOR/xu"),
                        contest.state(),
                        dispute.state(),
                        contest.now()))
                .isFalse();
        assertThat(decider.mayJudge(
                        DecideContest.class, Actor.parse(SUPERVISOR), contest.state(), dispute.state(), contest.now()))
                .isTrue();
        contest.refuses(REVIEWER_NOT_INDEPENDENT, "SUPERVISOR/xu", decision).does(SUPERVISOR, decision);
    }

    @Test
    void isNotDecidedByWhoProposedTheSettlementBeforeIt() {
        Dispute settled = inEvidence()
                .does(AGENT, new ProposeSettlement(Remedy.PARTIAL_REFUND, Money.of("60.00", "CNY"), null))
                .does(BUYER, new AcceptSettlement())
                .does(SELLER, new AcceptSettlement())
                .waits("P5D");
        contestOfTheSeller(settled, "SUPERVISOR/wang");
    }

    private static void contestOfTheSeller(Dispute dispute, String partial) {
        DecideContest decision = new DecideContest(MatterDecision.UPHELD, "the seller had paid");
        dispute.beside()
                .does(SELLER, CONTEST)
                .refuses(REVIEWER_NOT_INDEPENDENT, partial, decision)
                .does(SUPERVISOR, decision);
    }

    @Test
    void isBroughtUpOnce() {
        recovered()
                .beside()
                .does(CARRIER, CONTEST)
                .refuses(DUPLICATE_CASE, CARRIER, CONTEST)
                .does(SUPERVISOR, new DecideContest(MatterDecision.DISMISSED, "the scan shows another parcel"))
                .closed(Outcome.CLAIM_DISMISSED)
                .refuses("rule.contest-was-decided", ALREADY_DECIDED, CARRIER, CONTEST);
    }

    @Test
    void goesOneLevelUpAndThenTheRecoveryStands() {
        recovered()
                .beside()
                .does(CARRIER, CONTEST)
                .waits("P5D")
                .stored("DutyLapsed", "HandedOff")
                .waits("P7D")
                .stored("DutyLapsed", "CaseClosed")
                .closed(Outcome.UNDECIDED)
                .refuses("rule.contest-lapsed", ALREADY_DECIDED, CARRIER, CONTEST);
    }

    @Test
    void leavesThePlatformWithItWhereItIsUpheld() {
        recovered()
                .money("BUYER +51.60", "CARRIER -51.60")
                .does("SYSTEM/contest", UPHELD)
                .stored("RecoveryReversed")
                .in(Stage.ENFORCEMENT)
                .money("BUYER +51.60", "PLATFORM -51.60")
                .allowsNot(CARRIER, "ContestRecovery")
                .does("SYSTEM/contest", UPHELD)
                .stored()
                .does(SELLER, new ConfirmStep(StepKind.REFUND, "PAY-1"))
                .stored("StepConfirmed", "CaseClosed")
                .closed(Outcome.REMEDY_PERFORMED)
                .money("BUYER +129.00", "SELLER -77.40", "PLATFORM -51.60");
    }

    @Test
    void isCarriedOverIntoAClosedOrSuspendedCase() {
        recovered()
                .does(SELLER, new ConfirmStep(StepKind.REFUND, "PAY-1"))
                .closed(Outcome.REMEDY_PERFORMED)
                .does("SYSTEM/contest", UPHELD)
                .stored("RecoveryReversed")
                .closed(Outcome.REMEDY_PERFORMED)
                .money("BUYER +129.00", "SELLER -77.40", "PLATFORM -51.60");
        recovered()
                .does(SUPERVISOR, new SuspendCase(SuspensionCause.COURT, "C-1"))
                .allows(CARRIER, "ContestRecovery")
                .does("SYSTEM/contest", UPHELD)
                .stored("RecoveryReversed");
    }

    @Test
    void isCarriedOverByThePlatformAlone() {
        recovered()
                .refuses(NOT_YOUR_ROLE, SELLER, UPHELD)
                .refuses(NOT_YOUR_ROLE, SUPERVISOR, UPHELD)
                .does("SYSTEM/contest", new ReverseRecovery("RC-1", Account.CARRIER, Money.of("51.61", "CNY")))
                .stored();
    }

    /** What was taken until then stays taken, whatever an outside body awards. */
    @Test
    void isOpenStillWhereAnAwardComesLater() {
        recovered()
                .does(SELLER, new ConfirmStep(StepKind.REFUND, "PAY-1"))
                .does(
                        SUPERVISOR,
                        new RecordExternalOutcome(
                                SuspensionCause.COURT,
                                "C-9",
                                "the judgment is final",
                                List.of(new RemedyLine(Remedy.COMPENSATION, Money.of("500.00", "CNY"))),
                                Map.of(Account.SELLER, 100)))
                .in(Stage.ENFORCEMENT)
                .allows(CARRIER, "ContestRecovery");
    }

    @Test
    void wasUnknownToTheFirstEdition() {
        Dispute first = new Dispute(ShippedPolicies.chinaInTheFirstEdition())
                .does(BUYER, complaint(Reason.QUALITY_DEFECT, Remedy.REFUND, "129.00", order("129.00")))
                .does(SELLER, new AcceptClaim())
                .waits("P5D")
                .closed(Outcome.REMEDY_PERFORMED)
                .allowsNot(SELLER, "ContestRecovery");
        first.beside().refuses(GROUND_NOT_MET, SELLER, CONTEST);
    }
}
