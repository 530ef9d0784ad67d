package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Finding;
import org.ballcourt.contracts.Freight;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.StepKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreightTest {
    private static IssueRuling returning(Fault atFault, Freight freight) {
        return new IssueRuling(
                        List.of(
                                new FindingOf("DEFECT_SHOWN", Finding.NOT_PROVEN, "the photo is blurred", List.of()),
                                new FindingOf("SOUND_WHEN_SENT", Finding.NOT_PROVEN, "no report at all", List.of())),
                        RulingResult.PARTLY_GRANTED,
                        Remedy.RETURN_AND_REFUND,
                        Money.of("129.00", "CNY"),
                        Map.of(Account.SELLER, 100),
                        atFault,
                        List.of("quality.burden"),
                        "nobody has shown anything")
                .withGoods(false, freight);
    }

    @ParameterizedTest
    @CsvSource({"SELLER, SELLER", "BUYER, BUYER", "PLATFORM, PLATFORM", "CARRIER, PLATFORM", "NONE, SELLER"})
    void isBorneByWhoeverIsAtFault(Fault atFault, Freight bearer) {
        Dispute dispute = inAdjudication().does(AGENT, returning(atFault, null));
        assertThat(dispute.state().judgement().ruling().freight()).isEqualTo(bearer);
        dispute.waits("P7D");
        assertThat(dispute.state().fulfilment().plan().freight()).isEqualTo(bearer);
    }

    @Test
    void isOfNobodyElse() {
        inAdjudication()
                .refuses(RULING_INCOHERENT, AGENT, returning(Fault.SELLER, Freight.BUYER))
                .refuses(RULING_INCOHERENT, AGENT, returning(Fault.CARRIER, Freight.SELLER))
                .does(AGENT, returning(Fault.NONE, Freight.BUYER));
    }

    @Test
    void isTheBuyersWhereGoodsComeBackWithoutAReason() {
        Dispute back = filed(Reason.NO_REASON_RETURN, Remedy.RETURN_AND_REFUND, "129.00");
        assertThat(back.state().fulfilment().plan().freight()).isEqualTo(Freight.BUYER);
    }

    @Test
    void isTheSellersWhereItGrantsWhatWasClaimed() {
        Dispute exchanged =
                filed(Reason.NOT_AS_DESCRIBED, Remedy.REPLACEMENT, "0.00").does(SELLER, new AcceptClaim());
        assertThat(exchanged.state().fulfilment().plan().freight()).isEqualTo(Freight.SELLER);
        assertThat(inEnforcement().state().fulfilment().plan().freight()).isNull();
    }

    @Test
    void isUnknownToTheFirstEdition() {
        Dispute first = new Dispute(ShippedPolicies.chinaInTheFirstEdition())
                .does(BUYER, complaint(Reason.NO_REASON_RETURN, Remedy.RETURN_AND_REFUND, "129.00", order("129.00")));
        assertThat(first.state().fulfilment().plan().freight()).isNull();
    }

    @Test
    void isSavedWhereTheGoodsStay() {
        Dispute kept = filed(Reason.NOT_AS_DESCRIBED, Remedy.RETURN_AND_REFUND, "129.00")
                .does(SELLER, new AcceptClaim(true))
                .ball("SELLER PERFORM");
        assertThat(kept.state().fulfilment().plan().freight()).isNull();
        filed(Reason.NOT_AS_DESCRIBED, Remedy.REPLACEMENT, "0.00")
                .does(SELLER, new AcceptClaim(true))
                .ball("SELLER PERFORM")
                .does(SELLER, new ConfirmStep(StepKind.SEND_REPLACEMENT, "SF-2"))
                .does(BUYER, new ConfirmStep(StepKind.RECEIVE_REPLACEMENT, null))
                .closed(Outcome.REMEDY_PERFORMED);
    }

    @Test
    void leavesTheGoodsInARulingAndInAnOffer() {
        inAdjudication()
                .does(
                        AGENT,
                        ruling(RulingResult.PARTLY_GRANTED, Remedy.REPLACEMENT, "0.00", Map.of(Account.SELLER, 100))
                                .withGoods(true, null))
                .waits("P7D")
                .ball("SELLER PERFORM");
        MakeOffer bare = new MakeOffer(Remedy.REPLACEMENT, null, "another one");
        MakeOffer kept = new MakeOffer(Remedy.REPLACEMENT, null, "and keep the old one", null, true);
        filed().does(SELLER, bare)
                .refuses(OFFER_NOT_BETTER, SELLER, bare)
                .does(SELLER, kept)
                .does(BUYER, new AcceptOffer("offer-2"))
                .ball("SELLER PERFORM");
    }
}
