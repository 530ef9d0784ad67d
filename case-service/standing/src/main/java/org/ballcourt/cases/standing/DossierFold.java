package org.ballcourt.cases.standing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.ballcourt.cases.tracing.TraceIntake;
import org.ballcourt.consumer.CaseFold;
import org.ballcourt.consumer.FoldBatch;
import org.ballcourt.contracts.CaseEvent.FilingEvent;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.RecordedEvent;
import org.bson.Document;

/**
 * Keeps the dossier of each case, and of a small matter what came of it, in one document. A history whose filing is not known says
 * nothing about anybody, and is passed over.
 */
final class DossierFold implements CaseFold {
    private final Consumer<Document> changed;
    private final TraceIntake traces;

    /**
     * @param changed called with each dossier that has changed
     * @param traces is given what it has to know of cases, before the dossier is kept
     */
    DossierFold(Consumer<Document> changed, TraceIntake traces) {
        this.changed = changed;
        this.traces = traces;
    }

    @Override
    public void applied(String caseId, Document dossier) {
        changed.accept(dossier);
    }

    @Override
    public Document apply(Document document, RecordedEvent recorded) {
        FoldBatch alone = batch();
        Document after = alone.apply(document, recorded);
        alone.write();
        return after;
    }

    @Override
    public FoldBatch batch() {
        return new Together(traces, new ArrayList<>());
    }

    private record Together(TraceIntake traces, List<RecordedEvent> news) implements FoldBatch {
        @Override
        public Document apply(Document document, RecordedEvent recorded) {
            if (TraceIntake.concerns(recorded)) {
                news.add(recorded);
            }
            return folded(document, recorded);
        }

        @Override
        public void write() {
            traces.take(news);
        }
    }

    private static Document folded(Document document, RecordedEvent recorded) {
        boolean begun = document.containsKey("kind");
        if (!begun && !(recorded.event() instanceof FilingEvent)) {
            return document;
        }
        Dossier before = begun ? Dossier.of(document) : Dossier.before(recorded);
        Matter matter =
                begun && before.kind() != MatterKind.DISPUTE ? DossierCodecs.read(document, Matter.class) : null;
        DossierEvolution evolution = new DossierEvolution(before, matter, recorded);
        Dossier dossier = evolution.dossier(recorded.event().ball());
        Document after = new Document("_id", document.get("_id"));
        after.putAll(DossierCodecs.write(dossier, Dossier.class));
        if (dossier.isDispute()) {
            after.putAll(DossierCodecs.write(RulingFingerprint.of(dossier, document), RulingFingerprint.class));
        } else {
            after.putAll(DossierCodecs.write(evolution.matter(), Matter.class));
        }
        return after;
    }
}
