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
 * @param refolded when it was last folded anew from the log, which may change it without an event; null where it never was
 */
record CaseDocument(
        String caseId, Document body, boolean exists, long seq, String hash, ParkedCase parked, Date refolded) {
    static final String SEQ = "seq";
    static final String HASH = "hash";
    static final String PARKED = "parked";
    static final String REFOLDED = "refolded";

    /** What an event is to a document. */
    enum Relation {
        /** The case takes no events. */
        HELD,
        /** In effect already. */
        OLDER,
        /** The very last one in effect. */
        LAST,
        /** Another event in the place of the last one. */
        RIVAL,
        /** Others come before it. */
        AHEAD,
        /** In the next place, after another past. */
        STRAY,
        /** It takes effect now. */
        NEXT
    }

    static CaseDocument fresh(String caseId) {
        return new CaseDocument(caseId, new Document("_id", caseId), false, 0, RecordedEvent.GENESIS, null, null);
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
        return new CaseDocument(
                caseId, stored, true, seq, stored.getString(HASH), parkedOf(caseId, stored), stored.getDate(REFOLDED));
    }

    boolean isParked() {
        return parked != null;
    }

    Relation to(RecordedEvent event) {
        if (isParked()) {
            return Relation.HELD;
        }
        if (event.seq() < seq) {
            return Relation.OLDER;
        }
        if (event.seq() == seq) {
            return event.hash().equals(hash) ? Relation.LAST : Relation.RIVAL;
        }
        if (event.seq() > seq + 1) {
            return Relation.AHEAD;
        }
        return event.prevHash().equals(hash) ? Relation.NEXT : Relation.STRAY;
    }

    /** The document after an event; {@code folded} is what the fold made of it. */
    CaseDocument with(RecordedEvent event, Document folded) {
        folded.append("_id", caseId).append(SEQ, event.seq()).append(HASH, event.hash());
        if (refolded != null) {
            folded.append(REFOLDED, refolded);
        }
        return new CaseDocument(caseId, folded, true, event.seq(), event.hash(), null, refolded);
    }

    /** The document, so that whoever remembers it as it was before cannot put that in its place. */
    CaseDocument refoldedAt(Instant when) {
        Date stamp = Date.from(when);
        return new CaseDocument(caseId, body.append(REFOLDED, stamp), exists, seq, hash, parked, stamp);
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
