package org.ballcourt.cases.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.wire.EventHash;
import org.ballcourt.wire.ProofSuffix;
import org.ballcourt.wire.Wire;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import tools.jackson.core.JacksonException;

/** Reads the log out of a document of the collection {@code cases}. Nothing in it is believed before the whole chain is proven. */
final class LogVerification {
    private static final DocumentCodec CODEC = new DocumentCodec();

    private final String caseId;
    private String prevHash = RecordedEvent.GENESIS;
    private long seq;
    private long version;

    private LogVerification(String caseId) {
        this.caseId = caseId;
    }

    /**
     * Reads every event and proves the whole chain from the first one to the head.
     *
     * @throws UnreadableLog whatever is wrong with the document
     */
    static CaseLog verify(Document document) {
        String caseId = document.getString("_id");
        try {
            return new LogVerification(caseId).log(document);
        } catch (ClassCastException | NullPointerException | IllegalArgumentException damaged) {
            throw new UnreadableLog(caseId, "is damaged", damaged);
        }
    }

    /**
     * Reads a commit as it is about to be appended, through the very code that will read it one day.
     *
     * @param stored as it will lie in the store
     * @throws NotStorable if it would be read as something else, or not at all
     */
    static void readBack(CaseLog base, Commit commit, Document stored) {
        LogVerification reading = new LogVerification(base.caseId());
        reading.prevHash = base.head();
        reading.seq = base.lastSeq();
        reading.version = base.version();
        try {
            Document read = new RawBsonDocument(stored, CODEC).decode(CODEC);
            reading.require(reading.commit(read).seal().equals(commit.seal()), "would be read as another");
        } catch (RuntimeException lost) {
            throw new NotStorable(base.caseId(), lost);
        }
    }

    private CaseLog log(Document document) {
        List<Commit> commits = new ArrayList<>();
        for (Document commit : document.getList("commits", Document.class)) {
            commits.add(commit(commit));
        }
        String head = document.getString("head");
        long stored = document.getLong("version");
        require(
                seq == document.getLong("lastSeq") && prevHash.equals(head),
                "does not end with the event that its head names");
        require(version <= stored, "has more commits than its version says");
        return new CaseLog(caseId, stored, document.getLong("relayed"), seq, head, commits);
    }

    private Commit commit(Document document) {
        String commandId = document.getString("commandId");
        List<LoggedEvent> events = new ArrayList<>();
        for (Document event : document.getList("events", Document.class)) {
            events.add(event(event, commandId));
        }
        Commit commit = new Commit(
                document.getLong("n"),
                commandId,
                document.getString("bodyHash"),
                actor(document),
                at(document),
                events);
        require(!events.isEmpty() && commit.n() > version, "has a misplaced commit " + commit.n());
        require(isSealed(commit, document.getString("seal")), "was changed in commit " + commit.n());
        version = commit.n();
        return commit.tracedBy(document.getString("traceparent"));
    }

    /** A commit of the time before there were proofs has no seal; one with proofs in its events cannot do without. */
    private static boolean isSealed(Commit commit, String seal) {
        return seal == null ? ProofSuffix.of(commit.logged().getLast().payload()) == null : seal.equals(commit.seal());
    }

    private LoggedEvent event(Document document, String commandId) {
        long number = document.getLong("seq");
        String type = document.getString("type");
        Instant at = at(document);
        Actor actor = actor(document);
        String payload = document.getString("payload");
        String hash = EventHash.of(prevHash, caseId, number, type, at, actor, commandId, payload);
        require(hash.equals(document.getString("hash")), "was changed at event " + number + " or before it");
        CaseEvent body = event(type, payload);
        require(number == ++seq, "has event " + number + " where " + seq + " should be");
        RecordedEvent event = new RecordedEvent(caseId, number, at, actor, commandId, body, prevHash, hash);
        prevHash = hash;
        return new LoggedEvent(event, payload);
    }

    private CaseEvent event(String type, String payload) {
        try {
            return Wire.event(type, payload);
        } catch (IllegalArgumentException | JacksonException e) {
            throw new UnreadableLog(caseId, "holds an event that this version cannot read: " + type, e);
        }
    }

    private static Actor actor(Document document) {
        return Actor.parse(document.getString("actor"));
    }

    private static Instant at(Document document) {
        return document.getDate("at").toInstant();
    }

    private void require(boolean holds, String orElse) {
        if (!holds) {
            throw new UnreadableLog(caseId, orElse, null);
        }
    }
}
