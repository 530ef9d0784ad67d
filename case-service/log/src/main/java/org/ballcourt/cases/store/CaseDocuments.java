package org.ballcourt.cases.store;

import java.time.Instant;
import java.util.Date;
import org.ballcourt.contracts.RecordedEvent;
import org.bson.Document;

/** Commits as they lie in the documents of the collection {@code cases}; {@link LogVerification} reads them back. */
final class CaseDocuments {
    private CaseDocuments() {}

    static Document write(Commit commit) {
        Document written = new Document("n", commit.n())
                .append("commandId", commit.commandId())
                .append("bodyHash", commit.bodyHash())
                .append("actor", commit.actor().toString())
                .append("at", date(commit.at()))
                .append(
                        "events",
                        commit.logged().stream().map(CaseDocuments::write).toList())
                .append("seal", commit.seal());
        if (commit.traceparent() != null) {
            written.append("traceparent", commit.traceparent());
        }
        return written;
    }

    private static Document write(LoggedEvent logged) {
        RecordedEvent event = logged.event();
        return new Document("seq", event.seq())
                .append("type", logged.type())
                .append("at", date(event.at()))
                .append("actor", event.actor().toString())
                .append("payload", logged.payload())
                .append("hash", event.hash());
    }

    /** The store keeps milliseconds; anything finer would break the hash after the first reading. */
    private static Date date(Instant at) {
        if (at.getNano() % 1_000_000 != 0) {
            throw new IllegalArgumentException(at + " is finer than a millisecond");
        }
        return Date.from(at);
    }
}
