package org.ballcourt.notifications.webhooks;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ballcourt.consumer.MongoCalls;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The {@link WebhookLane}s in MongoDB. Retries are due by the product's clock; who has claimed a lane and died is noticed by the machine's, which
 * nobody sets.
 */
public final class WebhookLanes {
    private static final Date AT_ONCE = new Date(0);

    private final MongoCollection<Document> lanes;
    private final InstantSource time;
    private final InstantSource machine;

    /** There is a newer event of a case for a webhook. */
    record News(String webhook, String caseId, long seq) {}

    /** All the news of one lane. */
    private record Entry(String webhook, String caseId, long oldest, long newest) {
        static Entry of(News news) {
            return new Entry(news.webhook(), news.caseId(), news.seq(), news.seq());
        }

        Entry and(Entry other) {
            return new Entry(webhook, caseId, Math.min(oldest, other.oldest), Math.max(newest, other.newest));
        }
    }

    /** @param machine the clock that nobody sets */
    public WebhookLanes(MongoDatabase database, InstantSource time, InstantSource machine) {
        lanes = database.getCollection("webhookLanes");
        lanes.createIndex(
                Indexes.ascending("open", "dueAt", "_id"),
                new IndexOptions().partialFilterExpression(Filters.eq("open", true)));
        lanes.createIndex(Indexes.ascending("webhook"));
        this.time = time;
        this.machine = machine;
    }

    /** What comes again changes nothing; durable when it returns. */
    void enter(List<News> news) {
        List<Entry> entries = List.copyOf(news.stream()
                .collect(Collectors.toMap(
                        one -> WebhookLane.id(one.webhook(), one.caseId()), Entry::of, Entry::and, LinkedHashMap::new))
                .values());
        List<Entry> known = write(entries, true);
        // Some lanes may be there since a moment only, with an older event.
        write(known, false);
    }

    /** Those whose lane is there and does not match: that knows of the event, or came just now. */
    private List<Entry> write(List<Entry> entries, boolean upsert) {
        if (entries.isEmpty()) {
            return List.of();
        }
        try {
            lanes.bulkWrite(
                    entries.stream().map(entry -> entered(entry, upsert)).toList(),
                    new BulkWriteOptions().ordered(false));
            return List.of();
        } catch (MongoBulkWriteException refused) {
            if (refused.getWriteConcernError() != null
                    || !refused.getWriteErrors().stream()
                            .allMatch(error -> MongoCalls.isDuplicateKey(error.getCode()))) {
                throw refused;
            }
            return refused.getWriteErrors().stream()
                    .map(error -> entries.get(error.getIndex()))
                    .toList();
        }
    }

    private static UpdateOneModel<Document> entered(Entry entry, boolean upsert) {
        return new UpdateOneModel<>(
                Filters.and(
                        Filters.eq("_id", WebhookLane.id(entry.webhook(), entry.caseId())),
                        Filters.lt("due", entry.newest())),
                Updates.combine(
                        Updates.set("due", entry.newest()),
                        Updates.set("open", true),
                        Updates.setOnInsert("webhook", entry.webhook()),
                        Updates.setOnInsert("caseId", entry.caseId()),
                        Updates.setOnInsert("next", entry.oldest()),
                        Updates.setOnInsert("attempts", 0),
                        Updates.setOnInsert("claim", 0L),
                        Updates.setOnInsert("dueAt", AT_ONCE),
                        Updates.setOnInsert("claimedUntil", AT_ONCE)),
                new UpdateOptions().upsert(upsert));
    }

    /** From an event that was there before; whoever works at the lane is stopped. */
    public void resend(String webhook, String caseId, long from, long last) {
        lanes.updateOne(
                Filters.eq("_id", WebhookLane.id(webhook, caseId)),
                Updates.combine(
                        Updates.max("due", last),
                        Updates.set("open", true),
                        Updates.set("next", from),
                        Updates.set("attempts", 0),
                        Updates.set("dueAt", AT_ONCE),
                        Updates.set("claimedUntil", AT_ONCE),
                        Updates.inc("claim", 1L),
                        Updates.setOnInsert("webhook", webhook),
                        Updates.setOnInsert("caseId", caseId)),
                new UpdateOptions().upsert(true));
    }

    /** What may be worked at now, the longest waiting first. */
    List<WebhookLane> due(Collection<String> withoutWebhooks, int limit) {
        return lanes.find(Filters.and(isDue(), Filters.nin("webhook", withoutWebhooks)))
                .sort(Sorts.ascending("dueAt", "_id"))
                .limit(limit)
                .map(WebhookLanes::lane)
                .into(new ArrayList<>());
    }

    private Bson isDue() {
        return Filters.and(
                Filters.eq("open", true),
                Filters.lte("dueAt", Date.from(time.instant())),
                Filters.lte("claimedUntil", Date.from(machine.instant())));
    }

    /** The next retry after now. */
    Optional<Instant> nextDue() {
        return Optional.ofNullable(lanes.find(
                                Filters.and(Filters.eq("open", true), Filters.gt("dueAt", Date.from(time.instant()))))
                        .sort(Sorts.ascending("dueAt"))
                        .first())
                .map(lane -> lane.getDate("dueAt").toInstant());
    }

    /** The lane as it is mine now; empty where somebody else was faster. */
    Optional<WebhookLane> claim(WebhookLane lane, Instant until) {
        boolean mine = lanes.updateOne(
                                Filters.and(mine(lane), isDue()),
                                Updates.combine(
                                        Updates.inc("claim", 1L), Updates.set("claimedUntil", Date.from(until))))
                        .getMatchedCount()
                == 1;
        return mine
                ? Optional.ofNullable(lanes.find(Filters.eq("_id", lane.id())).first())
                        .map(WebhookLanes::lane)
                        .filter(found -> found.claim() == lane.claim() + 1)
                : Optional.empty();
    }

    /** Everything before that event was sent or is not wanted; false where the lane is mine no more. */
    boolean advance(WebhookLane lane, long next, Instant claimedUntil) {
        Bson moved = Updates.combine(
                Updates.set("next", next),
                Updates.set("attempts", 0),
                Updates.set("dueAt", AT_ONCE),
                Updates.set("claimedUntil", Date.from(claimedUntil)));
        return update(Filters.and(mine(lane), Filters.gte("due", next)), moved)
                || update(
                        Filters.and(mine(lane), Filters.lt("due", next)),
                        Updates.combine(moved, Updates.set("open", false)))
                // An event may have come just between the two.
                || update(mine(lane), moved);
    }

    /** The next attempt is due then. */
    void defer(WebhookLane lane, Instant until, int attempts) {
        update(
                mine(lane),
                Updates.combine(
                        Updates.set("attempts", attempts),
                        Updates.set("dueAt", Date.from(until)),
                        Updates.set("claimedUntil", AT_ONCE)));
    }

    /** For somebody else, not before then by the machine's clock. */
    void release(WebhookLane lane, Instant until) {
        update(mine(lane), Updates.set("claimedUntil", Date.from(until)));
    }

    /** Nothing of a disabled webhook is due. */
    void hold(String webhook) {
        lanes.updateMany(
                Filters.and(Filters.eq("webhook", webhook), Filters.eq("open", true)),
                Updates.combine(Updates.set("open", false), Updates.set("held", true)));
    }

    public void letGo(String webhook) {
        lanes.updateMany(
                Filters.and(Filters.eq("webhook", webhook), Filters.eq("held", true)),
                Updates.combine(
                        Updates.set("open", true),
                        Updates.set("held", false),
                        Updates.set("attempts", 0),
                        Updates.set("dueAt", AT_ONCE)));
    }

    public void remove(String webhook) {
        lanes.deleteMany(Filters.eq("webhook", webhook));
    }

    private boolean update(Bson which, Bson change) {
        return lanes.updateOne(which, change).getMatchedCount() == 1;
    }

    private static Bson mine(WebhookLane lane) {
        return Filters.and(Filters.eq("_id", lane.id()), Filters.eq("claim", lane.claim()));
    }

    private static WebhookLane lane(Document stored) {
        return new WebhookLane(
                stored.getString("webhook"),
                stored.getString("caseId"),
                stored.getLong("next"),
                stored.getLong("due"),
                stored.getInteger("attempts"),
                stored.getLong("claim"));
    }
}
