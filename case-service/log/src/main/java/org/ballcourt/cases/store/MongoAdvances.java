package org.ballcourt.cases.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Qualifier;

/** The collection {@code advances}, which is empty most of the time. */
public final class MongoAdvances implements Advances {
    private final MongoCollection<Document> advances;

    public MongoAdvances(@Qualifier("cases") MongoDatabase database) {
        this.advances = database.getCollection("advances");
    }

    @Override
    public void note(Noted noted) {
        Document document = new Document("_id", noted.caseId()).append("seq", noted.seq());
        MongoFailures.translate(
                () -> advances.replaceOne(eq("_id", noted.caseId()), document, new ReplaceOptions().upsert(true)));
    }

    @Override
    public List<Noted> noted(int limit) {
        return MongoFailures.translate(() -> advances.find()
                .limit(limit)
                .map(found -> new Noted(found.getString("_id"), found.getLong("seq")))
                .into(new ArrayList<>()));
    }

    @Override
    public void done(Noted noted) {
        MongoFailures.translate(() -> advances.deleteOne(and(eq("_id", noted.caseId()), eq("seq", noted.seq()))));
    }
}
