package org.ballcourt.cases.view;

import com.mongodb.client.MongoCollection;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.ballcourt.cases.store.MongoFailures;
import org.ballcourt.cases.store.SharedCalls;
import org.ballcourt.contracts.Actor;
import org.bson.Document;

/** The audit trail as a collection of its own; looks that are taken at the same time are written together. */
final class MongoAuditTrail implements AuditTrail {
    private static final int MOST_TOGETHER = 100;

    private final MongoCollection<Document> entries;
    private final InstantSource time;
    private final MeterRegistry meters;
    private final SharedCalls<List<Document>, Boolean> writes = new SharedCalls<>(MOST_TOGETHER, this::write);

    MongoAuditTrail(MongoCollection<Document> entries, InstantSource time, MeterRegistry meters) {
        this.entries = entries;
        this.time = time;
        this.meters = meters;
    }

    /** Returns when it is durable. */
    @Override
    public void read(Actor actor, List<String> caseIds, String what) {
        Date at = Date.from(time.instant());
        List<Document> looks = caseIds.stream()
                .map(caseId -> new Document("at", at)
                        .append("actor", actor.toString())
                        .append("caseId", caseId)
                        .append("what", what))
                .toList();
        if (!looks.isEmpty()) {
            MongoFailures.translate(() -> writes.ask(looks));
            meters.counter("ballcourt.audited.reads", "role", actor.role().name(), "what", what)
                    .increment(looks.size());
        }
    }

    private List<Boolean> write(List<List<Document>> together) {
        entries.insertMany(together.stream().flatMap(List::stream).toList());
        return Collections.nCopies(together.size(), true);
    }
}
