package org.ballcourt.cases.standing;

import org.ballcourt.consumer.CaseFold;
import org.ballcourt.contracts.CaseEvent.FilingEvent;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.RecordedEvent;
import org.bson.Document;

/**
 * Keeps the dossier of each case, and of a small matter what came of it, in one document. A history whose filing is not known says
 * nothing about anybody, and is passed over.
 */
final class DossierFold implements CaseFold {
    private final Runnable changed;

    /** @param changed called after a dossier has changed */
    DossierFold(Runnable changed) {
        this.changed = changed;
    }

    @Override
    public void applied(String caseId, Document dossier) {
        changed.run();
    }

    @Override
    public Document apply(Document document, RecordedEvent recorded) {
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
