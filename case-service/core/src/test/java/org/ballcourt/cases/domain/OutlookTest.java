package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.domain.Dispute.*;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.CaseCommand.AcceptClaim;
import org.ballcourt.contracts.CaseCommand.ConfirmStep;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.StepKind;
import org.junit.jupiter.api.Test;

/** What everybody will have paid and got, and by when, once a ruling is final and performed. */
class OutlookTest {
    private static final Outlook OUTLOOK = new Outlook(new CaseDecider(ShippedPolicies.china()));

    private static Dispute ruled(Map<Account, Integer> liability) {
        return inAdjudication().does(AGENT, ruling(RulingResult.GRANTED, Remedy.REFUND, "129.00", liability));
    }

    private static Stream<String> booked(Dispute dispute) {
        return OUTLOOK.of(dispute.state()).stream()
                .flatMap(event -> event.event().ledger().stream())
                .map(entry -> entry.account() + " " + entry.change().signed());
    }

    @Test
    void hasTheSellerPayTheBuyerAfterTheWindowsForAppeals() {
        Dispute dispute = ruled(Map.of(Account.SELLER, 100));

        List<DatedEvent> foreseen = OUTLOOK.of(dispute.state());

        assertThat(booked(dispute)).containsExactlyInAnyOrder("SELLER -129.00", "BUYER +129.00");
        dispute.waits("P7D");
        Instant due =
                dispute.state().ball().ofKind(DutyKind.PERFORM).map(Duty::dueAt).orElseThrow();
        assertThat(foreseen)
                .filteredOn(event -> !event.event().ledger().isEmpty())
                .extracting(DatedEvent::at)
                .containsExactly(due);
        dispute.does(SELLER, new ConfirmStep(StepKind.REFUND, "PAY-1")).money("BUYER +129.00", "SELLER -129.00");
    }

    @Test
    void hasThePlatformAdvanceWhatACarrierBears() {
        assertThat(booked(ruled(Map.of(Account.SELLER, 60, Account.CARRIER, 40))))
                .containsExactlyInAnyOrder(
                        "BUYER +51.60",
                        "PLATFORM -51.60",
                        "SELLER -77.40",
                        "BUYER +77.40",
                        "CARRIER -51.60",
                        "PLATFORM +51.60");
    }

    @Test
    void foreseesGoodsThatComeBackFirst() {
        Dispute dispute =
                filed(Reason.QUALITY_DEFECT, Remedy.RETURN_AND_REFUND, "129.00").does(SELLER, new AcceptClaim());

        assertThat(booked(dispute)).containsExactlyInAnyOrder("SELLER -129.00", "BUYER +129.00");
    }

    @Test
    void foreseesNothingWhereNothingIsGrantedYet() {
        assertThat(OUTLOOK.of(inAdjudication().state())).isEmpty();
        assertThat(booked(inAdjudication().does(AGENT, dismissing()))).isEmpty();
    }
}
