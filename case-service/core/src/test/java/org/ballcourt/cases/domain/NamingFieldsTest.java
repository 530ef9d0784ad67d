package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.AppealGround;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.SuspensionCause;
import org.ballcourt.contracts.ViolationKind;
import org.junit.jupiter.api.Test;

/** A refusal names what is to be mended: every field that is wrong in one step, at once. */
class NamingFieldsTest {
    private static void refuses(
            RejectionCode code, Dispute dispute, String actor, CaseCommand command, String... fields) {
        CaseRejection refused = catchThrowableOfType(CaseRejection.class, () -> dispute.does(actor, command));
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.fields().keySet()).containsExactly(fields);
        PlainWords.saidBy(refused);
    }

    private static RemedyLine line(Remedy remedy, String amount) {
        return new RemedyLine(remedy, amount == null ? null : Money.of(amount, "CNY"));
    }

    private static RemedyLine dollars(Remedy remedy) {
        return new RemedyLine(remedy, Money.of("10.00", "USD"));
    }

    private static MakeOffer offer(RemedyLine... lines) {
        return new MakeOffer(null, null, null, List.of(lines));
    }

    private static RecordExternalOutcome award(Map<Account, Integer> liability, RemedyLine... lines) {
        return new RecordExternalOutcome(
                SuspensionCause.COURT, "C-9", "the judgment is final", List.of(lines), liability);
    }

    @Test
    void ofOffersOfNothing() {
        refuses(OFFER_EMPTY, filed(), SELLER, new MakeOffer(Remedy.NONE, null, null), "remedy");
        refuses(OFFER_EMPTY, filed(), SELLER, new MakeOffer(Remedy.REFUND, null, null), "amount");
        refuses(
                OFFER_EMPTY,
                filed(),
                SELLER,
                offer(line(Remedy.NONE, null), line(Remedy.REFUND, "0.00"), line(Remedy.COMPENSATION, "1.00")),
                "lines.0.remedy",
                "lines.1.amount");
    }

    @Test
    void ofAmountsThatAreTooMuchOrOfAnotherCurrency() {
        MakeOffer beyond = new MakeOffer(Remedy.REFUND, Money.of("500.00", "CNY"), null);
        refuses(AMOUNT_EXCEEDS_ORDER, filed(), SELLER, beyond, "amount");
        refuses(
                AMOUNT_EXCEEDS_ORDER,
                filed(),
                SELLER,
                offer(line(Remedy.REFUND, "500.00"), line(Remedy.COMPENSATION, "99999.00")),
                "lines.0.amount",
                "lines.1.amount");
        refuses(
                WRONG_CURRENCY,
                filed(),
                SELLER,
                offer(dollars(Remedy.REFUND), dollars(Remedy.COMPENSATION)),
                "lines.0.amount",
                "lines.1.amount");
        refuses(
                AMOUNT_EXCEEDS_ORDER,
                new Dispute(),
                BUYER,
                complaint(Reason.QUALITY_DEFECT, Remedy.REFUND, "500.00", order("129.00")),
                "amount");
        Dispute offered = filed().does(SELLER, offer(line(Remedy.REFUND, "50.00")));
        refuses(OFFER_NOT_BETTER, offered, SELLER, offer(line(Remedy.REFUND, "40.00")), "lines");
    }

    @Test
    void ofEvidenceOneByOne() {
        Dispute dispute = filed().uploaded("BUYER/li", "ev-his").uploaded("SELLER/shop", "ev-own");
        refuses(
                EVIDENCE_UNKNOWN,
                dispute,
                SELLER,
                new RejectClaim(SellerRejectionGround.OTHER, "x", List.of("ev-none", "ev-his", "ev-own")),
                "evidence.0",
                "evidence.1");
        refuses(EVIDENCE_NOT_YOURS, dispute, SELLER, new SubmitEvidence("ev-his", null, null), "evidence");
        refuses(
                EVIDENCE_NOT_YOURS,
                dispute.does(SELLER, new RejectClaim(SellerRejectionGround.OTHER, "x", List.of())),
                BUYER,
                new RequestIntervention(InterventionGround.SELLER_REJECTED, null, List.of("9", "ev-own")),
                "evidence.1",
                "evidence.0");
        refuses(
                EVIDENCE_UNKNOWN,
                inAppealWindow().uploaded("BUYER/li", "ev-his"),
                SELLER,
                new LodgeAppeal(AppealGround.NEW_EVIDENCE, "程序有问题，没有听取我方意见", List.of("ev-none", "ev-his"), null),
                "evidence.0",
                "evidence.1");
        refuses(
                EVIDENCE_NOT_YOURS,
                alone().uploaded("SELLER/shop", "ev-own"),
                BUYER,
                new ReportViolation("shop", ViolationKind.FAKE_RATINGS, "刷单十次以上", null, List.of("ev-own")),
                "evidence.0");
    }

    @Test
    void ofNewFactsOneByOne() {
        Order order = order("129.00");
        FileComplaint again = new FileComplaint(
                order,
                Reason.QUALITY_DEFECT,
                Remedy.REFUND,
                Money.of("129.00", "CNY"),
                "不亮",
                List.of(),
                false,
                List.of("ev-none", "ev-his"));
        refuses(
                EVIDENCE_UNKNOWN,
                new Dispute().uploaded("SELLER/shop", "ev-his"),
                BUYER,
                again,
                "newFacts.0",
                "newFacts.1");
        Dispute before = filed().does(SELLER, new AcceptClaim()).waits("P9D");
        refuses(
                ALREADY_DECIDED,
                new Dispute().after("BC-0", before),
                BUYER,
                complaint(Reason.QUALITY_DEFECT, Remedy.REFUND, "10.00", order),
                "newFacts");
    }

    @Test
    void ofAwardsThatCannotBePerformed() {
        refuses(
                RULING_INCOHERENT,
                filed(),
                SUPERVISOR,
                award(null, line(Remedy.REFUND, "0.00"), line(Remedy.NONE, null), line(Remedy.REPLACEMENT, "5.00")),
                "lines.0.amount",
                "lines.1.remedy",
                "lines.2.amount");
        refuses(RULING_INCOHERENT, filed(), SUPERVISOR, award(null, line(Remedy.NONE, "5.00")), "lines.0.remedy");
        refuses(
                LIABILITY_NOT_100,
                filed(),
                SUPERVISOR,
                award(Map.of(Account.SELLER, 99), dollars(Remedy.REFUND), line(Remedy.REPAIR, "5.00")),
                "liability",
                "lines.0.amount",
                "lines.1.amount");
        filed().does(SUPERVISOR, award(null, line(Remedy.NONE, null)));
        filed().does(SUPERVISOR, award(Map.of(Account.CARRIER, 100), line(Remedy.REPLACEMENT, null)));
    }

    @Test
    void ofReasonsAndReferencesAlike() {
        refuses(
                REASON_MISSING,
                filed(),
                SUPERVISOR,
                new RecordExternalOutcome(SuspensionCause.COURT, " ", "x"),
                "explanation",
                "reference");
        refuses(
                REFERENCE_MISSING,
                filed(),
                SUPERVISOR,
                new RecordExternalOutcome(SuspensionCause.COURT, null, "the judgment is final"),
                "reference");
    }
}
