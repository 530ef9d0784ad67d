package org.ballcourt.cases.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Qualifier;

/** The collection {@code holds}: cases of which nothing may be erased, since a court or an authority wants them; who held and lifted each, and why, for good. */
public final class LegalHolds {
    private static final String LIFTED = "lifted";

    private final MongoCollection<Document> holds;

    public LegalHolds(@Qualifier("cases") MongoDatabase database) {
        this.holds = database.getCollection("holds");
    }

    /** Who did it, and why. */
    public record Act(String by, String why, Instant at) {
        private Document document() {
            return new Document("by", by).append("why", why).append("at", Date.from(at));
        }

        private static Act read(Document found) {
            return new Act(
                    found.getString("by"),
                    found.getString("why"),
                    found.getDate("at").toInstant());
        }
    }

    /** One that stands. */
    public record Hold(String caseId, Act held) {}

    /** Does nothing where one stands. */
    public void hold(String caseId, Act act) {
        if (!isHeld(caseId)) {
            MongoFailures.translate(() -> holds.insertOne(new Document("caseId", caseId)
                    .append("held", act.document())
                    .append(LIFTED, null)));
        }
    }

    /** False where none stood. */
    public boolean lift(String caseId, Act act) {
        return MongoFailures.translate(() ->
                holds.updateMany(and(eq("caseId", caseId), eq(LIFTED, null)), Updates.set(LIFTED, act.document()))
                                .getModifiedCount()
                        > 0);
    }

    public boolean isHeld(String caseId) {
        return standing().stream().anyMatch(hold -> hold.caseId().equals(caseId));
    }

    /** All that stand; there are few. */
    public List<Hold> standing() {
        return MongoFailures.translate(() -> holds.find(eq(LIFTED, null))
                .map(found -> new Hold(found.getString("caseId"), Act.read(found.get("held", Document.class))))
                .into(new ArrayList<>()));
    }
}
