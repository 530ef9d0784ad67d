package org.ballcourt.notices.messaging;

import org.ballcourt.consumer.CaseFold;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.notices.ledger.Postroom;
import org.ballcourt.notices.ledger.Postroom.Occasion;
import org.ballcourt.notices.rules.CaseView;
import org.ballcourt.notices.rules.NoticeRules;
import org.ballcourt.wire.Wire;
import org.bson.Document;

/** Turns each case event into notices; the ledger sees to it that an event that comes again says nothing twice. */
public final class NoticeFold implements CaseFold {
    private static final String VIEW = "view";

    private final Postroom postroom;
    private final Runnable wake;

    /** @param wake there may be something to send */
    public NoticeFold(Postroom postroom, Runnable wake) {
        this.postroom = postroom;
        this.wake = wake;
    }

    @Override
    public Document apply(Document caseDocument, RecordedEvent recorded) {
        CaseView before = view(caseDocument, recorded.caseId());
        CaseView after = before.after(recorded.event());
        Occasion occasion =
                new Occasion(recorded.caseId(), String.valueOf(recorded.seq()), recorded.seq(), recorded.at());
        postroom.deliver(occasion, NoticeRules.of(before, after, recorded));
        wake.run();
        return caseDocument.append(VIEW, Wire.sealedJson().writeValueAsString(after));
    }

    /** What is known of a case. */
    static CaseView view(Document caseDocument, String caseId) {
        String stored = caseDocument.getString(VIEW);
        return stored == null ? CaseView.of(caseId) : Wire.sealedJson().readValue(stored, CaseView.class);
    }
}
