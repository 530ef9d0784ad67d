package org.ballcourt.cases.standing;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ballcourt.cases.tracing.TracedCasesKit;
import org.ballcourt.cases.view.WholeDisputes;
import org.ballcourt.consumer.CaseFold;
import org.ballcourt.consumer.FoldRun;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.store.embedded.StoreInMemory;
import org.ballcourt.testkit.CaseFoldContract;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Dossiers, and what tracing is given on the way, whatever comes twice and wherever it crashes. */
class DossierFoldIT extends CaseFoldContract {
    @AutoClose
    private static final StoreInMemory STORE = new StoreInMemory();

    private final MongoDatabase database = STORE.client().getDatabase("fold-" + System.identityHashCode(this));

    @Override
    protected CaseFold fold() {
        return new DossierFold(_ -> {}, TracedCasesKit.intake(database));
    }

    @Override
    protected List<RecordedEvent> history() {
        List<RecordedEvent> events = new ArrayList<>();
        List.of(6, 16, 22, 30).forEach(seed -> events.addAll(WholeDisputes.of("BC-" + seed, seed)));
        WholeDisputes.matters().forEach(matter -> events.addAll(matter.events()));
        return chained(events);
    }

    /** The rules alone make no hashes. */
    private static List<RecordedEvent> chained(List<RecordedEvent> events) {
        Map<String, String> heads = new HashMap<>();
        return events.stream()
                .map(event -> {
                    String hash = event.caseId() + "#" + event.seq();
                    String before = heads.getOrDefault(event.caseId(), RecordedEvent.GENESIS);
                    heads.put(event.caseId(), hash);
                    return new RecordedEvent(
                            event.caseId(),
                            event.seq(),
                            event.at(),
                            event.actor(),
                            event.commandId(),
                            event.event(),
                            before,
                            hash);
                })
                .toList();
    }

    @Test
    void tellsTracingOfEveryDisputeAndOfNothingElse() {
        FoldRun run = new FoldRun(fold(), history());
        history().forEach(run::give);

        assertThat(TracedCasesKit.collection(database).countDocuments()).isEqualTo(4);
    }

    @Override
    protected Object outside() {
        return TracedCasesKit.collection(database)
                .find()
                .sort(new Document("_id", 1))
                .into(new ArrayList<>());
    }
}
