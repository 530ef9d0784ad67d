package org.ballcourt.cases.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Qualifier;

/** The collection {@code expressRefunds}, one document per case that was granted one. */
public final class MongoExpressRefunds implements ExpressRefunds {
    private final MongoCollection<Document> refunds;

    public MongoExpressRefunds(@Qualifier("cases") MongoDatabase database) {
        this.refunds = database.getCollection("expressRefunds");
        refunds.createIndex(ascending("buyer", "at"), new IndexOptions().name("expressRefunds_buyer"));
    }

    @Override
    public void note(String caseId, String buyer, Instant at, long version) {
        Document grant = new Document("_id", caseId)
                .append("buyer", buyer)
                .append("at", Date.from(at))
                .append("version", version);
        MongoFailures.translate(() -> refunds.replaceOne(eq("_id", caseId), grant, new ReplaceOptions().upsert(true)));
    }

    @Override
    public void takeBack(String caseId, long version) {
        MongoFailures.translate(() -> refunds.deleteOne(and(eq("_id", caseId), eq("version", version))));
    }

    @Override
    public int used(String buyer, Instant since, String exceptCaseId) {
        return (int) MongoFailures.translate(() -> refunds.find(and(eq("buyer", buyer), gte("at", Date.from(since))))
                        .into(new ArrayList<>()))
                .stream()
                .filter(grant -> !grant.getString("_id").equals(exceptCaseId))
                .count();
    }
}
