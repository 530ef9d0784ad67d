package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.domain.Dispute.*;

import java.util.List;
import java.util.stream.Stream;
import org.ballcourt.contracts.Burden;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.Finding;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.Presumption;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who must prove what, and how the first proof moves the burden to the other side. */
class BurdenLedgerTest {
    static Stream<Arguments> cells() {
        return ShippedPolicies.all().stream()
                .flatMap(policy -> Stream.of(Reason.values())
                        .flatMap(reason -> Stream.of(GoodsClass.values())
                                .map(goods -> Arguments.of(policy.version(), policy, reason, goods))));
    }

    @ParameterizedTest(name = "{0} {2} x {3}")
    @MethodSource("cells")
    void isFilledForEveryReasonAndClassOfGoods(String version, Policy policy, Reason reason, GoodsClass goods) {
        List<Burden> ledger = policy.burdensOf(reason, goods);
        assertThat(ledger).isNotEmpty();
        assertThat(ledger).extracting(Burden::element).doesNotHaveDuplicates();
        assertThat(ledger).allSatisfy(burden -> {
            assertThat(burden.bearer().isSide()).isTrue();
            assertThat(burden.kinds())
                    .as("something can prove " + burden.element())
                    .isNotEmpty();
            assertThat(policy.clauses()).containsKey(burden.clause());
            assertShifts(ledger, burden);
        });
        assertThat(ledger)
                .extracting(Burden::element)
                .as("goods change the kinds that count, not the elements")
                .containsExactlyElementsOf(policy.burdensOf(reason, GoodsClass.OTHER).stream()
                        .map(Burden::element)
                        .toList());
    }

    /** Each kind that counts moves the burden, and none that does not. */
    private static void assertShifts(List<Burden> ledger, Burden burden) {
        for (EvidenceKind kind : EvidenceKind.values()) {
            Proof proof =
                    Proof.NONE.opened(ledger).submitted(Exhibits.by(burden.bearer(), kind), burden.element(), null);
            Role expected = burden.kinds().contains(kind) ? burden.bearer().opponent() : burden.bearer();
            assertThat(proof.bearsNow(burden.element())).as(burden + " " + kind).isEqualTo(expected);
        }
    }

    @Test
    void movesWithTheFirstProofOfItsBearer() {
        Dispute dispute = inEvidence()
                .uploaded(BUYER, "ev-1")
                .uploaded(BUYER, "ev-2")
                .does(BUYER, new SubmitEvidence("ev-1", "DEFECT_SHOWN", "x"))
                .does(BUYER, new SubmitEvidence("ev-2", "DEFECT_SHOWN", "x"));
        Proof proof = dispute.state().proof();
        assertThat(proof.bearsNow("DEFECT_SHOWN")).isEqualTo(Role.SELLER);
        assertThat(proof.shiftedBy("DEFECT_SHOWN").orElseThrow().number()).isEqualTo(1);
        assertThat(proof.bearsNow("SOUND_WHEN_SENT")).isEqualTo(Role.SELLER);
        assertThat(proof.shiftedBy("SOUND_WHEN_SENT")).isEmpty();
        assertThat(proof.bearsNow("NONE")).isNull();
    }

    @Test
    void doesNotMoveForAKindThatDoesNotCountNorForTheOtherSidesProof() {
        Dispute dispute = inEvidence()
                .uploaded(BUYER, "ev-1", EvidenceKind.PAYMENT_RECORD)
                .uploaded(SELLER, "ev-2", EvidenceKind.VIDEO)
                .does(BUYER, new SubmitEvidence("ev-1", "DEFECT_SHOWN", "x"))
                .does(SELLER, new SubmitEvidence("ev-2", "DEFECT_SHOWN", "x"))
                .does(BUYER, new SubmitEvidence("ev-1", "SOUND_WHEN_SENT", "x"));
        assertThat(dispute.state().proof().exhibits()).as("they stay exhibits").hasSize(3);
        assertThat(dispute.state().proof().bearsNow("DEFECT_SHOWN")).isEqualTo(Role.BUYER);
        assertThat(dispute.state().proof().bearsNow("SOUND_WHEN_SENT")).isEqualTo(Role.SELLER);
    }

    @Test
    void presumesAgainstTheSideThatBearsItByNow() {
        Dispute dispute = inEvidence()
                .uploaded(BUYER, "ev-1")
                .does(BUYER, new SubmitEvidence("ev-1", "DEFECT_SHOWN", "x"))
                .does(BUYER, new CompleteEvidence())
                .waits("PT72H")
                .in(Stage.ADJUDICATION);
        assertThat(dispute.state().proof().presumptions())
                .containsExactlyInAnyOrder(
                        new Presumption("DEFECT_SHOWN", Finding.PROVEN, Role.SELLER),
                        new Presumption("SOUND_WHEN_SENT", Finding.NOT_PROVEN, Role.SELLER));
    }

    @Test
    void presumesNothingAgainstASideThatAnswered() {
        Dispute dispute = inEvidence()
                .uploaded(BUYER, "ev-1")
                .uploaded(SELLER, "ev-2")
                .does(BUYER, new SubmitEvidence("ev-1", "DEFECT_SHOWN", "x"))
                .does(SELLER, new SubmitEvidence("ev-2", "DEFECT_SHOWN", "x"))
                .waits("PT72H");
        assertThat(dispute.state().proof().presumptions())
                .containsExactly(new Presumption("SOUND_WHEN_SENT", Finding.NOT_PROVEN, Role.SELLER));
    }

    /** The seller's proof that the lamp was sound puts the buyer in its turn to answer it. */
    @Test
    void presumesAgainstASilentBuyerWhatTheSellerProved() {
        Dispute dispute = inEvidence()
                .uploaded(SELLER, "ev-1")
                .does(SELLER, new SubmitEvidence("ev-1", "SOUND_WHEN_SENT", "x"))
                .waits("PT72H");
        assertThat(dispute.state().proof().presumptions())
                .containsExactlyInAnyOrder(
                        new Presumption("DEFECT_SHOWN", Finding.NOT_PROVEN, Role.BUYER),
                        new Presumption("SOUND_WHEN_SENT", Finding.PROVEN, Role.BUYER));
    }

    @Test
    void bindsTheRulingUnlessItCitesEvidence() {
        inEvidence()
                .uploaded(BUYER, "ev-1")
                .does(BUYER, new SubmitEvidence("ev-1", "DEFECT_SHOWN", "x"))
                .does(BUYER, new CompleteEvidence())
                .waits("PT72H")
                .refuses(RejectionCode.FINDING_MISSING, AGENT, findingNoDefect(List.of()))
                .does(AGENT, findingNoDefect(List.of("ev-1")))
                .in(Stage.APPEAL_WINDOW);
    }

    private static IssueRuling findingNoDefect(List<String> evidence) {
        return new IssueRuling(
                List.of(
                        new FindingOf("DEFECT_SHOWN", Finding.NOT_PROVEN, WHY, evidence),
                        new FindingOf("SOUND_WHEN_SENT", Finding.NOT_PROVEN, WHY, List.of())),
                RulingResult.DISMISSED,
                null,
                null,
                null,
                null,
                List.of("quality.burden"),
                WHY);
    }

    @Test
    void countsTheKindsOfTheGoods() {
        Dispute food = new Dispute()
                .does(
                        BUYER,
                        complaint(
                                Reason.QUALITY_DEFECT,
                                Remedy.REFUND,
                                "129.00",
                                order("129.00", GoodsClass.FOOD, false)))
                .does(SELLER, new RejectClaim(SellerRejectionGround.OTHER, "x", null))
                .does(BUYER, new RequestIntervention(InterventionGround.SELLER_REJECTED, "x"))
                .does(AGENT, new AcceptIntervention())
                .uploaded(BUYER, "ev-1", EvidenceKind.MEDICAL_RECORD)
                .does(BUYER, new SubmitEvidence("ev-1", "DEFECT_SHOWN", "x"));
        assertThat(food.state().proof().bearsNow("DEFECT_SHOWN")).isEqualTo(Role.SELLER);
        Dispute lamp = inEvidence()
                .uploaded(BUYER, "ev-1", EvidenceKind.MEDICAL_RECORD)
                .does(BUYER, new SubmitEvidence("ev-1", "DEFECT_SHOWN", "x"));
        assertThat(lamp.state().proof().bearsNow("DEFECT_SHOWN")).isEqualTo(Role.BUYER);
    }
}
