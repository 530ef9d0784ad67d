package org.ballcourt.cases.store;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.ballcourt.cases.store.RawLog.RawCommit;
import org.ballcourt.cases.store.RawLog.RawEvent;
import org.ballcourt.contracts.Actor;
import org.bson.Document;

/** Between logs and the documents of the collection {@code cases}. */
final class CaseDocuments {
    private CaseDocuments() {}

    static RawLog toLog(Document document) {
        return new RawLog(
                document.getString("_id"),
                document.getLong("version"),
                document.getLong("relayed"),
                document.getLong("lastSeq"),
                document.getString("head"),
                document.getList("commits", Document.class).stream()
                        .map(CaseDocuments::toCommit)
                        .toList());
    }

    private static RawCommit toCommit(Document document) {
        return new RawCommit(
                document.getLong("n"),
                document.getString("commandId"),
                document.getString("bodyHash"),
                Actor.parse(document.getString("actor")),
                document.getDate("at").toInstant(),
                document.getList("events", Document.class).stream()
                        .map(CaseDocuments::toEvent)
                        .toList(),
                document.getString("seal"));
    }

    private static RawEvent toEvent(Document document) {
        return new RawEvent(
                document.getLong("seq"),
                document.getString("type"),
                document.getDate("at").toInstant(),
                Actor.parse(document.getString("actor")),
                document.getString("payload"),
                document.getString("hash"));
    }

    static Document toDocument(RawCommit commit) {
        Document document = new Document("n", commit.n())
                .append("commandId", commit.commandId())
                .append("bodyHash", commit.bodyHash())
                .append("actor", commit.actor().toString())
                .append("at", date(commit.at()))
                .append("events", toDocuments(commit.events()));
        return commit.seal() == null ? document : document.append("seal", commit.seal());
    }

    private static List<Document> toDocuments(List<RawEvent> events) {
        return events.stream()
                .map(event -> new Document("seq", event.seq())
                        .append("type", event.type())
                        .append("at", date(event.at()))
                        .append("actor", event.actor().toString())
                        .append("payload", event.payload())
                        .append("hash", event.hash()))
                .toList();
    }

    /** The store keeps milliseconds; anything finer would break the hash after the first reading. */
    private static Date date(Instant at) {
        if (at.getNano() % 1_000_000 != 0) {
            throw new IllegalArgumentException(at + " is finer than a millisecond");
        }
        return Date.from(at);
    }
}
