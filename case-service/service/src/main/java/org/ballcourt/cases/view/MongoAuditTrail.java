package org.ballcourt.cases.view;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.ballcourt.cases.store.MongoFailures;
import org.ballcourt.cases.store.SharedCalls;
import org.ballcourt.consumer.FailureKind;
import org.ballcourt.consumer.MongoCalls;
import org.ballcourt.contracts.Actor;
import org.bson.BSONException;
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
            MongoFailures.translate(() -> writes.ask(looks) || writeEach(looks));
            meters.counter("ballcourt.audited.reads", "role", actor.role().name(), "what", what)
                    .increment(looks.size());
        }
    }

    /** False where some of them could not be written, and perhaps some of the others were not. */
    private List<Boolean> write(List<List<Document>> together) {
        boolean all = true;
        try {
            entries.insertMany(together.stream().flatMap(List::stream).toList());
        } catch (MongoException | BSONException e) {
            if (FailureKind.of(e) == FailureKind.TRANSIENT) {
                throw e;
            }
            all = false;
        }
        return Collections.nCopies(together.size(), all);
    }

    /** Nobody's look fails for another's that shared its call. */
    private boolean writeEach(List<Document> looks) {
        looks.forEach(look -> MongoCalls.insertIfAbsent(entries, look));
        return true;
    }
}
