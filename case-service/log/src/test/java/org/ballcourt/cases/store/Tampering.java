package org.ballcourt.cases.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.wire.EventHash;
import org.ballcourt.wire.Netstrings;
import org.bson.Document;

/** Forgeries of a stored log. Each is a copy: the honest document stays as it is. */
final class Tampering {
    private Tampering() {}

    static List<Document> commits(Document log) {
        return log.getList("commits", Document.class);
    }

    static List<Document> events(Document commit) {
        return commit.getList("events", Document.class);
    }

    static Document with(Document document, String field, Object value) {
        return new Document(document).append(field, value);
    }

    static Document event(Document log, long seq, UnaryOperator<Document> change) {
        return commits(
                log,
                commit -> with(
                        commit,
                        "events",
                        events(commit).stream()
                                .map(e -> e.getLong("seq") == seq ? change.apply(e) : e)
                                .toList()));
    }

    static Document payload(Document log, long seq, UnaryOperator<String> change) {
        return event(log, seq, e -> with(e, "payload", change.apply(e.getString("payload"))));
    }

    /** Gives an event another type, with every hash recomputed as an insider would. */
    static Document retype(Document log, long seq, String type) {
        return rehashed(event(log, seq, e -> with(e, "type", type)));
    }

    static Document without(Document log, long n) {
        return with(
                log,
                "commits",
                commits(log).stream().filter(c -> c.getLong("n") != n).toList());
    }

    static Document commits(Document log, UnaryOperator<Document> change) {
        return with(log, "commits", commits(log).stream().map(change).toList());
    }

    private static Document rehashed(Document log) {
        String caseId = log.getString("_id");
        String head = RecordedEvent.GENESIS;
        List<Document> commits = new ArrayList<>();
        for (Document commit : commits(log)) {
            List<Document> events = new ArrayList<>();
            for (Document e : events(commit)) {
                head = EventHash.of(
                        head,
                        caseId,
                        e.getLong("seq"),
                        e.getString("type"),
                        e.getDate("at").toInstant(),
                        Actor.parse(e.getString("actor")),
                        commit.getString("commandId"),
                        e.getString("payload"));
                events.add(with(e, "hash", head));
            }
            commits.add(with(with(commit, "events", events), "seal", seal(caseId, commit, head)));
        }
        return with(with(log, "head", head), "commits", commits);
    }

    private static String seal(String caseId, Document commit, String head) {
        return Netstrings.hash(
                "commit",
                caseId,
                commit.getLong("n").toString(),
                commit.getString("commandId"),
                commit.getString("bodyHash"),
                commit.getString("actor"),
                commit.getDate("at").toInstant().toString(),
                head);
    }
}
