package org.ballcourt.notifications.webhooks;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.ballcourt.notifications.webhooks.WebhookDelivery.Answered;
import org.ballcourt.notifications.webhooks.WebhookDelivery.State;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.beans.factory.annotation.Qualifier;

/** What became of deliveries, for whoever looks; nothing is decided by it. */
public final class WebhookDeliveries {
    private static final int ANSWERS_KEPT = 20;

    private final MongoCollection<Document> deliveries;

    /** Where a page ends: several may have been tried at the same time. */
    public record Place(Instant at, long seq, String caseId) {
        public static Place of(WebhookDelivery last) {
            return new Place(last.at(), last.seq(), last.caseId());
        }

        /** @throws IllegalArgumentException or {@link java.time.DateTimeException} where it is none */
        public static Place parse(String text) {
            String[] parts = text.split("_", 3);
            if (parts.length < 3) {
                throw new IllegalArgumentException(text + " is no place");
            }
            return new Place(Instant.parse(parts[0]), Long.parseLong(parts[1]), parts[2]);
        }

        @Override
        public String toString() {
            return at + "_" + seq + "_" + caseId;
        }
    }

    public WebhookDeliveries(@Qualifier("notices") MongoDatabase database) {
        deliveries = database.getCollection("webhookDeliveries");
        deliveries.createIndex(Indexes.compoundIndex(Indexes.ascending("webhook"), Indexes.descending("at", "_id")));
        deliveries.createIndex(Indexes.ascending("at"));
    }

    /** One more attempt. */
    void note(WebhookLane lane, ShownEvents.Item event, String messageId, Answered answer, State state, Instant next) {
        deliveries.updateOne(
                Filters.eq("_id", lane.id() + "/" + event.seq()),
                Updates.combine(
                        Updates.setOnInsert("webhook", lane.webhook()),
                        Updates.setOnInsert("messageId", messageId),
                        Updates.setOnInsert("caseId", lane.caseId()),
                        Updates.setOnInsert("seq", event.seq()),
                        Updates.setOnInsert("type", event.type()),
                        Updates.set("state", state.name()),
                        Updates.set("at", Webhook.date(answer.at())),
                        Updates.set("nextAttempt", Webhook.date(next)),
                        Updates.inc("attempts", 1),
                        Updates.pushEach("answers", List.of(document(answer)), new PushOptions().slice(-ANSWERS_KEPT))),
                new UpdateOptions().upsert(true));
    }

    private static Document document(Answered answer) {
        return new Document("at", Webhook.date(answer.at()))
                .append("status", answer.status())
                .append("trouble", answer.trouble())
                .append("millis", answer.millis());
    }

    /**
     * The newest first.
     *
     * @param state null for all
     * @param before what stands after it; null from the newest on
     */
    public List<WebhookDelivery> of(String webhook, State state, Place before, int limit) {
        List<Bson> which = new ArrayList<>(List.of(Filters.eq("webhook", webhook)));
        if (state != null) {
            which.add(Filters.eq("state", state.name()));
        }
        if (before != null) {
            Date at = Webhook.date(before.at());
            String id = WebhookLane.id(webhook, before.caseId()) + "/" + before.seq();
            which.add(Filters.or(Filters.lt("at", at), Filters.and(Filters.eq("at", at), Filters.lt("_id", id))));
        }
        return deliveries
                .find(Filters.and(which))
                .sort(Sorts.descending("at", "_id"))
                .limit(limit)
                .map(WebhookDeliveries::delivery)
                .into(new ArrayList<>());
    }

    void removeOlderThan(Instant then) {
        deliveries.deleteMany(Filters.lt("at", Webhook.date(then)));
    }

    public void remove(String webhook) {
        deliveries.deleteMany(Filters.eq("webhook", webhook));
    }

    private static WebhookDelivery delivery(Document stored) {
        return new WebhookDelivery(
                stored.getString("messageId"),
                stored.getString("caseId"),
                stored.getLong("seq"),
                stored.getString("type"),
                State.valueOf(stored.getString("state")),
                stored.getInteger("attempts"),
                stored.getList("answers", Document.class).stream()
                        .map(answer -> new Answered(
                                Webhook.instant(answer.getDate("at")),
                                answer.getInteger("status"),
                                answer.getString("trouble"),
                                answer.getLong("millis")))
                        .toList(),
                Webhook.instant(stored.getDate("at")),
                Webhook.instant(stored.getDate("nextAttempt")));
    }
}
