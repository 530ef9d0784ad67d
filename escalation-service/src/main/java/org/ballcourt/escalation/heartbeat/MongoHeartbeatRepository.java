package org.ballcourt.escalation.heartbeat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import org.ballcourt.consumer.MongoCalls;
import org.ballcourt.escalation.deadlines.Outage;
import org.bson.Document;

/** The heartbeat as a document. */
public final class MongoHeartbeatRepository implements HeartbeatRepository {
    private static final String ID = "clocks";
    private static final String AT = "at";
    private static final String OWED = "owed";
    private static final String SILENT_SINCE = "silentSince";

    private final MongoCollection<Document> heartbeats;

    public MongoHeartbeatRepository(MongoDatabase database) {
        this.heartbeats = database.getCollection("beats");
    }

    @Override
    public Heartbeat last() {
        Document stored = heartbeats.find(Filters.eq("_id", ID)).first();
        return stored == null
                ? null
                : new Heartbeat(
                        Instant.parse(stored.getString(AT)),
                        stored.getList(OWED, Document.class).stream()
                                .map(MongoHeartbeatRepository::outage)
                                .toList(),
                        stored.containsKey(SILENT_SINCE) ? Instant.parse(stored.getString(SILENT_SINCE)) : null);
    }

    @Override
    public boolean replace(Heartbeat last, Heartbeat next) {
        Document document = new Document("_id", ID)
                .append(AT, next.at().toString())
                .append(
                        OWED,
                        next.owed().stream()
                                .map(MongoHeartbeatRepository::document)
                                .toList());
        if (next.silentSince() != null) {
            document.append(SILENT_SINCE, next.silentSince().toString());
        }
        return last == null
                ? MongoCalls.insertIfAbsent(heartbeats, document)
                : heartbeats
                                .replaceOne(
                                        Filters.and(
                                                Filters.eq("_id", ID),
                                                Filters.eq(AT, last.at().toString())),
                                        document)
                                .getMatchedCount()
                        == 1;
    }

    @Override
    public void remove(Outage outage) {
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
