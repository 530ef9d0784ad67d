package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.AppealGround;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.Finding;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Presumption;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;
import org.junit.jupiter.api.Test;

class RightsOfTheSidesTest {
    @Test
    void showNobodyTheAnswersToAnOfferOfItsOwn() {
        filed().does(BUYER, new MakeOffer(Remedy.PARTIAL_REFUND, Money.of("60.00", "CNY"), "x"))
                .allows(SELLER, "AcceptOffer", "DeclineOffer")
                .allowsNot(BUYER, "AcceptOffer", "DeclineOffer")
                .refuses(NOT_YOURS_TO_ANSWER, BUYER, new AcceptOffer("offer-1"));
    }

    @Test
    void nameOnlyClausesThatThePolicyHasWhateverTheGround() {
        inAppealWindow()
                .refuses(UNKNOWN_CLAUSE, SELLER, new LodgeAppeal(AppealGround.PROCEDURE, WHY, null, "no.clause"))
                .does(SELLER, new LodgeAppeal(AppealGround.PROCEDURE, WHY, null, "quality.burden"));
    }

    /** Who is asked for more and stays silent has the asked fact found against it, whatever it brought before. */
    @Test
    void endWithTheSilenceToARequestThoughSomethingWasBroughtBefore() {
        Dispute dispute = inEvidence()
                .uploaded(SELLER, "ev-1")
                .does(SELLER, new SubmitEvidence("ev-1", "SOUND_WHEN_SENT", "x"))
                .does(BUYER, new CompleteEvidence())
                .does(SELLER, new CompleteEvidence())
                .does(AGENT, new RequestEvidence("SELLER", "SOUND_WHEN_SENT", List.of(), "x"))
                .waits("PT48H");
        assertThat(dispute.state().proof().presumptions())
                .contains(new Presumption("SOUND_WHEN_SENT", Finding.NOT_PROVEN, Role.SELLER));
    }

    @Test
    void areToldThatGoodsMustBeSignedForBeforeTheyAreSentBackWithoutAReason() {
        Order signed = order("129.00", GoodsClass.ELECTRONICS, false);
        Order unsigned = new Order(
                signed.orderId(),
                signed.orderLineId(),
                signed.buyer(),
                signed.seller(),
                signed.sku(),
                signed.title(),
                signed.goodsClass(),
                signed.unitPrice(),
                signed.quantity(),
                signed.paidAt(),
                signed.shippedAt(),
                null,
                null,
                List.of(),
                false,
                signed.carrier(),
                signed.trackingNumber(),
                null);
        CaseDecider decider = new CaseDecider(ShippedPolicies.china());
        DecisionInput act = new DecisionInput(
                "BC-1",
                Actor.parse(BUYER),
                START,
                complaint(Reason.NO_REASON_RETURN, Remedy.REFUND, "129.00", unsigned),
                Facts.NONE);

        CaseRejection rejection = catchThrowableOfType(CaseRejection.class, () -> decider.decide(act, CaseState.NONE));

        assertThat(rejection.code()).isEqualTo(OUTSIDE_WINDOW);
        assertThat(Messages.in(Language.of("en")).text(rejection.message()))
                .contains("signed for")
                .doesNotContain("1000000000");
        assertThat(Messages.in(Language.of("zh")).text(rejection.message())).contains("签收");
    }
}
