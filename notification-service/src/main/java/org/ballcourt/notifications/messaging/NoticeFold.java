package org.ballcourt.notifications.messaging;

import org.ballcourt.consumer.CaseFold;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.notifications.deliveries.NoticeDispatcher;
import org.ballcourt.notifications.deliveries.NoticeDispatcher.Occasion;
import org.ballcourt.notifications.rules.KnownCase;
import org.ballcourt.notifications.rules.NoticeRules;
import org.ballcourt.wire.Wire;
import org.bson.Document;

/** Turns each case event into notices; the delivery log sees to it that an event that comes again says nothing twice. */
public final class NoticeFold implements CaseFold {
    private static final String VIEW = "view";

    private final NoticeDispatcher dispatcher;
    private final Runnable wake;

    /** @param wake there may be something to send */
    public NoticeFold(NoticeDispatcher dispatcher, Runnable wake) {
        this.dispatcher = dispatcher;
        this.wake = wake;
    }

    @Override
    public Document apply(Document caseDocument, RecordedEvent recorded) {
        KnownCase before = view(caseDocument, recorded.caseId());
        KnownCase after = before.after(recorded.event());
        Occasion occasion =
                new Occasion(recorded.caseId(), String.valueOf(recorded.seq()), recorded.seq(), recorded.at());
        dispatcher.deliver(occasion, NoticeRules.of(before, after, recorded));
        wake.run();
        return caseDocument.append(VIEW, Wire.sealedJson().writeValueAsString(after));
    }

    /** What is known of a case. */
    static KnownCase view(Document caseDocument, String caseId) {
        String stored = caseDocument.getString(VIEW);
        return stored == null ? KnownCase.of(caseId) : Wire.sealedJson().readValue(stored, KnownCase.class);
    }
}
