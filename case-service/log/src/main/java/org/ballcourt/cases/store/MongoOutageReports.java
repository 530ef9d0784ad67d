package org.ballcourt.cases.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.cases.domain.TimeSpan;
import org.ballcourt.consumer.MongoCalls;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Qualifier;

/** The collection {@code outageReports}, one document per report about a case. */
public final class MongoOutageReports implements OutageReports {
    private final MongoCollection<Document> reports;

    public MongoOutageReports(@Qualifier("cases") MongoDatabase database) {
        this.reports = database.getCollection("outageReports");
        reports.createIndex(ascending("caseId"), new IndexOptions().name("outageReports_case"));
    }

    @Override
    public void note(String caseId, TimeSpan silence) {
        Document report = new Document("_id", caseId + " " + silence.from() + " " + silence.until())
                .append("caseId", caseId)
                .append("from", silence.from().toString())
                .append("until", silence.until().toString());
        MongoFailures.translate(() -> MongoCalls.insertIfAbsent(reports, report));
    }

    @Override
    public List<TimeSpan> of(String caseId) {
        return MongoFailures.translate(() -> reports.find(eq("caseId", caseId))
                .map(report ->
                        new TimeSpan(Instant.parse(report.getString("from")), Instant.parse(report.getString("until"))))
                .into(new ArrayList<>()));
    }
}
