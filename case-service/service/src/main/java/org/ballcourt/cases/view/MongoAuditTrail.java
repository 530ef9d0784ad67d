package org.ballcourt.cases.view;

import com.mongodb.client.MongoCollection;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import org.ballcourt.cases.store.MongoFailures;
import org.ballcourt.contracts.Actor;
import org.bson.Document;

/** The audit trail as a collection of its own. */
public record MongoAuditTrail(MongoCollection<Document> entries, InstantSource time, MeterRegistry meters)
        implements AuditTrail {
    @Override
    public void read(Actor actor, List<String> caseIds, String what) {
        List<Document> looks = caseIds.stream()
                .map(caseId -> new Document("at", Date.from(time.instant()))
                        .append("actor", actor.toString())
                        .append("caseId", caseId)
                        .append("what", what))
                .toList();
        if (!looks.isEmpty()) {
            MongoFailures.translate(() -> entries.insertMany(looks));
            meters.counter("ballcourt.audited.reads", "role", actor.role().name(), "what", what)
                    .increment(looks.size());
        }
    }
}
