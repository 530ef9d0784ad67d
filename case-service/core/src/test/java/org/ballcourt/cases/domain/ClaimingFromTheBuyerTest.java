package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.CaseClosed;
import org.ballcourt.contracts.CaseEvent.DutyLapsed;
import org.ballcourt.contracts.CaseEvent.RecoveryContested;
import org.ballcourt.contracts.CaseEvent.RecoveryOpened;
import org.ballcourt.contracts.CaseEvent.RecoveryReversed;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.MatterDecision;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Promise;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;
import org.ballcourt.contracts.SuspensionCause;
import org.junit.jupiter.api.Test;

/** What the buyer was really paid and may not keep is claimed from the buyer, who may contest it like anybody else. */
class ClaimingFromTheBuyerTest {
    private static final String PAYER = "SYSTEM/pay";
    private static final RecordAdvance PAID = new RecordAdvance(null, "ADV-1");
    private static final ContestRecovery CONTEST =
            new ContestRecovery("BC-9", "the goods went back with that parcel", List.of());

    private static Dispute credited(Dispute dispute) {
        return dispute.does(BUYER, complaint(Reason.QUALITY_DEFECT, Remedy.REFUND, "129.00", order("129.00")))
                .does(SELLER, new RejectClaim(SellerRejectionGround.OTHER, "x", List.of()))
                .does(BUYER, new RequestIntervention(InterventionGround.SELLER_REJECTED, "x"))
                .does(AGENT, new AcceptIntervention())
                .does(BUYER, new CompleteEvidence())
                .does(SELLER, new CompleteEvidence())
                .waits("PT54H")
                .money("BUYER +129.00", "PLATFORM -129.00");
    }

    private static Dispute credited() {
        return credited(new Dispute());
    }

    private static Dispute paidAtOnce() {
        return new Dispute()
                .does(
                        BUYER,
                        complaint(
                                Reason.QUALITY_DEFECT,
                                Remedy.REFUND,
                                "129.00",
                                order("129.00", GoodsClass.JEWELLERY, false, Promise.EXPRESS_REFUND)))
                .does(PAYER, PAID);
    }

    private static void isClaimed(Dispute dispute, String amount) {
        CaseClosed closed = dispute.event(CaseClosed.class);
        assertThat(closed.buyerOwes()).isEqualTo(Money.of(amount, "CNY"));
        assertThat(closed.contestUntil()).isEqualTo(dispute.now().plus(Duration.ofDays(7)));
        Recovery recovery = dispute.state().fulfilment().recoveries().getLast();
        assertThat(recovery.liable()).isEqualTo(Actor.parse(BUYER));
        assertThat(recovery.amount()).isEqualTo(closed.buyerOwes());
    }

    @Test
    void isAnExpressRefundWhoseGoodsDoNotComeBack() {
        Dispute closed = paidAtOnce()
                .waits("P7D")
                .stored("DutyLapsed", "CaseClosed")
                .closed(Outcome.LAPSED)
                .money();
        isClaimed(closed, "129.00");
    }

    @Test
    void isACreditWhoseClaimFails() {
        Dispute closed = credited()
                .does(SENIOR, dismissing())
                .waits("P7D")
                .closed(Outcome.CLAIM_DISMISSED)
                .money();
        isClaimed(closed, "129.00");
    }

    @Test
    void isACreditWhoseClaimIsWithdrawn() {
        isClaimed(credited().does(BUYER, new WithdrawComplaint("x")), "129.00");
    }

    @Test
    void isWhatIsBeyondTheRuling() {
        Dispute closed = credited()
                .does(
                        SENIOR,
                        ruling(RulingResult.PARTLY_GRANTED, Remedy.REFUND, "100.00", Map.of(Account.PLATFORM, 100)))
                .waits("P7D")
                .closed(Outcome.REMEDY_PERFORMED)
                .money("BUYER +100.00", "PLATFORM -100.00");
        isClaimed(closed, "29.00");
    }

    @Test
    void isNothingThatWasOnlyOrdered() {
        Dispute closed = credited(new Dispute().withoutConfirmedPayments())
                .does(BUYER, new WithdrawComplaint("x"))
                .money();
        assertThat(closed.event(CaseClosed.class).buyerOwes()).isNull();
    }

    @Test
    void isWhatWasPaidWhileTheCaseClosed() {
        Dispute ordered = credited(new Dispute().withoutConfirmedPayments());
        String payment = ordered.state()
                .ball()
                .ofKind(DutyKind.PAY_ADVANCE)
                .orElseThrow()
                .dutyId();
        Dispute late = ordered.does(BUYER, new WithdrawComplaint("x"))
                .does(PAYER, new RecordAdvance("d1", "ADV-9"))
                .stored()
                .does(PAYER, new RecordAdvance(payment, "ADV-1"))
                .stored("AdvancePaid", "RecoveryOpened")
                .money()
                .allows(BUYER, "ContestRecovery");
        assertThat(late.event(RecoveryOpened.class).liable()).isEqualTo(Actor.parse(BUYER));
        late.refuses(CASE_CLOSED, PAYER, new RecordAdvance(payment, "ADV-1"));
    }

    @Test
    void isNothingThatThePlatformOwed() {
        Dispute ordered = credited(new Dispute().withoutConfirmedPayments());
        String payment = ordered.state()
                .ball()
                .ofKind(DutyKind.PAY_ADVANCE)
                .orElseThrow()
                .dutyId();
        Dispute closed = ordered.does(
                SUPERVISOR, new RecordExternalOutcome(SuspensionCause.COURT, "C-9", "the court has decided"));
        assertThat(closed.event(CaseClosed.class).platformOwes()).isEqualTo(Money.of("129.00", "CNY"));
        closed.does(PAYER, new RecordAdvance(payment, "ADV-1"))
                .stored("AdvancePaid")
                .money("BUYER +129.00", "PLATFORM -129.00");
        assertThat(closed.state().fulfilment().outlay().owed()).isNull();
    }

    @Test
    void isNothingThatCouldNotBePaid() {
        Dispute closed = credited(new Dispute().withoutConfirmedPayments())
                .waits("PT30H")
                .does(SENIOR, dismissing())
                .waits("P14D")
                .closed(Outcome.CLAIM_DISMISSED)
                .money();
        assertThat(closed.event(CaseClosed.class).buyerOwes()).isNull();
        assertThat(closed.history())
                .anyMatch(dated ->
                        dated.event() instanceof DutyLapsed lapse && lapse.consequence() == Consequence.PLATFORM_OWES);
    }

    @Test
    void wasNobodysInTheFirstEdition() {
        Dispute closed = credited(new Dispute(ShippedPolicies.chinaInTheFirstEdition()))
                .does(SENIOR, dismissing())
                .waits("P7D")
                .closed(Outcome.CLAIM_DISMISSED)
                .money();
        assertThat(closed.event(CaseClosed.class).buyerOwes()).isNull();
    }

    @Test
    void isContestedByTheBuyerWhoKeepsItWhereThatIsUpheld() {
        Dispute closed = paidAtOnce().waits("P7D").allows(BUYER, "ContestRecovery");
        Dispute contest = closed.beside().does(BUYER, CONTEST).ball("SUPERVISOR HANDLE_CONTEST");
        assertThat(contest.event(RecoveryContested.class).amount()).isEqualTo(Money.of("129.00", "CNY"));
        contest.does(SUPERVISOR, new DecideContest(MatterDecision.UPHELD, "the parcel was scanned on its way back"));
        paidAtOnce()
                .waits("P7D")
                .does("SYSTEM/contests", new ReverseRecovery("RC-1", Account.BUYER, Money.of("129.00", "CNY")))
                .money("BUYER +129.00", "PLATFORM -129.00")
                .allowsNot(BUYER, "ContestRecovery");
    }

    /** A credit that was paid is claimed when the complaint is withdrawn, twice: before a court sends the goods back and after it. */
    private static Dispute claimedTwice() {
        return credited()
                .does(BUYER, new WithdrawComplaint("x"))
                .does(
                        SUPERVISOR,
                        new RecordExternalOutcome(
                                SuspensionCause.COURT,
                                "J-1",
                                "the court found for the buyer",
                                List.of(new RemedyLine(Remedy.RETURN_AND_REFUND, Money.of("129.00", "CNY"))),
                                Map.of(Account.SELLER, 100)))
                .does(BUYER, new ConfirmStep(StepKind.RETURN_GOODS, "SF-1"))
                .does(SELLER, new ReportNonPerformance(StepKind.RETURN_GOODS, "the box was empty"))
                .does(BUYER, new CompleteEvidence())
                .does(SELLER, new CompleteEvidence())
                .waits("P4D")
                .in(Stage.ADJUDICATION)
                .does(BUYER, new WithdrawComplaint("x"));
    }

    @Test
    void isContestedEachByItsNumberAndTheOldestWithoutOne() {
        Dispute closed = claimedTwice();
        assertThat(closed.state().fulfilment().recoveries())
                .extracting(Recovery::number, Recovery::amount)
                .containsExactly(tuple(1, Money.of("129.00", "CNY")), tuple(2, Money.of("129.00", "CNY")));
        assertThat(contested(closed, CONTEST)).isEqualTo(1);
        assertThat(contested(closed, CONTEST.of(1))).isEqualTo(1);
        assertThat(contested(closed, CONTEST.of(2))).isEqualTo(2);
        closed.beside().refuses(GROUND_NOT_MET, BUYER, CONTEST.of(3)).refuses(GROUND_NOT_MET, BUYER, CONTEST.of(0));
    }

    private static int contested(Dispute closed, ContestRecovery contest) {
        return closed.beside()
                .does(BUYER, contest)
                .event(RecoveryContested.class)
                .recovery();
    }

    @Test
    void isContestedAsLongAsItsOwnTimeLasts() {
        Dispute closed = claimedTwice().sleeps("P4D").allows(BUYER, "ContestRecovery");
        closed.beside().refuses(OUTSIDE_WINDOW, BUYER, CONTEST.of(1));
        assertThat(contested(closed, CONTEST)).isEqualTo(2);
        closed.sleeps("P4D").allowsNot(BUYER, "ContestRecovery");
    }

    @Test
    void isGivenBackWhereItsOwnContestWasUpheld() {
        ReverseRecovery second = new ReverseRecovery("RC-2", Account.BUYER, Money.of("129.00", "CNY"), 2);
        Dispute reversed = claimedTwice()
                .does("SYSTEM/contests", second)
                .stored("RecoveryReversed")
                .does("SYSTEM/contests", second)
                .stored();
        assertThat(reversed.event(RecoveryReversed.class).recovery()).isEqualTo(2);
        assertThat(reversed.state().fulfilment().recoveries())
                .extracting(Recovery::reversed)
                .containsExactly(false, true);
    }

    @Test
    void standsBesideWhatIsAwardedLater() {
        Dispute awarded = credited()
                .does(SENIOR, dismissing())
                .waits("P7D")
                .closed(Outcome.CLAIM_DISMISSED)
                .does(
                        SUPERVISOR,
                        new RecordExternalOutcome(
                                SuspensionCause.COURT,
                                "J-1",
                                "the court found for the buyer",
                                List.of(new RemedyLine(Remedy.REFUND, Money.of("129.00", "CNY"))),
                                Map.of(Account.SELLER, 100)))
                .ball("SELLER PERFORM")
                .allows(BUYER, "ContestRecovery");
        awarded.does(SELLER, new ConfirmStep(StepKind.REFUND, "PAY-1")).money("BUYER +129.00", "SELLER -129.00");
    }
}
