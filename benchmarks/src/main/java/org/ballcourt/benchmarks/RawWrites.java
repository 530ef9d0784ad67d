package org.ballcourt.benchmarks;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;

/** Nothing but the store: the very update that a command ends with, on a document that grows as a case does. */
final class RawWrites {
    private static final int COMMITS_PER_CASE = 9;
    private static final String PAYLOAD = "x".repeat(900);

    private final MongoCollection<Document> cases;
    private String id;
    private long version;

    RawWrites(MongoDatabase database) {
        cases = database.getCollection("raw").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    /** Appends the next commit. */
    void next() {
        if (version % COMMITS_PER_CASE == 0) {
            id = UUID.randomUUID().toString();
            version = 0;
        }
        cases.updateOne(
                and(eq("_id", id), eq("version", version)),
                combine(
                        set("segment", 1),
                        set("relayed", 0L),
                        push("commits", commit()),
                        set("version", version + 1),
                        set("lastSeq", version + 1),
                        set("head", "0".repeat(64)),
                        set("pending", true)),
                new UpdateOptions().upsert(version == 0));
        version++;
    }

    private Document commit() {
        Document event = new Document("seq", version + 1)
                .append("type", "statement-added.v1")
                .append("at", Date.from(Instant.now()))
                .append("actor", "BUYER/somebody")
                .append("payload", PAYLOAD)
                .append("hash", "0".repeat(64));
        return new Document("n", version + 1)
                .append("commandId", "command-1")
                .append("bodyHash", "0".repeat(64))
                .append("actor", "BUYER/somebody")
                .append("at", Date.from(Instant.now()))
                .append("events", List.of(event));
    }
}
