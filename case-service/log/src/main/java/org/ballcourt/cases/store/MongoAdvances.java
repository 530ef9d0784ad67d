package org.ballcourt.cases.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Qualifier;

/** The collection {@code advances}, which is empty most of the time. */
public final class MongoAdvances implements Advances {
    private static final String ASKED = "asked";

    private final MongoCollection<Document> advances;

    public MongoAdvances(@Qualifier("cases") MongoDatabase database) {
        this.advances = database.getCollection("advances");
    }

    @Override
    public void note(Noted noted) {
        MongoFailures.translate(() -> advances.updateOne(
                eq("_id", noted.caseId()), set("seq", noted.seq()), new UpdateOptions().upsert(true)));
    }

    @Override
    public List<Noted> noted(int limit) {
        return MongoFailures.translate(() -> advances.find()
                .limit(limit)
                .map(found -> new Noted(found.getString("_id"), found.getLong("seq")))
                .into(new ArrayList<>()));
    }

    @Override
    public void ask(String caseId, String payment) {
        MongoFailures.translate(() -> advances.updateOne(eq("_id", caseId), set(ASKED + "." + payment, true)));
    }

    @Override
    public Set<String> asked(String caseId) {
        Document found =
                MongoFailures.translate(() -> advances.find(eq("_id", caseId)).first());
        Document asked = found == null ? null : found.get(ASKED, Document.class);
        return asked == null ? Set.of() : Set.copyOf(asked.keySet());
    }

    @Override
    public void done(Noted noted) {
        MongoFailures.translate(() -> advances.deleteOne(and(eq("_id", noted.caseId()), eq("seq", noted.seq()))));
    }
}
