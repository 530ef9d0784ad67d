package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.domain.Dispute.*;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.ballcourt.cases.policy.LoadedPolicies;
import org.ballcourt.cases.policy.PolicyVariants;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.PolicyAnnounced;
import org.ballcourt.contracts.DeclineCode;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.SuspensionCause;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;

/** What a new version means for a case that is open: nothing under PINNED, its new duties under LATEST. */
class PolicyTransitionTest {
    private static final String NEXT = "cn-marketplace-2026-12";

    /** In force from the ninth day of the dispute on; the buyer has 14 days instead of 7 to answer a rejection. */
    private static LoadedPolicies next(String transition) {
        return PolicyVariants.later(
                NEXT, "2026-11-11", transition, "ANSWER_REJECTION: {time: P7D", "ANSWER_REJECTION: {time: P14D");
    }

    private static LoadedPolicies latest() {
        return next("LATEST\nannouncedOn: 2026-11-01");
    }

    private static Dispute filed(LoadedPolicies policies) {
        return new Dispute(policies)
                .does(BUYER, complaint(Reason.QUALITY_DEFECT, Remedy.REFUND, "129.00", order("129.00")));
    }

    /** The golden dispute: an offer keeps it open past the day of the change, then the seller rejects and the buyer stays silent. */
    private static Dispute rejectedAfterTheChange(LoadedPolicies policies) {
        return filed(policies)
                .does(SELLER, new MakeOffer(Remedy.PARTIAL_REFUND, null, "x"))
                .waits("P2D")
                .does(BUYER, new MakeOffer(Remedy.PARTIAL_REFUND, null, "x"))
                .waits("P2D")
                .does(SELLER, new MakeOffer(Remedy.PARTIAL_REFUND, null, "x"))
                .waits("P2D")
                .does(BUYER, new MakeOffer(Remedy.PARTIAL_REFUND, null, "x"))
                .waits("P2D")
                .does(SELLER, new MakeOffer(Remedy.PARTIAL_REFUND, null, "x"))
                .waits("P2D")
                .does(BUYER, new DeclineOffer("offer-5", "x"))
                .does(SELLER, new RejectClaim(SellerRejectionGround.BUYER_MISUSE, "x", null));
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }

    @Test
    void leavesAPinnedCaseWithTheVersionOfItsFiling() {
        Dispute dispute = rejectedAfterTheChange(next("PINNED"));
        assertThat(dispute.state().filing().announced()).isEmpty();
        assertThat(rejectionDue(dispute)).isEqualTo(at("2026-11-19T10:00:00+08:00"));
    }

    @Test
    void givesNewDutiesOfALatestCaseTheNewTime() {
        Dispute dispute = rejectedAfterTheChange(latest());
        assertThat(dispute.history().get(1).event())
                .isEqualTo(new PolicyAnnounced(
                        "cn-marketplace-2026-01",
                        NEXT,
                        at("2026-11-11T00:00:00+08:00"),
                        at("2026-11-11T00:00:00+08:00"),
                        BallChange.NONE));
        assertThat(rejectionDue(dispute)).isEqualTo(at("2026-11-26T10:00:00+08:00"));
        assertThat(dispute.state().filing().policyAt(at("2026-11-10T23:59:59+08:00")))
                .isEqualTo("cn-marketplace-2026-01");
        assertThat(dispute.state().filing().policyAt(at("2026-11-11T00:00:00+08:00")))
                .isEqualTo(NEXT);
    }

    private static Instant rejectionDue(Dispute dispute) {
        return dispute.state().ball().open().stream()
                .filter(duty -> duty.kind() == DutyKind.ANSWER_REJECTION)
                .findFirst()
                .orElseThrow()
                .dueAt();
    }

    @Test
    void differsOnlyAsDocumented() {
        rejectedAfterTheChange(next("PINNED")).waits("P7D").closed(Outcome.LAPSED);
        rejectedAfterTheChange(latest())
                .waits("P7D")
                .in(Stage.NEGOTIATION)
                .waits("P7D")
                .closed(Outcome.LAPSED);
    }

    @Test
    void givesAtLeastSevenDaysNotice() {
        Dispute dispute = new Dispute(latest())
                .startsAt(at("2026-11-09T10:00:00+08:00"))
                .does(BUYER, complaint(Reason.QUALITY_DEFECT, Remedy.REFUND, "129.00", order("129.00")))
                .stored("ComplaintFiled", "PolicyAnnounced");
        assertThat(dispute.state()
                        .filing()
                        .nextAfter(dispute.now())
                        .orElseThrow()
                        .governsFrom())
                .isEqualTo(at("2026-11-16T10:00:00+08:00"));
    }

    @Test
    void reachesACaseThatWasFiledBeforeItsAnnouncement() {
        Dispute dispute = new Dispute(next("LATEST\nannouncedOn: 2026-11-04"))
                .does(BUYER, complaint(Reason.QUALITY_DEFECT, Remedy.REFUND, "129.00", order("129.00")))
                .stored("ComplaintFiled")
                .sleeps("PT24H")
                .does("SYSTEM/clock", new AnnouncePolicy(NEXT))
                .stored("PolicyAnnounced")
                .does("SYSTEM/clock", new AnnouncePolicy(NEXT))
                .stored();
        assertThat(dispute.state().filing().announced()).hasSize(1);
    }

    @Test
    void isForTheSystemAloneAndForOpenCases() {
        filed(latest())
                .refuses(RejectionCode.NOT_YOUR_ROLE, BUYER, new AnnouncePolicy(NEXT))
                .refuses(RejectionCode.NOT_YOUR_ROLE, SUPERVISOR, new AnnouncePolicy(NEXT))
                .refuses(RejectionCode.GROUND_NOT_MET, "SYSTEM/clock", new AnnouncePolicy("none"))
                .does(BUYER, new WithdrawComplaint("x"))
                .refuses(RejectionCode.CASE_CLOSED, "SYSTEM/clock", new AnnouncePolicy(NEXT));
    }

    @Test
    void reachesASuspendedCaseToo() {
        new Dispute(next("LATEST\nannouncedOn: 2026-11-04"))
                .does(BUYER, complaint(Reason.QUALITY_DEFECT, Remedy.REFUND, "129.00", order("129.00")))
                .does(AGENT, new SuspendCase(SuspensionCause.COURT, "r1"))
                .does("SYSTEM/clock", new AnnouncePolicy(NEXT))
                .stored("PolicyAnnounced")
                .in(Stage.SUSPENDED);
    }

    @Test
    void announcesNoPinnedVersionAndNoneOfAnotherMarket() {
        filed(next("PINNED"))
                .stored("ComplaintFiled")
                .does("SYSTEM/clock", new AnnouncePolicy(NEXT))
                .stored();
        new Dispute()
                .does(BUYER, complaint(Reason.QUALITY_DEFECT, Remedy.REFUND, "129.00", order("129.00")))
                .does("SYSTEM/clock", new AnnouncePolicy("eu-marketplace-2026-01"))
                .stored();
    }

    /** The same money, and still somebody else's rules. */
    @Test
    void announcesNoVersionOfANeighbour() {
        String neighbour = PolicyVariants.text(
                        NEXT,
                        "2026-11-11",
                        "LATEST\nannouncedOn: 2026-11-01",
                        "PROVE: {time: PT72H",
                        "PROVE: {time: PT96H")
                .replace("cn-marketplace", "hk-marketplace");
        String other = PolicyVariants.text(
                "cn-marketplace-2027-06", "2027-06-01", "PINNED", "PROVE: {time: PT72H", "PROVE: {time: PT96H");
        filed(PolicyVariants.twoLater(neighbour, other))
                .stored("ComplaintFiled")
                .does("SYSTEM/clock", new AnnouncePolicy("hk-marketplace-2026-12"))
                .stored();
    }

    @Test
    void takesOverFromWhatWasAnnouncedBefore() {
        String one = PolicyVariants.text(
                "cn-marketplace-2026-12",
                "2026-11-12",
                "LATEST\nannouncedOn: 2026-11-01",
                "PROVE: {time: PT72H",
                "PROVE: {time: PT96H");
        String two = PolicyVariants.text(
                "cn-marketplace-2027-01",
                "2026-11-20",
                "LATEST\nannouncedOn: 2026-11-01",
                "PROVE: {time: PT72H",
                "PROVE: {time: PT48H");
        Dispute dispute = filed(PolicyVariants.twoLater(one, two))
                .does("SYSTEM/clock", new AnnouncePolicy("cn-marketplace-2027-01"))
                .stored("PolicyAnnounced")
                .does("SYSTEM/clock", new AnnouncePolicy("cn-marketplace-2026-12"))
                .stored();
        PolicyAnnounced last = (PolicyAnnounced) dispute.history().getLast().event();
        assertThat(last.from()).isEqualTo("cn-marketplace-2026-12");
        Filing filing = dispute.state().filing();
        assertThat(filing.policyAt(at("2026-11-11T23:00:00+08:00"))).isEqualTo("cn-marketplace-2026-01");
        assertThat(filing.policyAt(at("2026-11-12T00:00:00+08:00"))).isEqualTo("cn-marketplace-2026-12");
        assertThat(filing.policyAt(at("2026-11-20T00:00:00+08:00"))).isEqualTo("cn-marketplace-2027-01");
    }

    /** The earlier of two versions that is announced late must not push the later one aside. */
    @Test
    void isNotTurnedBackByAnEarlierVersionThatIsAnnouncedLate() {
        String one = PolicyVariants.text(
                "cn-marketplace-2026-12",
                "2026-11-12",
                "LATEST\nannouncedOn: 2026-11-05",
                "PROVE: {time: PT72H",
                "PROVE: {time: PT96H");
        String two = PolicyVariants.text(
                "cn-marketplace-2027-01",
                "2026-11-20",
                "LATEST\nannouncedOn: 2026-11-01",
                "PROVE: {time: PT72H",
                "PROVE: {time: PT48H");
        filed(PolicyVariants.twoLater(one, two))
                .stored("ComplaintFiled", "PolicyAnnounced")
                .sleeps("PT20H")
                .does("SYSTEM/clock", new AnnouncePolicy("cn-marketplace-2026-12"))
                .stored();
    }

    /** A lapse before the change that is recorded after it opens its follow-on duty by the rules of its own instant. */
    @Test
    void judgesALapseByTheRulesOfItsInstant() {
        LoadedPolicies policies = PolicyVariants.later(
                NEXT, "2026-11-11", "LATEST\nannouncedOn: 2026-11-01", "TRIAGE: {time: PT8H", "TRIAGE: {time: P100D");
        Dispute onTime = filed(policies).waits("PT48H");
        Dispute late = filed(policies).sleeps("P20D").does("SYSTEM/clock", new LapseDuty("d1"));
        DatedEvent opened = late.history().stream()
                .filter(dated -> dated.event().getClass().getSimpleName().equals("InterventionRequested"))
                .findFirst()
                .orElseThrow();
        assertThat(onTime.state().ball().open().getFirst().dueAt()).isEqualTo(at("2026-11-04T18:00:00+08:00"));
        assertThat(opened.at()).isEqualTo(at("2026-11-04T10:00:00+08:00"));
        assertThat(opened.event().ball().opened().getFirst().dueAt())
                .as("8 working hours of the old version, with a fifth of them left from now")
                .isEqualTo(at("2026-11-23T10:36:00+08:00"));
    }

    /** What came in time stays in time, however short the window of a later version is. */
    @Test
    void letsNobodyDeclineACaseByAWindowThatIsShorterThanThatOfItsFiling() {
        LoadedPolicies shorter = PolicyVariants.laterInTheSecondEdition(
                NEXT, "2026-11-11", "LATEST\nannouncedOn: 2026-11-01", "defaultDays: 90", "defaultDays: 4");
        Dispute dispute = filed(shorter)
                .waits("PT47H")
                .does(SELLER, new RejectClaim(SellerRejectionGround.BUYER_MISUSE, "x", null))
                .waits("P6DT20H")
                .does(BUYER, new RequestIntervention(InterventionGround.SELLER_REJECTED, "x"));
        assertThat(dispute.state().policyAt(dispute.now())).isEqualTo(NEXT);
        dispute.refuses(RejectionCode.GROUND_NOT_MET, AGENT, new DeclineIntervention(DeclineCode.OUTSIDE_WINDOW, WHY));
    }

    @Test
    void givesTheSameDeadlinesWhenItIsReplayed() {
        Dispute dispute = rejectedAfterTheChange(latest());
        CaseState replayed = CaseState.NONE;
        for (DatedEvent dated : dispute.history()) {
            replayed = replayed.evolve(dated.at(), dated.actor(), dated.event());
        }
        assertThat(replayed.ball()).isEqualTo(dispute.state().ball());
        assertThat(deadlines(rejectedAfterTheChange(latest()))).isEqualTo(deadlines(dispute));
        assertThat(replayed.filing().announced())
                .isEqualTo(dispute.state().filing().announced());
        DecisionInput act =
                new DecisionInput("BC-1", Actor.parse(BUYER), dispute.now(), new WithdrawComplaint("x"), Facts.NONE);
        List<DatedEvent> again = new CaseDecider(latest()).decide(act, replayed);
        assertThat(again).isEqualTo(new CaseDecider(latest()).decide(act, dispute.state()));
    }

    /** As they are stored. */
    private static List<String> deadlines(Dispute dispute) {
        return dispute.history().stream()
                .map(dated -> Wire.json().writeValueAsString(dated.event().ball()))
                .toList();
    }

    @Test
    void doesNotTouchDeadlinesThatAreOpen() {
        Dispute dispute = filed(latest())
                .does(SELLER, new RejectClaim(SellerRejectionGround.OTHER, "x", null))
                .waits("P6D");
        assertThat(rejectionDue(dispute)).isEqualTo(at("2026-11-09T10:00:00+08:00"));
    }
}
