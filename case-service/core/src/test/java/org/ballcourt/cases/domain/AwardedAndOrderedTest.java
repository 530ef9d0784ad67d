package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.GROUND_NOT_MET;

import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.AppealDecision;
import org.ballcourt.contracts.AppealGround;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.CaseClosed;
import org.ballcourt.contracts.CaseEvent.ExternalOutcomeRecorded;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;
import org.ballcourt.contracts.SuspensionCause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was ordered is paid, whatever a court decides meanwhile; and what was paid before an award is remembered. */
class AwardedAndOrderedTest {
    private static final ConfirmStep REFUND = new ConfirmStep(StepKind.REFUND, "PAY-1");
    private static final SuspendCase COURT = new SuspendCase(SuspensionCause.COURT, "C-1");
    private static final RecordExternalOutcome NOTHING_KNOWN =
            new RecordExternalOutcome(SuspensionCause.COURT, "C-9", "the judgment is final");

    private static RecordExternalOutcome award(RemedyLine... lines) {
        return new RecordExternalOutcome(SuspensionCause.COURT, "C-9", "the judgment is final", List.of(lines), null);
    }

    private static RemedyLine line(Remedy remedy, String amount) {
        return new RemedyLine(remedy, yuan(amount));
    }

    private static Money yuan(String amount) {
        return Money.of(amount, "CNY");
    }

    private static IssueRuling borneBy(Account account, RulingResult result, Remedy remedy, String amount) {
        return ruling(result, remedy, amount, Map.of(account, 100));
    }

    /** A senior was late, too: the buyer has a credit of what was claimed, which the payment system does not pay. */
    private static Dispute creditedButNotPaid(String amount) {
        return filed("129.00", Remedy.PARTIAL_REFUND, amount)
                .does(SELLER, new RejectClaim(SellerRejectionGround.OTHER, "x", List.of()))
                .does(BUYER, new RequestIntervention(InterventionGround.SELLER_REJECTED, "x"))
                .does(AGENT, new AcceptIntervention())
                .does(BUYER, new CompleteEvidence())
                .does(SELLER, new CompleteEvidence())
                .withoutConfirmedPayments()
                .waits("P3D")
                .ball("SENIOR RULE", "SYSTEM PAY_ADVANCE");
    }

    @Test
    void goesOnBeingPaidWhereAnAwardComesWhileTheCaseStandsStill() {
        creditedButNotPaid("129.00")
                .does(SUPERVISOR, COURT)
                .does(SUPERVISOR, award(line(Remedy.REFUND, "100.00")))
                .in(Stage.ENFORCEMENT)
                .ball("SELLER PERFORM", "SYSTEM PAY_ADVANCE");
    }

    @Test
    void isOwedWhereNothingIsKnownOfTheOutcome() {
        CaseClosed closed = creditedButNotPaid("129.00")
                .does(SUPERVISOR, COURT)
                .does(SUPERVISOR, NOTHING_KNOWN)
                .closed(Outcome.EXTERNALLY_DECIDED)
                .event(CaseClosed.class);
        assertThat(closed.platformOwes()).isEqualTo(yuan("129.00"));
    }

    @Test
    void keepsAnOutcomeWaitingWhileThePlatformIsToPayForAnotherPlan() {
        inAdjudication()
                .does(AGENT, borneBy(Account.CARRIER, RulingResult.GRANTED, Remedy.REFUND, "129.00"))
                .withoutConfirmedPayments()
                .waits("P7D")
                .ball("SYSTEM PAY_ADVANCE")
                .refuses(GROUND_NOT_MET, SUPERVISOR, award(line(Remedy.REFUND, "100.00")))
                .refuses(GROUND_NOT_MET, SUPERVISOR, NOTHING_KNOWN)
                .does(SUPERVISOR, COURT)
                .refuses(GROUND_NOT_MET, SUPERVISOR, award(line(Remedy.REFUND, "100.00")))
                .refuses(GROUND_NOT_MET, SUPERVISOR, NOTHING_KNOWN)
                .does(SUPERVISOR, new ResumeCase("x"))
                .does("SYSTEM/pay", new RecordAdvance(null, "ADV-1"))
                .closed(Outcome.REMEDY_PERFORMED)
                .does(SUPERVISOR, award(line(Remedy.REFUND, "100.00")))
                .money("BUYER +129.00", "CARRIER -129.00");
    }

    @Test
    void isStillAPriceThatWasRefunded() {
        Dispute awarded = inEnforcement()
                .does(SELLER, REFUND)
                .does(SUPERVISOR, award(line(Remedy.REFUND, "129.00"), line(Remedy.COMPENSATION, "500.00")))
                .does(SELLER, new ConfirmStep(StepKind.COMPENSATE, "PAY-2"))
                .closed(Outcome.EXTERNALLY_DECIDED)
                .money("BUYER +629.00", "SELLER -629.00");
        assertThat(LineAccount.refunded(awarded.state())).isEqualTo(yuan("129.00"));
        assertThat(LineAccount.brought(awarded.state()).beyondPrice()).isEqualTo(yuan("500.00"));
    }

    /** The buyer's half of 129.00 is never paid: it gets 64.50, whatever of that came before. */
    @ParameterizedTest
    @ValueSource(strings = {"20.00", "50.00"})
    void leavesTheBuyersShareOfAllThatWasAwarded(String before) {
        Map<Account, Integer> halves = Map.of(Account.SELLER, 50, Account.BUYER, 50);
        filed(Reason.QUALITY_DEFECT, Remedy.PARTIAL_REFUND, before)
                .does(SELLER, new AcceptClaim())
                .does(SELLER, REFUND)
                .closed(Outcome.REMEDY_PERFORMED)
                .does(
                        SUPERVISOR,
                        new RecordExternalOutcome(
                                SuspensionCause.COURT,
                                "C-9",
                                "the judgment is final",
                                List.of(line(Remedy.REFUND, "129.00")),
                                halves))
                .does(SELLER, new ConfirmStep(StepKind.REFUND, "PAY-2"))
                .closed(Outcome.EXTERNALLY_DECIDED)
                .money("BUYER +64.50", "SELLER -64.50");
    }

    @Test
    void leavesAPaymentItsOwnAttempts() {
        Dispute ruled = creditedButNotPaid("50.00")
                .does(SENIOR, borneBy(Account.PLATFORM, RulingResult.PARTLY_GRANTED, Remedy.COMPENSATION, "387.00"))
                .does(BUYER, new LodgeAppeal(AppealGround.PROCEDURE, WHY, List.of(), null))
                .does(REVIEWER, new DecideAppeal(AppealDecision.DISMISSED, null, WHY))
                .ball("SYSTEM PAY_ADVANCE", "SYSTEM PAY_ADVANCE")
                .waits("PT119H")
                .in(Stage.ENFORCEMENT)
                .ball("SYSTEM PAY_ADVANCE");
        ruled.waits("PT2H").closed(Outcome.REMEDY_PERFORMED);
        assertThat(ruled.event(CaseClosed.class).platformOwes()).isEqualTo(yuan("387.00"));
    }

    @Test
    void leavesToTheBuyerWhatThePlatformBearsOfACredit() {
        Dispute part = inAdjudication()
                .waits("P3D")
                .money("BUYER +129.00", "PLATFORM -129.00")
                .does(
                        SENIOR,
                        borneBy(Account.PLATFORM, RulingResult.PARTLY_GRANTED, Remedy.RETURN_AND_REFUND, "100.00"))
                .waits("P7D")
                .does(BUYER, new ConfirmStep(StepKind.RETURN_GOODS, "SF-1"))
                .does(SELLER, new ConfirmStep(StepKind.RECEIVE_GOODS, null))
                .closed(Outcome.REMEDY_PERFORMED)
                .money("BUYER +100.00", "PLATFORM -100.00");
        assertThat(part.state().fulfilment().credit()).isEqualTo(yuan("100.00"));
    }

    @Test
    void countsWhatOtherCasesHavePaidSince() {
        Dispute other = filed(Reason.QUALITY_DEFECT, Remedy.PARTIAL_REFUND, "100.00")
                .does(SELLER, new AcceptClaim())
                .does(SELLER, REFUND);
        Dispute awarded = new Dispute()
                .does(BUYER, complaint(Reason.FRAUD, Remedy.COMPENSATION, "1.00", order("129.00")))
                .does(SELLER, new AcceptClaim())
                .does(SELLER, new ConfirmStep(StepKind.COMPENSATE, "PAY-2"))
                .closed(Outcome.REMEDY_PERFORMED)
                .after("BC-2", other)
                .does(
                        SUPERVISOR,
                        new RecordExternalOutcome(
                                SuspensionCause.COURT,
                                "C-9",
                                "the judgment is final",
                                List.of(line(Remedy.REPLACEMENT, "0.00")),
                                Map.of(Account.CARRIER, 100)))
                .in(Stage.ENFORCEMENT);
        assertThat(awarded.event(ExternalOutcomeRecorded.class).plan().parts())
                .containsExactly(Map.entry(Account.CARRIER, yuan("29.00")));
        assertThat(awarded.state().filing().earlier().refunded()).isEqualTo(yuan("100.00"));
    }

    @Test
    void saysOneLineAsRemedyAndAmount() {
        Dispute awarded = filed().does(
                        SUPERVISOR,
                        new RecordExternalOutcome(
                                SuspensionCause.COURT,
                                "C-9",
                                "the judgment is final",
                                null,
                                null,
                                Remedy.REFUND,
                                yuan("100.00")))
                .in(Stage.ENFORCEMENT)
                .does(SELLER, REFUND)
                .closed(Outcome.EXTERNALLY_DECIDED)
                .money("BUYER +100.00", "SELLER -100.00");
        assertThat(awarded.event(ExternalOutcomeRecorded.class).lines()).containsExactly(line(Remedy.REFUND, "100.00"));
    }
}
