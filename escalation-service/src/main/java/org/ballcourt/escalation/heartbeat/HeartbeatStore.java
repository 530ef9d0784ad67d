package org.ballcourt.escalation.heartbeat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.consumer.MongoCalls;
import org.ballcourt.escalation.deadlines.Outage;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The heartbeat that all instances share: a long silence in it is an outage.
 *
 * <p>An outage is written down before the next heartbeat hides it, and stays until it was given back to every case.
 */
public final class HeartbeatStore {
    private static final String ID = "clocks";
    private static final String AT = "at";
    private static final String OWED = "owed";

    private final MongoDatabase database;
    private final MongoCollection<Document> heartbeats;
    private final Duration threshold;

    /** @param threshold a silence longer than this is an outage */
    public HeartbeatStore(MongoDatabase database, Duration threshold) {
        this.database = database;
        this.heartbeats = database.getCollection("beats");
        this.threshold = threshold;
    }

    public Instant storeTime() {
        return MongoCalls.serverTime(database);
    }

    /** Records one heartbeat; the answer is every outage that was not given back yet. */
    public List<Outage> record(Instant now) {
        while (true) {
            Document last = heartbeats.find(Filters.eq("_id", ID)).first();
            Document next = next(last, now);
            if (last == null ? MongoCalls.insertIfAbsent(heartbeats, next) : replaces(last, next)) {
                return next.getList(OWED, Document.class).stream()
                        .map(HeartbeatStore::outage)
                        .toList();
            }
        }
    }

    private Document next(Document last, Instant now) {
        List<Document> owed = new ArrayList<>();
        Instant at = now;
        if (last != null) {
            owed.addAll(last.getList(OWED, Document.class));
            Instant lastAt = Instant.parse(last.getString(AT));
            at = now.isAfter(lastAt) ? now : lastAt;
            if (Duration.between(lastAt, now).compareTo(threshold) > 0) {
                owed.add(document(new Outage(lastAt, now)));
            }
        }
        return new Document("_id", ID).append(AT, at.toString()).append(OWED, owed);
    }

    /** Of two instances that saw the same silence only one writes it down. */
    private boolean replaces(Document last, Document next) {
        Bson unchanged = Filters.and(Filters.eq("_id", ID), Filters.eq(AT, last.getString(AT)));
        return heartbeats.replaceOne(unchanged, next).getMatchedCount() == 1;
    }

    /** This outage was given back to every case. */
    void givenBack(Outage outage) {
        heartbeats.updateOne(Filters.eq("_id", ID), Updates.pull(OWED, document(outage)));
    }

    private static Document document(Outage outage) {
        return new Document("from", outage.from().toString())
                .append("until", outage.until().toString());
    }

    private static Outage outage(Document owed) {
        return new Outage(Instant.parse(owed.getString("from")), Instant.parse(owed.getString("until")));
    }
}
