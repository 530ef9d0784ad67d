package org.ballcourt.cases.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ballcourt.cases.domain.PolicyRegistry;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The collection {@code policies}: one document per version, and one for the first start. Each is written once and never again. */
public final class MongoPolicyRegistry implements PolicyRegistry {
    /** No version can have this id. */
    private static final String FIRST_START = "#first-start";

    private final MongoCollection<Document> policies;

    public MongoPolicyRegistry(MongoDatabase database) {
        this.policies = database.getCollection("policies")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY);
    }

    @Override
    public List<Kept> all() {
        return MongoFailures.translate(() -> policies.find(ne("_id", FIRST_START))
                .map(MongoPolicyRegistry::kept)
                .into(new ArrayList<>()));
    }

    private static Kept kept(Document found) {
        return new Kept(
                found.getString("_id"),
                found.getString("file"),
                found.getString("text"),
                found.getString("sha256"),
                found.getDate("firstSeen").toInstant());
    }

    @Override
    public Kept keep(Kept version) {
        return kept(once(
                version.version(),
                combine(
                        setOnInsert("file", version.file()),
                        setOnInsert("text", version.text()),
                        setOnInsert("sha256", version.sha256()),
                        setOnInsert("firstSeen", Date.from(version.firstSeen())))));
    }

    @Override
    public Set<String> firstStart(Set<String> versions, Instant at) {
        Document first = once(
                FIRST_START,
                combine(setOnInsert("versions", List.copyOf(versions)), setOnInsert("firstSeen", Date.from(at))));
        return new TreeSet<>(first.getList("versions", String.class));
    }

    /** What stands there afterwards, whoever wrote it. */
    private Document once(String id, Bson content) {
        return MongoFailures.translate(() -> {
            try {
                policies.updateOne(eq("_id", id), content, new UpdateOptions().upsert(true));
            } catch (MongoWriteException e) {
                // Two nodes inserted at the same moment; the one that lost reads what the other one wrote.
                if (e.getCode() != 11000) {
                    throw e;
                }
            }
            return policies.find(eq("_id", id)).first();
        });
    }
}
