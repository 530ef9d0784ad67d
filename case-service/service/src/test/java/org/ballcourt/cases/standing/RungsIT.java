package org.ballcourt.cases.standing;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Instant;
import org.ballcourt.contracts.Penalty;
import org.ballcourt.contracts.records.StandingChanged;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.junit.jupiter.api.Test;

/** The rungs in the store: a change is one only for who made it. */
class RungsIT {
    private static final Instant EXPIRES = Instant.parse("2027-11-02T02:00:00Z");

    private static Rung rung(long n, Penalty from, Penalty to) {
        StandingChanged change = new StandingChanged(
                "SELLER/shop#" + n, "SELLER/shop", Instant.parse("2026-11-02T02:00:00Z"), from, to, 6, "BC-1", "p");
        return new Rung("shop", n, to, to == null ? null : EXPIRES, change);
    }

    @Test
    void remembersEachChangeOnce() {
        try (EmbeddedStore store = EmbeddedStore.inMemory();
                MongoClient client = MongoClients.create(store.uri())) {
            MongoRungs rungs = new MongoRungs(client.getDatabase("test").getCollection("standing_rungs"));
            rungs.prepare();
            Rung none = rungs.of("shop");
            Rung first = rung(1, null, Penalty.WARNING);

            assertThat(none).isEqualTo(Rung.none("shop"));
            assertThat(rungs.replace(none, first)).isTrue();
            assertThat(rungs.replace(none, first)).isFalse();
            assertThat(rungs.untold()).containsExactly(first);
            assertThat(rungs.sellers()).containsExactly("shop");
            assertThat(rungs.expired(EXPIRES.minusMillis(1))).isEmpty();
            assertThat(rungs.expired(EXPIRES)).containsExactly("shop");

            assertThat(rungs.replace(first, first.told())).isTrue();
            assertThat(rungs.replace(first, first.told())).isFalse();
            assertThat(rungs.untold()).isEmpty();
            assertThat(rungs.of("shop")).isEqualTo(first.told());

            assertThat(rungs.replace(first.told(), rung(2, Penalty.WARNING, null)))
                    .isTrue();
            assertThat(rungs.of("shop").penalty()).isNull();
            assertThat(rungs.sellers()).isEmpty();
            assertThat(rungs.expired(EXPIRES)).isEmpty();
        }
    }
}
