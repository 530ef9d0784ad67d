package org.ballcourt.consumer;

import java.time.Instant;
import java.util.Date;
import org.ballcourt.contracts.RecordedEvent;
import org.bson.Document;

/**
 * A case's document as it was read, with what the subscription itself keeps in it.
 *
 * @param body all fields; given away to the fold, so everything else stands beside it
 * @param exists false before the first save
 * @param seq the last event in effect; 0 before the first
 * @param hash of that event
 * @param parked null while the case takes events
 */
record CaseDocument(String caseId, Document body, boolean exists, long seq, String hash, ParkedCase parked) {
    static final String SEQ = "seq";
    static final String HASH = "hash";
    static final String PARKED = "parked";

    static CaseDocument fresh(String caseId) {
        return new CaseDocument(caseId, new Document("_id", caseId), false, 0, RecordedEvent.GENESIS, null);
    }

    /** @throws DamagedDocument for what was not written here */
    static CaseDocument of(Document stored) {
        try {
            return read(stored);
        } catch (ClassCastException | NullPointerException damaged) {
            throw new DamagedDocument(stored.get("_id"), damaged);
        }
    }

    private static CaseDocument read(Document stored) {
        String caseId = stored.getString("_id");
        long seq = stored.get(SEQ, Number.class).longValue();
        return new CaseDocument(caseId, stored, true, seq, stored.getString(HASH), parkedOf(caseId, stored));
    }

    boolean isParked() {
        return parked != null;
    }

    /** The document after an event; {@code folded} is what the fold made of it. */
    CaseDocument with(RecordedEvent event, Document folded) {
        folded.append("_id", caseId).append(SEQ, event.seq()).append(HASH, event.hash());
        return new CaseDocument(caseId, folded, true, event.seq(), event.hash(), null);
    }

    /** The document as it is, but taking no more events. */
    Document parkedAt(long at, String reason, Instant when) {
        return new Document(body)
                .append(SEQ, seq)
                .append(HASH, hash)
                .append(PARKED, new Document(SEQ, at).append("reason", reason).append("at", Date.from(when)));
    }

    private static ParkedCase parkedOf(String caseId, Document stored) {
        Document parked = stored.get(PARKED, Document.class);
        return parked == null
                ? null
                : new ParkedCase(
                        caseId,
                        parked.get(SEQ, Number.class).longValue(),
                        parked.getString("reason"),
                        parked.getDate("at").toInstant(),
                        parked.getString("event"));
    }
}
