package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import java.util.List;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.ComplaintFiled;
import org.ballcourt.contracts.DeclineCode;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.StepKind;
import org.junit.jupiter.api.Test;

/** The second edition: the same reason is taken again for a line only where something is new. */
class DecidedIsDecidedTest {
    private static FileComplaint again(Reason reason, String statement, String... newFacts) {
        return new FileComplaint(
                order("129.00"),
                reason,
                Remedy.PARTIAL_REFUND,
                Money.of("9.00", "CNY"),
                statement,
                List.of(),
                false,
                List.of(newFacts));
    }

    private static FileComplaint again(String... newFacts) {
        return again(Reason.QUALITY_DEFECT, "不亮", newFacts);
    }

    private static Dispute dismissed() {
        return inAdjudication().does(AGENT, dismissing()).waits("P7D").closed(Outcome.CLAIM_DISMISSED);
    }

    private static Dispute settled() {
        return filed().does(SELLER, new MakeOffer(Remedy.PARTIAL_REFUND, Money.of("20.00", "CNY"), "x"))
                .does(BUYER, new AcceptOffer("offer-1"))
                .does(SELLER, new ConfirmStep(StepKind.REFUND, "PAY-1"))
                .closed(Outcome.SETTLED);
    }

    private static Dispute declined(DeclineCode code) {
        return declined(inAcceptance(), code);
    }

    private static Dispute declined(Dispute called, DeclineCode code) {
        return called.does(AGENT, new DeclineIntervention(code, "所述事项不在平台受理范围内"))
                .waits("P7D")
                .closed(Outcome.INADMISSIBLE);
    }

    /** The platform was called in for the amount alone. */
    private static Dispute calledAtOnce() {
        return filed("5000.00", Remedy.REFUND, "5000.00")
                .does(BUYER, new RequestIntervention(InterventionGround.LARGE_AMOUNT, "金额较大，请平台处理", null));
    }

    private static Dispute withdrawn() {
        return filed().does(BUYER, new WithdrawComplaint("x"));
    }

    private static Dispute next(Dispute... before) {
        Dispute next = new Dispute();
        for (int i = 0; i < before.length; i++) {
            next.after("BC-0" + i, before[i]);
        }
        return next;
    }

    @Test
    void staysSoWithoutNewFacts() {
        for (Dispute before : List.of(dismissed(), settled())) {
            next(before).refuses(ALREADY_DECIDED, BUYER, again()).does(BUYER, again(Reason.NOT_AS_DESCRIBED, "与描述不符"));
        }
    }

    @Test
    void isTakenUpAgainForEvidenceThatCameLater() {
        Dispute before = dismissed();
        Dispute next = next(before).uploaded(BUYER, "new").does(BUYER, again("new"));
        assertThat(next.event(ComplaintFiled.class).newFacts())
                .extracting(EvidenceItem::evidenceId)
                .containsExactly("new");
        assertThat(next.state().proof().exhibit("new")).isPresent();
    }

    @Test
    void isNotTakenUpForEvidenceFromBeforeOrThatACaseHad() {
        Dispute old = new Dispute().uploaded(BUYER, "old");
        old.after("BC-00", dismissed()).refuses(ALREADY_DECIDED, BUYER, again("old"));

        Dispute reported = next(dismissed()).uploaded(BUYER, "shown").does(BUYER, again("shown"));
        Dispute third = next(dismissed()).uploaded(BUYER, "shown");
        third.after("BC-01", reported.does(BUYER, new WithdrawComplaint("x")))
                .refuses(ALREADY_DECIDED, BUYER, again("shown"));
    }

    @Test
    void isNotTakenUpForTheSameBytesUnderAnotherId() {
        Dispute reported = next(dismissed()).uploaded(BUYER, "shown").does(BUYER, again("shown"));
        Dispute third = next(dismissed()).uploaded(BUYER, "shown-again", EvidenceKind.PHOTO, "digest of shown");
        third.after("BC-01", reported.does(BUYER, new WithdrawComplaint("x")))
                .refuses(ALREADY_DECIDED, BUYER, again("shown-again"));
    }

    @Test
    void asksForEvidenceOfTheBuyersOwn() {
        next(dismissed())
                .uploaded(SELLER, "theirs")
                .refuses(EVIDENCE_UNKNOWN, BUYER, again("nobodys"))
                .refuses(EVIDENCE_NOT_YOURS, BUYER, again("theirs"));
    }

    @Test
    void letsAWithdrawnComplaintBeFiledAgainOnce() {
        next(withdrawn()).does(BUYER, again());
        next(withdrawn(), withdrawn()).refuses(ALREADY_DECIDED, BUYER, again());
    }

    @Test
    void keepsTheOneRefilingOfALapsedComplaint() {
        Dispute lapsed = filed().does(SELLER, new RejectClaim(SellerRejectionGround.NORMAL_WEAR, "x", List.of()))
                .waits("P7D")
                .closed(Outcome.LAPSED);
        next(lapsed).lapsedBefore(1).does(BUYER, again());
        next(lapsed, lapsed).lapsedBefore(2).refuses(DUPLICATE_CASE, BUYER, again());
        next(lapsed, lapsed).lapsedBefore(2).does(BUYER, again(Reason.NOT_AS_DESCRIBED, "与描述不符"));
    }

    @Test
    void takesWhatWasInadmissibleOnceTheGroundIsCured() {
        next(declined(calledAtOnce(), DeclineCode.NO_PRIOR_NEGOTIATION)).does(BUYER, again());
        next(declined(inAcceptanceOfTheFirstEdition(), DeclineCode.DUPLICATE)).does(BUYER, again());
        next(declined(DeclineCode.OUT_OF_SCOPE)).refuses(ALREADY_DECIDED, BUYER, again());
        next(declined(DeclineCode.DESCRIPTION_TOO_THIN))
                .refuses(ALREADY_DECIDED, BUYER, again())
                .does(BUYER, again(Reason.QUALITY_DEFECT, "通电后不亮，换过两只灯泡"));
        next(declined(inAcceptanceOfTheFirstEdition(), DeclineCode.OUTSIDE_WINDOW))
                .refuses(ALREADY_DECIDED, BUYER, again())
                .does(BUYER, dated(again()));
    }

    private static FileComplaint dated(FileComplaint c) {
        Order o = c.order();
        Order later = new Order(
                o.orderId(),
                o.orderLineId(),
                o.buyer(),
                o.seller(),
                o.sku(),
                o.title(),
                o.goodsClass(),
                o.unitPrice(),
                o.quantity(),
                o.paidAt(),
                o.shippedAt(),
                o.signedAt().plusSeconds(3600),
                o.warrantyUntil(),
                o.promises(),
                o.exclusionConfirmed(),
                o.carrier(),
                o.trackingNumber(),
                o.exclusion());
        return new FileComplaint(
                later, c.reason(), c.remedy(), c.amount(), c.statement(), c.priorContacts(), c.urgent(), List.of());
    }

    @Test
    void isNoRuleOfTheFirstEdition() {
        new Dispute(ShippedPolicies.chinaInTheFirstEdition())
                .after("BC-00", dismissed())
                .does(BUYER, again());
    }
}
