package org.ballcourt.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent.ContactOpened;
import org.ballcourt.contracts.CaseEvent.FlagContested;
import org.ballcourt.contracts.CaseEvent.ViolationDecided;
import org.ballcourt.contracts.CaseEvent.ViolationReported;
import org.ballcourt.contracts.ContactChannel;
import org.ballcourt.contracts.ContactTopic;
import org.ballcourt.contracts.MatterDecision;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.MisuseFlag;
import org.ballcourt.contracts.Parties;
import org.ballcourt.contracts.Relation;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.ViolationKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** For whom a case exists. */
class PartiesTest {
    private static final Actor LAB = new Actor(Role.LAB, "sgs");
    private static final Parties DISPUTE = Parties.of("li", "shop", List.of(LAB), null);

    @ParameterizedTest
    @CsvSource({
        "BUYER, li, BUYER",
        "BUYER, wu, NONE",
        "BUYER, shop, NONE",
        "SELLER, shop, SELLER",
        "SELLER, li, NONE",
        "AGENT, anybody, PLATFORM",
        "SENIOR, anybody, PLATFORM",
        "REVIEWER, anybody, PLATFORM",
        "SUPERVISOR, anybody, PLATFORM",
        "AGENT, li, BUYER",
        "SUPERVISOR, shop, SELLER",
        "REVIEWER, sgs, THIRD_PARTY",
        "SYSTEM, ballcourt, PLATFORM",
        "SYSTEM, li, PLATFORM",
        "LAB, sgs, THIRD_PARTY",
        "LAB, other, NONE",
        "CARRIER, sgs, NONE",
        "SERVICE_PROVIDER, sgs, NONE",
        "COURT, anybody, NONE",
        "REGULATOR, anybody, NONE"
    })
    void ofADisputeAreItsSidesThePlatformAndWhoWasAsked(Role role, String id, Relation relation) {
        assertThat(DISPUTE.relationOf(new Actor(role, id))).isEqualTo(relation);
    }

    @Test
    void haveEverybodyAmongTheirPeople() {
        Actor li = new Actor(Role.BUYER, "li");
        assertThat(DISPUTE.people()).containsExactlyInAnyOrder(li, new Actor(Role.SELLER, "shop"), LAB);
        assertThat(DISPUTE.carriedBy("fastship").people()).contains(new Actor(Role.CARRIER, "fastship"));
        assertThat(Parties.NOBODY
                        .after(new FlagContested(li, MisuseFlag.SILENCE, null, "p", BallChange.NONE))
                        .people())
                .containsExactly(li);
    }

    @Test
    void ofAReportAreTheReporterAndTheSupervisorsAndTheSellerOnceItProvedRight() {
        Actor reporter = new Actor(Role.CARRIER, "sf");
        Actor seller = new Actor(Role.SELLER, "shop");
        Parties reported = Parties.NOBODY.after(new ViolationReported(
                reporter, "shop", ViolationKind.OTHER, null, null, List.of(), "p", BallChange.NONE));
        Parties dismissed = reported.after(new ViolationDecided(MatterDecision.DISMISSED, 0, null, BallChange.NONE));
        Parties upheld = reported.after(new ViolationDecided(MatterDecision.UPHELD, 6, null, BallChange.NONE));

        assertThat(List.of(reported, dismissed, upheld)).allSatisfy(parties -> {
            assertThat(parties.relationOf(reporter)).isEqualTo(Relation.COMPLAINANT);
            assertThat(parties.relationOf(new Actor(Role.SUPERVISOR, "gao"))).isEqualTo(Relation.PLATFORM);
            assertThat(parties.relationOf(new Actor(Role.AGENT, "wang"))).isEqualTo(Relation.NONE);
        });
        assertThat(reported.relationOf(seller)).isEqualTo(Relation.NONE);
        assertThat(dismissed.relationOf(seller)).isEqualTo(Relation.NONE);
        assertThat(upheld.relationOf(seller)).isEqualTo(Relation.CONCERNED);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void ofAContestIsOnlyWhoContests(Role role) {
        Actor seller = new Actor(Role.SELLER, "shop");
        Parties contest =
                Parties.NOBODY.after(new FlagContested(seller, MisuseFlag.SILENCE, null, "p", BallChange.NONE));

        assertThat(contest.relationOf(seller)).isEqualTo(Relation.COMPLAINANT);
        assertThat(contest.relationOf(new Actor(role, "other")))
                .isEqualTo(role == Role.SUPERVISOR || role == Role.SYSTEM ? Relation.PLATFORM : Relation.NONE);
    }

    @Test
    void ofAComplaintAboutASupervisorIsThatOneNoDecider() {
        Actor accused = new Actor(Role.SUPERVISOR, "head");
        Parties complaint = new Parties(
                null,
                null,
                Map.of(),
                new Parties.Matter(MatterKind.AGENT_COMPLAINT, new Actor(Role.BUYER, "li"), accused, true, null));

        assertThat(complaint.relationOf(accused)).isEqualTo(Relation.CONCERNED);
        assertThat(complaint.relationOf(new Actor(Role.SUPERVISOR, "gao"))).isEqualTo(Relation.PLATFORM);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void ofAContactAreWhoAsksAndAllOfTheDesk(Role role) {
        Actor buyer = new Actor(Role.BUYER, "li");
        Parties contact = Parties.NOBODY.after(new ContactOpened(
                buyer, ContactChannel.CHAT, ContactTopic.OTHER, null, null, null, 0, "p", BallChange.NONE));

        assertThat(contact.relationOf(buyer)).isEqualTo(Relation.COMPLAINANT);
        assertThat(contact.relationOf(new Actor(role, "other")))
                .isEqualTo(role.isPlatform() || role == Role.SYSTEM ? Relation.PLATFORM : Relation.NONE);
        assertThat(contact.relationOf(new Actor(Role.SELLER, "li"))).isEqualTo(Relation.NONE);
    }
}
