package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.ballcourt.cases.domain.Dispute.*;

import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.AdvancePaid;
import org.ballcourt.contracts.CaseEvent.RecoveryOpened;
import org.ballcourt.contracts.DuePayment;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.StepKind;
import org.junit.jupiter.api.Test;

/** The second edition: who bears, performs. */
class BearingAndPerformingTest {
    private static final ConfirmStep REFUND = new ConfirmStep(StepKind.REFUND, "PAY-1");

    private static Dispute finallyRuled(Map<Account, Integer> liability) {
        return inAdjudication()
                .does(AGENT, ruling(RulingResult.GRANTED, Remedy.REFUND, "129.00", liability))
                .waits("P7D");
    }

    /** The payment system has not answered yet. */
    private static Dispute unpaid(Map<Account, Integer> liability) {
        return inAdjudication()
                .withoutConfirmedPayments()
                .does(AGENT, ruling(RulingResult.GRANTED, Remedy.REFUND, "129.00", liability))
                .waits("P7D");
    }

    private static Money yuan(String amount) {
        return Money.of(amount, "CNY");
    }

    private static Duty open(Dispute dispute, DutyKind kind) {
        return dispute.state().ball().ofKind(kind).orElseThrow();
    }

    private static List<RecoveryOpened> recoveries(Dispute dispute) {
        return dispute.history().stream()
                .map(DatedEvent::event)
                .filter(RecoveryOpened.class::isInstance)
                .map(RecoveryOpened.class::cast)
                .toList();
    }

    @Test
    void paysTheBuyersOwnPartToNobody() {
        Dispute dispute =
                finallyRuled(Map.of(Account.SELLER, 70, Account.BUYER, 30)).ball("SELLER PERFORM");
        assertThat(open(dispute, DutyKind.PERFORM).payments())
                .containsExactly(new DuePayment(Account.BUYER, yuan("90.30")));
        assertThat(dispute.state().fulfilment().plan().parts())
                .isEqualTo(Map.of(Account.SELLER, yuan("90.30"), Account.BUYER, yuan("38.70")));
        dispute.does(SELLER, REFUND).closed(Outcome.REMEDY_PERFORMED).money("BUYER +90.30", "SELLER -90.30");
    }

    @Test
    void paysAtOnceWhatSomebodyElseThanTheSellerBears() {
        Dispute dispute = unpaid(Map.of(Account.SELLER, 50, Account.CARRIER, 30, Account.PLATFORM, 20))
                .ball("SELLER PERFORM", "SYSTEM PAY_ADVANCE");
        assertThat(open(dispute, DutyKind.PERFORM).payments())
                .containsExactly(new DuePayment(Account.BUYER, yuan("64.50")));
        assertThat(open(dispute, DutyKind.PAY_ADVANCE).payments())
                .containsExactly(new DuePayment(Account.BUYER, yuan("64.50")));
    }

    @Test
    void recoversOnceFromEachWhoIsLiableItsOwnPart() {
        Dispute dispute = inEvidence()
                .does(AGENT, new RequestEvidence("CARRIER/another", null, List.of(), "who else had it"))
                .does(AGENT, new RequestEvidence("SERVICE_PROVIDER/fixit", null, List.of(), "who packed it"))
                .does(BUYER, new CompleteEvidence())
                .does(SELLER, new CompleteEvidence())
                .waits("PT48H")
                .does(
                        AGENT,
                        ruling(
                                RulingResult.GRANTED,
                                Remedy.REFUND,
                                "129.00",
                                Map.of(
                                        Account.SELLER, 40,
                                        Account.CARRIER, 30,
                                        Account.SERVICE_PROVIDER, 20,
                                        Account.PLATFORM, 10)))
                .waits("P30D")
                .closed(Outcome.REMEDY_PERFORMED);
        assertThat(recoveries(dispute))
                .extracting(RecoveryOpened::from, RecoveryOpened::liable, RecoveryOpened::amount)
                .containsExactlyInAnyOrder(
                        tuple(Account.SELLER, Actor.parse(SELLER), yuan("51.60")),
                        tuple(Account.CARRIER, Actor.parse("CARRIER/fastship"), yuan("38.70")),
                        tuple(Account.SERVICE_PROVIDER, Actor.parse("SERVICE_PROVIDER/fixit"), yuan("25.80")));
        dispute.money("BUYER +129.00", "SELLER -51.60", "CARRIER -38.70", "SERVICE_PROVIDER -25.80", "PLATFORM -12.90");
    }

    @Test
    void asksNothingOfASellerWhoBearsNothing() {
        unpaid(Map.of(Account.CARRIER, 100)).ball("SYSTEM PAY_ADVANCE");
        Dispute dispute = finallyRuled(Map.of(Account.CARRIER, 100));
        assertThat(recoveries(dispute)).extracting(RecoveryOpened::from).containsExactly(Account.CARRIER);
        dispute.closed(Outcome.REMEDY_PERFORMED).money("BUYER +129.00", "CARRIER -129.00");
    }

    @Test
    void hasTheSellerPayThePlatformWhereTheBuyerWasCredited() {
        Dispute dispute = inAdjudication()
                .waits("P3D")
                .does(SENIOR, granting("129.00"))
                .waits("P7D")
                .ball("SELLER PERFORM");
        assertThat(open(dispute, DutyKind.PERFORM).payments())
                .containsExactly(new DuePayment(Account.PLATFORM, yuan("129.00")));
        assertThat(dispute.event(AdvancePaid.class).ledger()).isEmpty();
        dispute.does(SELLER, REFUND).closed(Outcome.REMEDY_PERFORMED).money("BUYER +129.00", "SELLER -129.00");
        assertThat(recoveries(dispute)).isEmpty();
    }
}
