package org.ballcourt.consumer;

import com.mongodb.MongoSocketReadException;
import com.mongodb.ServerAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Audience;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent.StatementAdded;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.ballcourt.wire.EventChain;
import org.bson.Document;

/**
 * A subscription's surroundings in memory: the log of the case-service, the documents, a fold that writes texts down,
 * and the counts.
 */
final class World implements SubscriptionCounters {
    static final Instant NOW = Instant.parse("2026-11-02T02:00:00Z");
    private static final Actor BUYER = new Actor(Role.BUYER, "li");

    final Map<String, List<RecordedEvent>> log = new HashMap<>();
    final InMemoryDocumentRepository documents = new InMemoryDocumentRepository();
    final List<String> told = new ArrayList<>();
    final List<Long> pulls = new ArrayList<>();
    final CaseEventApplier rules = another();

    Runnable whileFolding = () -> {};
    Runnable whileWriting = () -> {};
    Runnable whileTelling = () -> {};
    Runnable whilePulling = () -> {};
    boolean keepsAllInMemory = true;
    int applied;
    int duplicates;
    int gaps;
    int parked;

    /** The rules of one more instance over the same documents. */
    CaseEventApplier another() {
        return new CaseEventApplier(documents, new Texts(), this::pull, this, InstantSource.fixed(NOW));
    }

    /** A case whose events say 1, 2, 3... */
    List<RecordedEvent> history(String caseId, int length) {
        EventChain history = EventChain.of(caseId);
        IntStream.rangeClosed(1, length).forEach(n -> history.then(BUYER, statement("" + n)));
        log.put(caseId, history.events());
        return history.events();
    }

    static StatementAdded statement(String text) {
        return new StatementAdded(PersonalText.of(BUYER, text), Audience.ALL, BallChange.NONE);
    }

    static RuntimeException storeIsAway() {
        return new MongoSocketReadException("cut", new ServerAddress());
    }

    List<String> texts(String caseId) {
        return documents.find(caseId).body().getList("texts", String.class, List.of());
    }

    ParkedCase parkedCase(String caseId) {
        return documents.find(caseId).parked();
    }

    private List<RecordedEvent> pull(String caseId, long fromSeq) {
        whilePulling.run();
        pulls.add(fromSeq);
        return log.getOrDefault(caseId, List.of()).stream()
                .filter(event -> event.seq() >= fromSeq)
                .toList();
    }

    private final class Texts implements CaseFold {
        @Override
        public Document apply(Document caseDocument, RecordedEvent event) {
            List<String> texts = new ArrayList<>(caseDocument.getList("texts", String.class, List.of()));
            texts.add(((StatementAdded) event.event()).text().sealed().substring("sealed ".length()));
            // The document is half changed when the failure comes.
            caseDocument.append("texts", texts);
            whileFolding.run();
            return caseDocument;
        }

        @Override
        public void applied(String caseId, Document caseDocument) {
            whileTelling.run();
            told.add(caseId + ":" + caseDocument.getLong("seq"));
        }

        @Override
        public FoldBatch batch() {
            return new FoldBatch() {
                @Override
                public Document apply(Document caseDocument, RecordedEvent event) {
                    return Texts.this.apply(caseDocument, event);
                }

                @Override
                public void write() {
                    whileWriting.run();
                }
            };
        }

        @Override
        public boolean needsRecall() {
            return keepsAllInMemory;
        }
    }

    @Override
    public void applied(int events) {
        applied += events;
    }

    @Override
    public void duplicates(int events) {
        duplicates += events;
    }

    @Override
    public void gap() {
        gaps++;
    }

    @Override
    public void parked() {
        parked++;
    }
}
