package org.ballcourt.cases.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.PersonalText;
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

        assertThat(evidence().find(List.of("E-1", "E-3"))).containsOnly(java.util.Map.entry("E-1", item("E-1", 10)));
        assertThat(evidence().find(List.of())).isEmpty();
    }

    @Test
    default void keepsTheFirstRegistration() {
        evidence().register(item("E-1", 10));
        evidence().register(item("E-1", 99));

        assertThat(evidence().find(List.of("E-1")).get("E-1").size()).isEqualTo(10);
    }

    @Test
    default void remembersEvidenceAfterARestart() {
        evidence().register(item("E-1", 10));
        restart();

        assertThat(evidence().find(List.of("E-1"))).hasSize(1);
    }

    @Test
    default void countsExpressRefundsOfABuyerWithinAPeriod() {
        Instant now = Samples.START;
        refunds().note("BC-1", "lin", now.minus(Duration.ofDays(40)));
        refunds().note("BC-2", "lin", now.minus(Duration.ofDays(30)));
        refunds().note("BC-3", "lin", now.minus(Duration.ofDays(3)));
        refunds().note("BC-4", "chu", now);

        assertThat(refunds().used("lin", now.minus(Duration.ofDays(30)), "BC-9")).isEqualTo(2);
        assertThat(refunds().used("lin", now.minus(Duration.ofDays(30)), "BC-3")).isEqualTo(1);
    }

    @Test
    default void countsAnExpressRefundOnce() {
        refunds().note("BC-1", "lin", Samples.START);
        refunds().note("BC-1", "lin", Samples.START);

        assertThat(refunds().used("lin", Samples.START, "BC-9")).isEqualTo(1);
    }
}
