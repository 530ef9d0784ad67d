package org.ballcourt.servicekit;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Role;
import org.bson.Document;
import org.springframework.security.core.Authentication;

/** Who did what with what is parked or laid aside, and why; written down before it is done. */
record ParkedAudit(MongoClient store, InstantSource time) {
    private static final String RECORD = "record";

    /** Ends with the last word on it. */
    interface Entry {
        void done();
    }

    /** @param what was asked for, e.g. its group and case */
    Entry note(Actor actor, String what, Map<String, String> subject, String why) {
        Document entry = new Document("at", Date.from(time.instant()))
                .append("by", actor.toString())
                .append("what", what);
        entry.putAll(subject);
        entries().insertOne(entry.append("why", why));
        return () ->
                entries().updateOne(Filters.eq(entry.get("_id")), new Document("$set", new Document("done", true)));
    }

    Entry noteRecord(Actor actor, String what, String id, String why) {
        return note(actor, what, Map.of(RECORD, id), why);
    }

    /** The records with which somebody has already dealt. */
    Set<String> settledRecords() {
        Set<String> settled = new HashSet<>();
        entries()
                .find(Filters.and(Filters.eq("done", true), Filters.exists(RECORD)))
                .forEach(entry -> settled.add(entry.getString(RECORD)));
        return settled;
    }

    private MongoCollection<Document> entries() {
        return store.getDatabase("ballcourt_operations").getCollection("parked");
    }

    static Actor supervisor(Authentication who) {
        Actor caller = Caller.of(who);
        if (caller == null || caller.role() != Role.SUPERVISOR) {
            throw new Refused(Problem.of("NOT_YOUR_ROLE", 403, Message.of("request.supervisors-only")));
        }
        return caller;
    }
}
