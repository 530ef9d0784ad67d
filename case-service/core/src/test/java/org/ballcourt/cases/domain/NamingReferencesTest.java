package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import org.ballcourt.contracts.CaseCommand.AcceptClaim;
import org.ballcourt.contracts.CaseCommand.ConfirmStep;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.StepKind;
import org.junit.jupiter.api.Test;

class NamingReferencesTest {
    private static final ConfirmStep REFUND = new ConfirmStep(StepKind.REFUND, "PAY-1");

    private static Dispute toRefund() {
        return filed(Reason.NOT_AS_DESCRIBED, Remedy.REFUND, "129.00").does(SELLER, new AcceptClaim());
    }

    @Test
    void asksWhoSaysThatItPaidForThePayment() {
        toRefund()
                .refuses(REFERENCE_MISSING, SELLER, new ConfirmStep(StepKind.REFUND, null))
                .refuses(REFERENCE_MISSING, SELLER, new ConfirmStep(StepKind.REFUND, " \t\u200B"))
                .does(SELLER, REFUND)
                .closed(Outcome.REMEDY_PERFORMED);
    }

    @Test
    void asksForTheTrackingNumberOfWhatIsSentBack() {
        filed(Reason.NOT_AS_DESCRIBED, Remedy.RETURN_AND_REFUND, "129.00")
                .does(SELLER, new AcceptClaim())
                .refuses(REFERENCE_MISSING, BUYER, new ConfirmStep(StepKind.RETURN_GOODS, null))
                .refuses(REFERENCE_MISSING, BUYER, new ConfirmStep(StepKind.RETURN_GOODS, ""))
                .refuses(REFERENCE_MISSING, BUYER, new ConfirmStep(StepKind.RETURN_GOODS, "\u2060"))
                .refuses(REFERENCE_MISSING, BUYER, new ConfirmStep(StepKind.RETURN_GOODS, "."))
                .does(BUYER, new ConfirmStep(StepKind.RETURN_GOODS, "SF"))
                .does(SELLER, new ConfirmStep(StepKind.RECEIVE_GOODS, null))
                .ball("SELLER PERFORM");
    }

    @Test
    void looksAtTheReferenceBeforeTheStep() {
        filed(Reason.NOT_AS_DESCRIBED, Remedy.RETURN_AND_REFUND, "129.00")
                .does(SELLER, new AcceptClaim())
                .refuses(REFERENCE_MISSING, SELLER, new ConfirmStep(StepKind.REFUND, null))
                .refuses(DUTY_NOT_OPEN, SELLER, REFUND);
    }

    @Test
    void refusesAPaymentThatProvesAnother() {
        toRefund()
                .withUsedReferences()
                .refuses(REFERENCE_USED, SELLER, REFUND)
                .refuses(REFERENCE_USED, BUYER, REFUND)
                .does(BUYER, new ConfirmStep(StepKind.REFUND, null))
                .closed(Outcome.REMEDY_PERFORMED);
    }

    @Test
    void takesOneReferenceForTheSameWhateverItsDashesAre() {
        for (String dash : "\u002D\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE58\uFE63\uFF0D".split("")) {
            assertThat(ReferenceForm.of("PAY" + dash + "1")).as(dash).isEqualTo("PAY-1");
        }
        assertThat(ReferenceForm.isMissing("\u2014")).isTrue();
    }

    @Test
    void keepsTheRulesOfACaseOfTheFirstEdition() {
        new Dispute(ShippedPolicies.chinaInTheFirstEdition())
                .does(BUYER, complaint(Reason.NOT_AS_DESCRIBED, Remedy.REFUND, "129.00", order("129.00")))
                .does(SELLER, new AcceptClaim())
                .withUsedReferences()
                .does(SELLER, new ConfirmStep(StepKind.REFUND, null))
                .closed(Outcome.REMEDY_PERFORMED);
    }
}
