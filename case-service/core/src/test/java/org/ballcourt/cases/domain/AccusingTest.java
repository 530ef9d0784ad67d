package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import java.util.List;
import org.ballcourt.contracts.Audience;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.InterventionRequested;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccusingTest {
    @ParameterizedTest
    @EnumSource(names = {"BAD_FAITH", "CLEAR_VIOLATION", "SELLER_MISCONDUCT"})
    void citesWhatItRestsOn(InterventionGround ground) {
        Dispute dispute = counterfeit()
                .uploaded(BUYER, "ev-1")
                .uploaded(SELLER, "ev-2")
                .refuses(GROUND_NOT_MET, BUYER, new RequestIntervention(ground, WHY))
                .refuses(GROUND_NOT_MET, BUYER, new RequestIntervention(ground, WHY, List.of()))
                .refuses(EVIDENCE_UNKNOWN, BUYER, new RequestIntervention(ground, WHY, List.of("ev-9")))
                .refuses(EVIDENCE_NOT_YOURS, BUYER, new RequestIntervention(ground, WHY, List.of("ev-2")))
                .does(BUYER, new RequestIntervention(ground, WHY, List.of("ev-1", "ev-1")))
                .in(Stage.ACCEPTANCE);
        assertThat(dispute.state().proof().exhibits()).hasSize(1);
        assertThat(((InterventionRequested) dispute.last().getFirst()).evidence())
                .hasSize(1);
    }

    @Test
    void mayCiteWhatTheOtherSideSaid() {
        Dispute dispute = counterfeit()
                .does(SELLER, new AddStatement("去告我啊", null))
                .does(SELLER, new AddStatement("只给平台看", Audience.PLATFORM))
                .does(BUYER, new AddStatement("我要投诉", null))
                .refuses(EVIDENCE_UNKNOWN, BUYER, citing("1"))
                .refuses(EVIDENCE_UNKNOWN, BUYER, citing("3"))
                .refuses(EVIDENCE_UNKNOWN, BUYER, citing("4"))
                .refuses(EVIDENCE_UNKNOWN, BUYER, citing("99"))
                .refuses(EVIDENCE_UNKNOWN, BUYER, citing("2", "4"))
                .does(BUYER, citing("2"));
        InterventionRequested asked = (InterventionRequested) dispute.last().getFirst();
        assertThat(asked.statements()).containsExactly("2");
        assertThat(asked.evidence()).isNull();
    }

    @Test
    void mayCiteARejectionOrAnOfferOrWhatTheOtherSideBrought() {
        counterfeit()
                .uploaded(SELLER, "ev-2")
                .does(SELLER, new RejectClaim(SellerRejectionGround.OTHER, "x", List.of("ev-2")))
                .does(BUYER, citing("2", "ev-2"));
        counterfeit()
                .does(SELLER, new MakeOffer(Remedy.PARTIAL_REFUND, Money.of("1.00", "CNY"), "不要就算了"))
                .refuses(EVIDENCE_UNKNOWN, SELLER, citing("2"))
                .does(BUYER, new DeclineOffer("offer-1", "x"))
                .does(SELLER, citing("3"));
    }

    @Test
    void isNeededForNoOtherGroundButHeldWhereItIsGiven() {
        filed("5000.00", Remedy.REFUND, "5000.00")
                .refuses(
                        EVIDENCE_UNKNOWN,
                        BUYER,
                        new RequestIntervention(InterventionGround.LARGE_AMOUNT, null, List.of("ev-9")))
                .does(BUYER, new RequestIntervention(InterventionGround.LARGE_AMOUNT, null));
    }

    @Test
    void ofMisconductIsTheBuyersAlone() {
        counterfeit()
                .uploaded(SELLER, "ev-2")
                .refuses(
                        GROUND_NOT_MET,
                        SELLER,
                        new RequestIntervention(InterventionGround.SELLER_MISCONDUCT, WHY, List.of("ev-2")));
    }

    @Test
    void neededNoProofInTheFirstEditionWhichKnewNoMisconduct() {
        Dispute dispute = new Dispute(ShippedPolicies.chinaInTheFirstEdition())
                .does(BUYER, complaint(Reason.COUNTERFEIT, Remedy.REFUND, "129.00", order("129.00")))
                .uploaded(BUYER, "ev-1");
        dispute.refuses(
                        GROUND_NOT_MET,
                        BUYER,
                        new RequestIntervention(InterventionGround.SELLER_MISCONDUCT, WHY, List.of("ev-1")))
                .does(BUYER, new RequestIntervention(InterventionGround.CLEAR_VIOLATION, null))
                .in(Stage.ACCEPTANCE);
    }

    private static RequestIntervention citing(String... cited) {
        return new RequestIntervention(InterventionGround.BAD_FAITH, WHY, List.of(cited));
    }

    private static Dispute counterfeit() {
        return filed(Reason.COUNTERFEIT, Remedy.REFUND, "129.00");
    }
}
