package org.ballcourt.notifications.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Actor;
import org.ballcourt.notifications.deliveries.FailedDeliveries.Failed;
import org.ballcourt.notifications.texts.Template;
import org.ballcourt.store.embedded.StoreInMemory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What did not arrive is listed with its reason, and tried once more when somebody says so. */
class FailedDeliveriesIT {
    private static final Instant AT = Instant.parse("2026-11-02T03:00:00Z");

    @AutoClose
    private static final StoreInMemory STORE = new StoreInMemory();

    private MongoDeliveryLog deliveries;
    private FailedDeliveries failed;

    @BeforeEach
    void empty() {
        MongoDatabase database = STORE.client().getDatabase("ballcourt_failed_notices");
        database.drop();
        deliveries = new MongoDeliveryLog(database);
        failed = new FailedDeliveries(deliveries);
    }

    private Delivery ends(String caseId, int second, DeliveryState state) {
        Delivery line = new Delivery(
                caseId,
                "1",
                1,
                Actor.parse("SELLER/shop"),
                Channel.MAIL,
                Template.of("complaint-filed"),
                AT.plusSeconds(second),
                DeliveryState.PENDING,
                Map.of(),
                false,
                0);
        deliveries.record(List.of(line));
        deliveries.claim(line.id());
        deliveries.finish(deliveries.find(line.id()).orElseThrow(), state, "The server refused it for good");
        return line;
    }

    @Test
    void listsWhatFailedAndWhatMayHaveTheNewestFirst() {
        ends("failed", 1, DeliveryState.FAILED);
        ends("sent", 2, DeliveryState.SENT);
        ends("unknown", 3, DeliveryState.UNKNOWN);
        ends("failed too", 4, DeliveryState.FAILED);

        assertThat(failed.newest(10))
                .extracting(one -> one.delivery().caseId())
                .containsExactly("failed too", "unknown", "failed");
        assertThat(failed.newest(1)).extracting(Failed::note).containsExactly("The server refused it for good");
    }

    @Test
    void hidesNothingThatFailedBehindWhatMayHave() {
        ends("failed", 1, DeliveryState.FAILED);
        ends("unknown", 2, DeliveryState.UNKNOWN);

        assertThat(failed.newest(DeliveryState.FAILED, 1))
                .extracting(one -> one.delivery().caseId())
                .containsExactly("failed");
    }

    @Test
    void isTriedOnceMoreAndByOneAlone() {
        Delivery line = ends("failed", 1, DeliveryState.FAILED);
        Failed one = failed.find(line.id()).orElseThrow();

        assertThat(failed.again(one.delivery())).isTrue();
        assertThat(failed.again(one.delivery())).isFalse();
        assertThat(failed.newest(10)).isEmpty();
        assertThat(deliveries.due(AT, 10))
                .singleElement()
                .satisfies(due -> assertThat(due.attempts()).isOne());
    }

    @Test
    void saysNothingOfWhatWasErased() {
        Delivery line = ends("failed", 1, DeliveryState.FAILED);
        deliveries.collection().updateOne(Filters.eq("_id", line.id()), Updates.set(MongoDeliveryLog.ERASED, true));

        assertThat(failed.newest(10)).isEmpty();
        assertThat(failed.find(line.id())).isEmpty();
        assertThat(failed.again(line)).isFalse();
    }
}
