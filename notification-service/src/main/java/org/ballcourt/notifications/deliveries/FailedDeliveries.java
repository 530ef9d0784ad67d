package org.ballcourt.notifications.deliveries;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Mail that did not get to anybody, or of which nobody knows whether it did. */
public final class FailedDeliveries {
    private static final List<DeliveryState> STATES = List.of(DeliveryState.FAILED, DeliveryState.UNKNOWN);
    private static final Bson NOT_ERASED = Filters.ne(MongoDeliveryLog.ERASED, true);

    private final MongoDeliveryLog deliveries;

    public FailedDeliveries(MongoDeliveryLog deliveries) {
        this.deliveries = deliveries;
        STATES.forEach(state -> deliveries
                .collection()
                .createIndex(
                        Indexes.descending("state", "at"),
                        new IndexOptions()
                                .name("failed-" + state)
                                .partialFilterExpression(Filters.eq("state", state.name()))));
    }

    /** @param note what the server said, or what broke */
    public record Failed(Delivery delivery, String note) {}

    /** Newest first. */
    public List<Failed> newest(int limit) {
        return STATES.stream()
                .flatMap(state -> newest(state, limit).stream())
                .sorted(Comparator.comparing((Failed one) -> one.delivery().at())
                        .reversed())
                .limit(limit)
                .toList();
    }

    /** Those of which that is certain, or those of which it is not; newest first. */
    public List<Failed> newest(DeliveryState state, int limit) {
        return deliveries
                .collection()
                .find(Filters.and(Filters.eq("state", state.name()), NOT_ERASED))
                .sort(Sorts.descending("at"))
                .limit(limit)
                .map(FailedDeliveries::read)
                .into(new ArrayList<>());
    }

    /** Empty where it is not, or not any more, one of them. */
    public Optional<Failed> find(String id) {
        return Optional.ofNullable(deliveries
                        .collection()
                        .find(Filters.and(Filters.eq("_id", id), isFailed(), NOT_ERASED))
                        .first())
                .map(FailedDeliveries::read);
    }

    /** It is tried once more; false where somebody was faster. */
    public boolean again(Delivery failed) {
        return deliveries
                        .collection()
                        .updateOne(
                                Filters.and(Filters.eq("_id", failed.id()), isFailed(), NOT_ERASED),
                                Updates.combine(
                                        Updates.set("state", DeliveryState.PENDING.name()),
                                        Updates.set("open", true),
                                        Updates.set("nextTry", new Date(0))))
                        .getModifiedCount()
                == 1;
    }

    private static Bson isFailed() {
        return Filters.in("state", STATES.stream().map(DeliveryState::name).toList());
    }

    private static Failed read(Document found) {
        return new Failed(Delivery.of(found), found.getString("note"));
    }
}
