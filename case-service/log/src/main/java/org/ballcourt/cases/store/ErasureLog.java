package org.ballcourt.cases.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ballcourt.contracts.Actor;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.beans.factory.annotation.Qualifier;

/** The collection {@code erasures}: who had whom erased, and why, for good. What is erased is not in it. */
public final class ErasureLog {
    private static final String TOLD = "told";
    private static final String CLEARED = "cleared";

    private final MongoCollection<Document> erasures;

    public ErasureLog(@Qualifier("cases") MongoDatabase database) {
        this.erasures = database.getCollection("erasures");
        erasures.createIndex(Indexes.descending("at", "_id"), new IndexOptions().name("erasures_newest"));
    }

    /**
     * One erasure.
     *
     * @param cases in which; empty for all
     * @param by who asked for it
     * @param kept cases of which nothing may be erased
     */
    public record Erasure(
            String id, Actor person, List<String> cases, String why, String by, Instant at, List<String> kept) {
        public Erasure {
            cases = List.copyOf(cases);
            kept = List.copyOf(kept);
        }

        /** The same without what is held at the moment. */
        public Erasure without(Collection<String> held) {
            Set<String> all = new LinkedHashSet<>(kept);
            all.addAll(held);
            return new Erasure(id, person, cases, why, by, at, List.copyOf(all));
        }

        /** The same, of which so much is shown as kept. */
        public Erasure keeping(List<String> shown) {
            return new Erasure(id, person, cases, why, by, at, shown);
        }

        public boolean covers(String caseId) {
            return (cases.isEmpty() || cases.contains(caseId)) && !kept.contains(caseId);
        }
    }

    /**
     * One that is on record.
     *
     * @param told every service
     * @param cleared the topics
     */
    public record Logged(Erasure erasure, boolean told, boolean cleared) {
        public Place place() {
            return new Place(erasure.at(), erasure.id());
        }
    }

    /** Where one stands in the log. */
    public record Place(Instant at, String id) {
        private Bson older() {
            Date date = Date.from(at);
            return or(lt("at", date), and(eq("at", date), lt("_id", id)));
        }
    }

    /**
     * Newest first.
     *
     * @param person null for everybody
     * @param notBy whose are left out; null for nobody's
     * @param before null for the first page
     */
    public List<Logged> newest(Actor person, String notBy, Place before, int limit) {
        List<Bson> which = new ArrayList<>();
        if (person != null) {
            which.add(eq("person", person.toString()));
        }
        if (notBy != null) {
            which.add(ne("by", notBy));
        }
        if (before != null) {
            which.add(before.older());
        }
        return MongoFailures.translate(() -> erasures.find(which.isEmpty() ? empty() : and(which))
                .sort(descending("at", "_id"))
                .limit(limit)
                .map(found -> new Logged(read(found), found.getBoolean(TOLD), found.getBoolean(CLEARED)))
                .into(new ArrayList<>()));
    }

    /**
     * Newest first, all since then of any of these persons.
     *
     * @param notBy whose are left out
     */
    public List<Erasure> since(Instant then, Collection<String> persons, String notBy) {
        return MongoFailures.translate(() -> erasures.find(
                        and(in("person", persons), gte("at", Date.from(then)), ne("by", notBy)))
                .sort(descending("at", "_id"))
                .map(ErasureLog::read)
                .into(new ArrayList<>()));
    }

    public void add(Erasure erasure) {
        Document document = new Document("_id", erasure.id())
                .append("person", erasure.person().toString())
                .append("cases", erasure.cases())
                .append("why", erasure.why())
                .append("by", erasure.by())
                .append("at", Date.from(erasure.at()))
                .append("kept", erasure.kept())
                .append(TOLD, false)
                .append(CLEARED, false);
        MongoFailures.translate(() -> erasures.insertOne(document));
    }

    /** Whether anything of somebody was ever erased. */
    public boolean knows(Actor person) {
        return MongoFailures.translate(
                        () -> erasures.find(eq("person", person.toString())).first())
                != null;
    }

    /** Those of which not every service has been told. */
    public List<Erasure> untold(int limit) {
        return not(TOLD, limit);
    }

    /** Those for which the topics were not cleared. */
    public List<Erasure> uncleared(int limit) {
        return not(CLEARED, limit);
    }

    private List<Erasure> not(String done, int limit) {
        return MongoFailures.translate(() -> erasures.find(eq(done, false))
                .limit(limit)
                .map(ErasureLog::read)
                .into(new ArrayList<>()));
    }

    /** With what it was told of: more may be held than when it was asked for. */
    public void told(Erasure erasure) {
        set(erasure, Updates.combine(Updates.set(TOLD, true), Updates.set("kept", erasure.kept())));
    }

    public void cleared(Erasure erasure) {
        set(erasure, Updates.set(CLEARED, true));
    }

    private void set(Erasure erasure, Bson what) {
        MongoFailures.translate(() -> erasures.updateOne(eq("_id", erasure.id()), what));
    }

    private static Erasure read(Document found) {
        return new Erasure(
                found.getString("_id"),
                Actor.parse(found.getString("person")),
                found.getList("cases", String.class),
                found.getString("why"),
                found.getString("by"),
                found.getDate("at").toInstant(),
                found.getList("kept", String.class, List.of()));
    }
}
