package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import java.util.List;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.Finding;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Presumption;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.SeniorGround;
import org.ballcourt.contracts.Stage;
import org.junit.jupiter.api.Test;

class ProvingTest {
    private static RequestEvidence ask(String from, String element) {
        return new RequestEvidence(from, element, List.of(), "x");
    }

    @Test
    void givesEachSideThreeDays() {
        inEvidence()
                .in(Stage.EVIDENCE)
                .ball("BUYER PROVE 2026-11-05T10:00+08:00", "SELLER PROVE 2026-11-05T10:00+08:00");
    }

    @Test
    void endsWhenBothSidesAreDone() {
        inEvidence()
                .does(BUYER, new CompleteEvidence())
                .refuses(DUTY_NOT_OPEN, BUYER, new CompleteEvidence())
                .in(Stage.EVIDENCE)
                .does(SELLER, new CompleteEvidence())
                .stored("EvidenceCompleted")
                .in(Stage.ADJUDICATION)
                .ball("AGENT RULE 2026-11-03T17:00+08:00");
    }

    @Test
    void leavesAPresumptionAgainstTheSilentSideOnWhatItBore() {
        Dispute dispute =
                inEvidence().does(BUYER, new CompleteEvidence()).waits("PT72H").stored("DutyLapsed");
        assertThat(dispute.state().proof().presumptions())
                .containsExactly(new Presumption("SOUND_WHEN_SENT", Finding.NOT_PROVEN, Role.SELLER));
    }

    @Test
    void leavesNoPresumptionWhereSomethingWasBrought() {
        Dispute dispute = inEvidence()
                .uploaded(SELLER, "ev-1")
                .does(SELLER, new SubmitEvidence("ev-1", "SOUND_WHEN_SENT", "x"))
                .waits("PT72H")
                .stored("DutyLapsed", "DutyLapsed")
                .in(Stage.ADJUDICATION);
        assertThat(dispute.state().proof().presumptions())
                .doesNotContain(new Presumption("SOUND_WHEN_SENT", Finding.NOT_PROVEN, Role.SELLER))
                .contains(new Presumption("DEFECT_SHOWN", Finding.NOT_PROVEN, Role.BUYER));
    }

    /** A file of any kind would else do instead of a proof. */
    @Test
    void leavesAPresumptionWhereNothingOfAKindThatCountsWasBrought() {
        Dispute dispute = inEvidence()
                .uploaded(SELLER, "ev-1", EvidenceKind.OTHER)
                .uploaded(BUYER, "ev-2", EvidenceKind.LABEL)
                .does(SELLER, new SubmitEvidence("ev-1", "SOUND_WHEN_SENT", "x"))
                .does(BUYER, new SubmitEvidence("ev-2", "DEFECT_SHOWN", "x"))
                .waits("PT72H");
        assertThat(dispute.state().proof().presumptions())
                .containsExactlyInAnyOrder(
                        new Presumption("SOUND_WHEN_SENT", Finding.NOT_PROVEN, Role.SELLER),
                        new Presumption("DEFECT_SHOWN", Finding.NOT_PROVEN, Role.BUYER));
    }

    @Test
    void leavesNoPresumptionForAnEmptyAnswer() {
        assertThat(inAdjudication().state().proof().presumptions()).isEmpty();
    }

    @Test
    void takesOnlyEvidenceOfOnesOwn() {
        inEvidence()
                .uploaded(SELLER, "ev-1")
                .refuses(EVIDENCE_NOT_YOURS, BUYER, new SubmitEvidence("ev-1", "DEFECT_SHOWN", "x"))
                .refuses(EVIDENCE_UNKNOWN, BUYER, new SubmitEvidence("ev-2", "DEFECT_SHOWN", "x"))
                .refuses(UNKNOWN_ELEMENT, SELLER, new SubmitEvidence("ev-1", "GENUINE", "x"));
    }

    @Test
    void storesTheSameEvidenceOnce() {
        inEvidence()
                .uploaded(BUYER, "ev-1")
                .does(BUYER, new SubmitEvidence("ev-1", "DEFECT_SHOWN", "x"))
                .does(BUYER, new SubmitEvidence("ev-1", "DEFECT_SHOWN", "x"))
                .stored();
    }

    @Test
    void asksACarrierAndGoesOnWithoutItsAnswer() {
        Dispute dispute = filed(Reason.PARCEL_LOST, Remedy.REFUND, "129.00")
                .does(SELLER, new RejectClaim(SellerRejectionGround.NOT_OUR_PARCEL, "x", null))
                .does(BUYER, new RequestIntervention(InterventionGround.SELLER_REJECTED, "x"))
                .does(AGENT, new AcceptIntervention())
                .does(AGENT, ask("CARRIER", "DELIVERED"))
                .allows("CARRIER/fastship", "SubmitEvidence")
                .does(BUYER, new CompleteEvidence())
                .does(SELLER, new CompleteEvidence())
                .ball("CARRIER ANSWER_REQUEST 2026-11-04T10:00+08:00")
                .waits("PT48H")
                .stored("DutyLapsed")
                .in(Stage.ADJUDICATION);
        assertThat(dispute.state().proof().presumptions())
                .containsExactly(new Presumption("DELIVERED", Finding.NOT_PROVEN, Role.SELLER));
    }

    @Test
    void findsTheAskedFactAgainstTheSilentSideThatDidNotBearIt() {
        Dispute dispute =
                inAdjudication().does(AGENT, ask("SELLER", "DEFECT_SHOWN")).waits("PT48H");
        assertThat(dispute.state().proof().presumptions())
                .contains(new Presumption("DEFECT_SHOWN", Finding.PROVEN, Role.SELLER));
    }

    @Test
    void isAnsweredByTheEvidenceThatWasAskedFor() {
        inAdjudication()
                .uploaded(SELLER, "ev-1")
                .refuses(DUTY_NOT_OPEN, SELLER, new SubmitEvidence("ev-1", "SOUND_WHEN_SENT", "x"))
                .does(AGENT, ask("SELLER", "SOUND_WHEN_SENT"))
                .ball("AGENT RULE", "SELLER ANSWER_REQUEST")
                .does(SELLER, new SubmitEvidence("ev-1", "SOUND_WHEN_SENT", "x"))
                .ball("AGENT RULE");
    }

    @Test
    void letsAnAgentAskTwiceAndASeniorOnceMore() {
        inEvidence()
                .does(AGENT, ask("BUYER", null))
                .does(AGENT, ask("BUYER", null))
                .refuses(TOO_MANY_EVIDENCE_REQUESTS, AGENT, ask("BUYER", null))
                .does(AGENT, ask("SELLER", null))
                .does(AGENT, new EscalateToSenior(SeniorGround.COMPLEX, "three parties"))
                .does(SENIOR, ask("BUYER", null));
    }

    @Test
    void countsTheRoundsOfEachStageAnew() {
        inEvidence()
                .does(AGENT, ask("BUYER", null))
                .does(AGENT, ask("BUYER", null))
                .waits("PT72H")
                .in(Stage.ADJUDICATION)
                .does(AGENT, ask("BUYER", null));
    }

    @Test
    void asksNobodyUnknown() {
        inEvidence()
                .refuses(UNKNOWN_PARTY, AGENT, ask("BUYER/other", null))
                .refuses(UNKNOWN_PARTY, AGENT, ask("SERVICE_PROVIDER", null))
                .refuses(UNKNOWN_PARTY, AGENT, ask("AGENT/chen", null))
                .refuses(UNKNOWN_ELEMENT, AGENT, ask("BUYER", "GENUINE"));
    }

    @Test
    void goesOnWithoutALaboratorysReport() {
        inEvidence()
                .does(AGENT, ask("LAB/sgs", "DEFECT_SHOWN"))
                .does(BUYER, new CompleteEvidence())
                .does(SELLER, new CompleteEvidence())
                .ball("LAB INSPECT 2026-11-16T10:00+08:00")
                .waits("P14D")
                .in(Stage.ADJUDICATION);
    }

    @Test
    void isInterruptedByASettlementOfThePlatform() {
        inEvidence()
                .does(AGENT, new ProposeSettlement(Remedy.PARTIAL_REFUND, Money.of("60.00", "CNY"), "x"))
                .in(Stage.MEDIATION)
                .does(BUYER, new AcceptSettlement())
                .ball("SELLER ANSWER_SETTLEMENT")
                .does(SELLER, new DeclineSettlement("x"))
                .in(Stage.ADJUDICATION)
                .ball("AGENT RULE 2026-11-03T17:00+08:00");
    }
}
