package org.ballcourt.cases.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ballcourt.cases.domain.PolicyRegistry;
import org.ballcourt.consumer.MongoCalls;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Qualifier;

/** The collection {@code policies}: one document per version, and one for the first start. Each is written once and never again. */
public final class MongoPolicyRegistry implements PolicyRegistry {
    /** No version can have this id. */
    private static final String FIRST_START = "#first-start";

    private final MongoCollection<Document> policies;

    public MongoPolicyRegistry(@Qualifier("cases") MongoDatabase database) {
        this.policies = database.getCollection("policies");
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
        return kept(once(new Document("_id", version.version())
                .append("file", version.file())
                .append("text", version.text())
                .append("sha256", version.sha256())
                .append("firstSeen", Date.from(version.firstSeen()))));
    }

    @Override
    public Set<String> firstStart(Set<String> versions, Instant at) {
        Document first = once(new Document("_id", FIRST_START)
                .append("versions", List.copyOf(versions))
                .append("firstSeen", Date.from(at)));
        return new TreeSet<>(first.getList("versions", String.class));
    }

    /** What stands there afterwards, whoever wrote it. */
    private Document once(Document document) {
        return MongoFailures.translate(() -> {
            MongoCalls.insertIfAbsent(policies, document);
            return policies.find(eq("_id", document.get("_id"))).first();
        });
    }
}
