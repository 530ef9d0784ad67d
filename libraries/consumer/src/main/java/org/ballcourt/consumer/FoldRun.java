package org.ballcourt.consumer;

import com.mongodb.MongoSocketReadException;
import com.mongodb.ServerAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.RecordedEvent;
import org.bson.Document;

/** The real rules over documents in memory, to drive a fold through good and bad days without a broker. */
public final class FoldRun {
    private static final SubscriptionCounters UNCOUNTED = new SubscriptionCounters() {
        @Override
        public void applied(int events) {}

        @Override
        public void duplicates(int events) {}

        @Override
        public void gap() {}

        @Override
        public void parked() {}
    };

    private final List<RecordedEvent> log;
    private final InMemoryDocumentRepository documents = new InMemoryDocumentRepository();
    private CaseEventApplier rules;

    /** @param log where gaps are filled from */
    public FoldRun(CaseFold fold, List<RecordedEvent> log) {
        this.log = log;
        restart(fold);
    }

    /** A new instance takes over the documents. */
    public void restart(CaseFold fold) {
        rules = new CaseEventApplier(documents, fold, this::pull, UNCOUNTED, InstantSource.system());
        rules.warmUp();
    }

    public void give(RecordedEvent event) {
        rules.receive(event);
    }

    /** The process dies after the fold worked and before the document is saved; then the event comes again. */
    public void giveWithACrashBeforeTheSave(RecordedEvent event) {
        documents.beforeSave = FoldRun::crash;
        giveTwice(event);
    }

    /** The document is saved, but the process dies before it knows; then the event comes again. */
    public void giveWithACrashAfterTheSave(RecordedEvent event) {
        documents.afterSave = FoldRun::crash;
        giveTwice(event);
    }

    private void giveTwice(RecordedEvent event) {
        try {
            rules.receive(event);
        } catch (TransientFailure crashed) {
            documents.beforeSave = () -> {};
            documents.afterSave = () -> {};
        }
        rules.receive(event);
    }

    /** What is stored now, by case. */
    public Map<String, Document> documents() {
        return documents.all();
    }

    private List<RecordedEvent> pull(String caseId, long fromSeq) {
        return log.stream()
                .filter(event -> event.caseId().equals(caseId) && event.seq() >= fromSeq)
                .toList();
    }

    private static void crash() {
        throw new MongoSocketReadException("crash", new ServerAddress());
    }
}
