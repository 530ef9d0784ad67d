package org.ballcourt.cases.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ballcourt.cases.domain.PolicyRegistry.Kept;
import org.ballcourt.cases.domain.TimeSpan;
import org.ballcourt.cases.store.Advances.Noted;
import org.ballcourt.cases.store.LeaseRepository.Lease;
import org.ballcourt.cases.store.PolicyAnnouncements.Progress;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.Role;
import org.junit.jupiter.api.Test;

/** What commands refer to outside their case. */
interface RegistriesKit extends StoreUnderTest {
    private static EvidenceItem item(String id, long size) {
        return new EvidenceItem(
                id,
                EvidenceKind.PHOTO,
                new PersonalText("BUYER/lin", null, "sealed-name"),
                size,
                "ab".repeat(32),
                "image/jpeg",
                true,
                Samples.BUYER,
                Samples.START,
                null);
    }

    @Test
    default void findsRegisteredEvidence() {
        evidence().register(item("E-1", 10));
        evidence().register(item("E-2", 20));

        assertThat(evidence().find(List.of("E-1", "E-3"))).containsOnly(Map.entry("E-1", item("E-1", 10)));
        assertThat(evidence().find(List.of())).isEmpty();
    }

    @Test
    default void keepsTheFirstRegistration() {
        evidence().register(item("E-1", 10));
        evidence().register(item("E-1", 99));

        assertThat(evidence().find(List.of("E-1")).get("E-1").size()).isEqualTo(10);
    }

    @Test
    default void findsWhatAnotherNodeHasRegisteredSinceItWasLookedFor() {
        EvidenceRegistry here = evidence();
        assertThat(here.find(List.of("E-1"))).isEmpty();
        evidence().register(item("E-1", 10));
        here.register(item("E-1", 99));

        assertThat(here.find(List.of("E-1", "E-2"))).containsOnly(Map.entry("E-1", item("E-1", 10)));
        assertThat(here.find(List.of("E-1"))).hasSize(1);
    }

    @Test
    default void remembersEvidenceAfterARestart() {
        evidence().register(item("E-1", 10));
        restart();

        assertThat(evidence().find(List.of("E-1"))).hasSize(1);
    }

    @Test
    default void remembersReportedOutagesOfEachCaseOnce() {
        TimeSpan one = new TimeSpan(Samples.START, Samples.START.plusSeconds(600));
        TimeSpan other = new TimeSpan(Samples.START.plusSeconds(600), Samples.START.plusNanos(700_000_000_001L));
        outages().note("BC-1", one);
        outages().note("BC-1", one);
        outages().note("BC-1", other);
        outages().note("BC-2", other);
        restart();

        assertThat(outages().of("BC-1")).containsExactlyInAnyOrder(one, other);
        assertThat(outages().of("BC-3")).isEmpty();
    }

    @Test
    default void countsExpressRefundsOfABuyerWithinAPeriod() {
        Instant now = Samples.START;
        refunds().note("BC-1", "lin", now.minus(Duration.ofDays(40)), 0);
        refunds().note("BC-2", "lin", now.minus(Duration.ofDays(30)), 0);
        refunds().note("BC-3", "lin", now.minus(Duration.ofDays(3)), 0);
        refunds().note("BC-4", "chu", now, 0);

        assertThat(refunds().used("lin", now.minus(Duration.ofDays(30)), "BC-9"))
                .isEqualTo(2);
        assertThat(refunds().used("lin", now.minus(Duration.ofDays(30)), "BC-3"))
                .isEqualTo(1);
    }

    @Test
    default void countsAnExpressRefundOnce() {
        refunds().note("BC-1", "lin", Samples.START, 0);
        refunds().note("BC-1", "lin", Samples.START, 0);

        assertThat(refunds().used("lin", Samples.START, "BC-9")).isEqualTo(1);
    }

    @Test
    default void listsContactsOfOnePersonAboutOneMatterNewestFirst() {
        Instant now = Samples.START;
        Actor seller = new Actor(Role.SELLER, Samples.BUYER.id());
        contacts().note("CT-1", Samples.BUYER, "O-1/1", now.minus(Duration.ofDays(91)));
        contacts().note("CT-2", Samples.BUYER, "O-1/1", now.minus(Duration.ofDays(90)));
        contacts().note("CT-3", Samples.BUYER, "O-1/1", now);
        contacts().note("CT-3", Samples.BUYER, "O-1/1", now.minus(Duration.ofDays(99)));
        contacts().note("CT-4", Samples.BUYER, "REFUND", now);
        contacts().note("CT-5", seller, "O-1/1", now);
        contacts().note("CT-6", Samples.BUYER, "O-1/1", now);
        for (int i = 1; i <= 5; i++) {
            contacts().stored("CT-" + i, i == 4);
        }

        assertThat(contacts().of(Samples.BUYER, "O-1/1", now.minus(Duration.ofDays(90))))
                .containsExactly("CT-3", "CT-2");
        assertThat(contacts().of(seller, "O-1/1", now)).containsExactly("CT-5");
        assertThat(contacts().open(Samples.BUYER)).containsExactlyInAnyOrder("CT-4", "CT-6");
        contacts().note("CT-4", Samples.BUYER, "REFUND", now);
        contacts().stored("CT-4", false);
        contacts().note("CT-4", Samples.BUYER, "REFUND", now);
        assertThat(contacts().open(Samples.BUYER)).containsExactly("CT-6");
    }

    @Test
    default void leasesOnlyWhatNobodyHas() {
        leases().create(List.of("a", "b"), "one");
        leases().create(List.of("a", "c"), "two");

        assertThat(leases().all())
                .containsExactlyInAnyOrder(
                        new Lease("a", "one", 1, 0), new Lease("b", "one", 1, 0), new Lease("c", "two", 1, 0));
    }

    @Test
    default void countsTheSignsOfLifeOfEachOwner() {
        leases().create(List.of("a"), "one");
        leases().create(List.of("b"), "two");
        leases().beat("one");
        leases().beat("one");

        assertThat(leases().all()).contains(new Lease("a", "one", 1, 2), new Lease("b", "two", 1, 0));
    }

    @Test
    default void passesALeaseOnlyAsItWasSeen() {
        leases().create(List.of("a"), "one");
        Lease seen = leases().all().getFirst();
        leases().beat("one");

        assertThat(leases().pass(seen, "two")).isFalse();
        assertThat(leases().pass(leases().all().getFirst(), "two")).isTrue();
        assertThat(leases().all()).containsExactly(new Lease("a", "two", 2, 2));
    }

    @Test
    default void removesALeaseOnlyAsItWasSeen() {
        leases().create(List.of("a"), "one");
        Lease seen = leases().all().getFirst();
        leases().beat("one");

        leases().remove(seen);
        assertThat(leases().all()).hasSize(1);
        leases().remove(leases().all().getFirst());
        assertThat(leases().all()).isEmpty();
    }

    @Test
    default void remembersNotedAdvancesUntilTheyAreDone() {
        advances().note(new Noted("BC-1", 5));
        advances().note(new Noted("BC-1", 5));
        restart();
        assertThat(advances().noted(10)).containsExactly(new Noted("BC-1", 5));

        advances().done(new Noted("BC-1", 5));
        assertThat(advances().noted(10)).isEmpty();
    }

    @Test
    default void keepsAnAdvanceThatWasNotedAgain() {
        advances().note(new Noted("BC-1", 5));
        advances().note(new Noted("BC-1", 9));

        advances().done(new Noted("BC-1", 5));
        assertThat(advances().noted(10)).containsExactly(new Noted("BC-1", 9));
    }

    @Test
    default void remembersWhatWasAskedForUntilTheAdvancesAreDone() {
        advances().note(new Noted("BC-1", 5));
        advances().ask("BC-1", "d4");
        advances().ask("BC-1", "d4");
        advances().ask("BC-1", "d7");
        advances().note(new Noted("BC-1", 9));
        restart();
        assertThat(advances().asked("BC-1")).containsExactlyInAnyOrder("d4", "d7");
        assertThat(advances().asked("BC-2")).isEmpty();

        advances().done(new Noted("BC-1", 9));
        assertThat(advances().asked("BC-1")).isEmpty();
    }

    private static Kept version(String text) {
        return new Kept("cn-1", "cn.yaml", text, "ab", Samples.START);
    }

    @Test
    default void keepsTheFirstTextOfAVersionForEver() {
        assertThat(policies().keep(version("one"))).isEqualTo(version("one"));
        assertThat(policies().keep(version("two"))).isEqualTo(version("one"));
        restart();

        assertThat(policies().all()).containsExactly(version("one"));
    }

    @Test
    default void remembersTheVersionsOfTheFirstStart() {
        assertThat(policies().firstStart(Set.of("cn-1"), Samples.START)).containsExactly("cn-1");
        assertThat(policies().firstStart(Set.of("cn-1", "cn-2"), Samples.START)).containsExactly("cn-1");
        assertThat(policies().all()).isEmpty();
    }

    @Test
    default void remembersHowFarAnAnnouncementCame() {
        assertThat(announcements().of("cn-2")).isEqualTo(Progress.NONE);
        announcements().reached("cn-2", new Progress("BC-7", null));
        restart();
        assertThat(announcements().of("cn-2")).isEqualTo(new Progress("BC-7", null));
        announcements().reached("cn-2", new Progress("", Samples.START));

        assertThat(announcements().of("cn-2")).isEqualTo(new Progress("", Samples.START));
    }
}
