package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.CASE_CLOSED;
import static org.ballcourt.contracts.RejectionCode.NOT_YOUR_ROLE;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.CaseClosed;
import org.ballcourt.contracts.CaseEvent.RemedyReduced;
import org.ballcourt.contracts.DuePayment;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;
import org.ballcourt.contracts.SuspensionCause;
import org.junit.jupiter.api.Test;

/** What a court awards in one case of an order line goes before what another case of the line performs already. */
class GivingWayToAnAwardTest {
    private static final String SYSTEM = "SYSTEM/awards";
    private static final ReduceRemedy REDUCE = new ReduceRemedy();
    private static final ConfirmStep PAID = new ConfirmStep(StepKind.REFUND, "PAY-1");
    private static final ConfirmStep SENT_BACK = new ConfirmStep(StepKind.RETURN_GOODS, "SF-1");

    /** A closed case of the line, in which a court awards something by now. */
    private static Dispute awarded(Remedy remedy, String amount) {
        return withdrawn()
                .does(
                        SUPERVISOR,
                        new RecordExternalOutcome(
                                SuspensionCause.COURT,
                                "C-1",
                                "判决已经生效",
                                List.of(new RemedyLine(remedy, yuan(amount))),
                                null))
                .in(Stage.ENFORCEMENT);
    }

    private static Dispute withdrawn() {
        return filed().does(BUYER, new WithdrawComplaint("x"));
    }

    private static Money yuan(String amount) {
        return Money.of(amount, "CNY");
    }

    /** The second case of the line performs that, before the court decides in the first. */
    private static Dispute performing(Remedy remedy, String amount) {
        return claiming(remedy, amount).does(SELLER, new AcceptClaim()).in(Stage.ENFORCEMENT);
    }

    private static Dispute claiming(Remedy remedy, String amount) {
        return new Dispute()
                .after("BC-0", withdrawn())
                .does(BUYER, complaint(Reason.NOT_AS_DESCRIBED, remedy, amount, order("129.00")));
    }

    private static Duty turn(Dispute dispute, DutyKind kind) {
        return dispute.state().ball().ofKind(kind).orElseThrow();
    }

    private static String ofBuyer(Dispute dispute) {
        return dispute.state()
                .money()
                .getOrDefault(Account.BUYER, yuan("0.00").amount())
                .toPlainString();
    }

    @Test
    void paysNoMoreThanTheAwardLeaves() {
        Dispute second = performing(Remedy.REFUND, "129.00");
        Duty before = turn(second, DutyKind.PERFORM);

        second.beside("BC-0", awarded(Remedy.REFUND, "100.00"))
                .does(SYSTEM, REDUCE)
                .stored("RemedyReduced")
                .in(Stage.ENFORCEMENT);

        Duty now = turn(second, DutyKind.PERFORM);
        assertThat(now.payments()).containsExactly(new DuePayment(Account.BUYER, yuan("29.00")));
        assertThat(now.dueAt()).isEqualTo(before.dueAt());
        assertThat(second.event(RemedyReduced.class).plan().parts()).isEqualTo(Map.of(Account.SELLER, yuan("29.00")));
        second.does(SYSTEM, REDUCE).stored();
        second.does(SELLER, PAID).closed(Outcome.REMEDY_PERFORMED);
        assertThat(ofBuyer(second)).isEqualTo("29.00");
    }

    @Test
    void endsWhereTheAwardLeavesNothing() {
        Dispute second = performing(Remedy.REFUND, "129.00")
                .beside("BC-0", awarded(Remedy.REFUND, "129.00"))
                .does(SYSTEM, REDUCE)
                .stored("RemedyReduced", "CaseClosed")
                .closed(Outcome.REMEDY_PERFORMED);
        assertThat(second.state().money()).isEmpty();
    }

    @Test
    void givesWayAtTheLatestWhenItsStepIsConfirmed() {
        Dispute second = performing(Remedy.REFUND, "129.00")
                .beside("BC-0", awarded(Remedy.REFUND, "100.00"))
                .does(SELLER, PAID)
                .stored("RemedyReduced", "StepConfirmed", "CaseClosed")
                .closed(Outcome.REMEDY_PERFORMED);
        assertThat(ofBuyer(second)).isEqualTo("29.00");

        performing(Remedy.REFUND, "129.00")
                .beside("BC-0", awarded(Remedy.REFUND, "129.00"))
                .refuses(CASE_CLOSED, SELLER, PAID);
    }

    @Test
    void sendsNoGoodsBackForNothing() {
        performing(Remedy.RETURN_AND_REFUND, "129.00")
                .beside("BC-0", awarded(Remedy.REFUND, "129.00"))
                .does(SYSTEM, REDUCE)
                .closed(Outcome.REMEDY_PERFORMED);
    }

    @Test
    void leavesAloneWhatIsOnItsWay() {
        Dispute exchange = performing(Remedy.REPLACEMENT, "0.00")
                .does(BUYER, SENT_BACK)
                .does(SELLER, new ConfirmStep(StepKind.RECEIVE_GOODS, "SF-1"))
                .does(SELLER, new ConfirmStep(StepKind.SEND_REPLACEMENT, "SF-2"))
                .beside("BC-0", awarded(Remedy.REFUND, "129.00"))
                .does(SYSTEM, REDUCE)
                .stored();
        exchange.does(BUYER, new ConfirmStep(StepKind.RECEIVE_REPLACEMENT, null))
                .closed(Outcome.REMEDY_PERFORMED);
    }

    @Test
    void goesOnWithWhatTheAwardDoesNotTouch() {
        Dispute both = claiming(Remedy.REFUND, "129.00")
                .does(
                        SELLER,
                        new MakeOffer(
                                null,
                                null,
                                "x",
                                List.of(
                                        new RemedyLine(Remedy.REFUND, yuan("129.00")),
                                        new RemedyLine(Remedy.COMPENSATION, yuan("50.00")))))
                .does(BUYER, new AcceptOffer("offer-1"))
                .beside("BC-0", awarded(Remedy.REFUND, "129.00"))
                .does(SYSTEM, REDUCE)
                .in(Stage.ENFORCEMENT);
        assertThat(turn(both, DutyKind.PERFORM).about()).isEqualTo("COMPENSATE");
        both.does(SELLER, new ConfirmStep(StepKind.COMPENSATE, "PAY-2")).closed(Outcome.SETTLED);
        assertThat(ofBuyer(both)).isEqualTo("50.00");
    }

    /** The platform has ordered its payment in the silent seller's place: that is made, and asked back. */
    @Test
    void claimsBackWhatWasOrderedBefore() {
        Dispute silent = performing(Remedy.REFUND, "129.00");
        Duty perform = turn(silent, DutyKind.PERFORM);
        silent.sleeps(Duration.between(silent.now(), perform.dueAt()).toString())
                .does("SYSTEM/clock", new LapseDuty(perform.dutyId()));
        Duty ordered = turn(silent, DutyKind.PAY_ADVANCE);

        silent.beside("BC-0", awarded(Remedy.REFUND, "100.00"))
                .does(SYSTEM, REDUCE)
                .stored("RemedyReduced")
                .does("SYSTEM/pay", new RecordAdvance(ordered.dutyId(), "ADV-1"))
                .closed(Outcome.REMEDY_PERFORMED);

        assertThat(ofBuyer(silent)).isEqualTo("29.00");
        assertThat(silent.event(CaseClosed.class).buyerOwes()).isEqualTo(yuan("100.00"));
    }

    @Test
    void countsOnTheLineFromTheMomentItIsRecorded() {
        LineAccount account = LineAccount.of(awarded(Remedy.REFUND, "100.00").state(), null);
        assertThat(account.booked()).isEqualTo(yuan("100.00"));
        assertThat(account.left()).isEqualTo(yuan("29.00"));
    }

    @Test
    void neverCutsAnAward() {
        Dispute award = awarded(Remedy.REFUND, "129.00");
        award.beside("BC-9", awarded(Remedy.REFUND, "129.00"))
                .does(SYSTEM, REDUCE)
                .stored()
                .does(SELLER, PAID);
        assertThat(ofBuyer(award)).isEqualTo("129.00");
    }

    @Test
    void isNothingThatAPersonMayAskFor() {
        performing(Remedy.REFUND, "129.00").refuses(NOT_YOUR_ROLE, SUPERVISOR, REDUCE);
    }

    @Test
    void changesNothingWhereNothingIsPerformed() {
        claiming(Remedy.REFUND, "129.00")
                .beside("BC-0", awarded(Remedy.REFUND, "129.00"))
                .does(SYSTEM, REDUCE)
                .stored();
        withdrawn().does(SYSTEM, REDUCE).stored();
    }
}
