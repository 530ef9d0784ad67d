package org.ballcourt.notifications.deliveries;

import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.ballcourt.contracts.Actor;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The notices of a reader, newest first. */
public record InboxRepository(MongoDeliveryLog deliveries) {
    static final Comparator<Delivery> NEWEST_FIRST = Comparator.comparing(Delivery::at)
            .thenComparing(Delivery::seq)
            .thenComparing(delivery -> delivery.id())
            .reversed();

    /**
     * What to show.
     *
     * @param owners whose inboxes, seen as one
     * @param since no older than this, or null
     * @param after the last notice of the page before, or null
     */
    public record Query(List<Actor> owners, Instant since, boolean unreadOnly, Delivery after, int limit) {}

    public List<Delivery> page(Query query) {
        List<Delivery> found = new ArrayList<>();
        query.owners().forEach(owner -> found.addAll(page(owner, query)));
        return found.stream().sorted(NEWEST_FIRST).limit(query.limit()).toList();
    }

    private List<Delivery> page(Actor owner, Query query) {
        List<Bson> filters = new ArrayList<>(List.of(
                Filters.eq("recipient", owner.toString()),
                Filters.eq("channel", Channel.INBOX.name()),
                Filters.ne(MongoDeliveryLog.ERASED, true)));
        if (query.since() != null) {
            filters.add(Filters.gte("at", Date.from(query.since())));
        }
        if (query.after() != null) {
            filters.add(Filters.lte("at", Date.from(query.after().at())));
        }
        if (query.unreadOnly()) {
            filters.add(Filters.eq("read", false));
        }
        List<Delivery> page = new ArrayList<>();
        try (MongoCursor<Document> cursor = deliveries
                .collection()
                .find(Filters.and(filters))
                .sort(Sorts.descending("at", "seq", "_id"))
                .cursor()) {
            while (page.size() < query.limit() && cursor.hasNext()) {
                Delivery next = Delivery.of(cursor.next());
                if (query.after() == null || NEWEST_FIRST.compare(next, query.after()) > 0) {
                    page.add(next);
                }
            }
        }
        return page;
    }

    /** A notice of one of these inboxes. */
    public Optional<Delivery> find(String id, List<Actor> owners) {
        return deliveries
                .find(id)
                .filter(delivery -> !delivery.texts().isEmpty())
                .filter(delivery -> delivery.channel() == Channel.INBOX && owners.contains(delivery.recipient()));
    }

    public void markRead(Delivery delivery) {
        deliveries.collection().updateOne(Filters.eq("_id", delivery.id()), Updates.set("read", true));
    }
}
