package org.ballcourt.consumer;

import org.ballcourt.contracts.RecordedEvent;
import org.bson.Document;

/** Folds the events of each case, in order and once in effect, into one document per case. */
public interface CaseFold {
    /**
     * The document after the event. Called again for the same event after a crash or a lost answer, so it must be
     * pure, or write elsewhere only under ids that follow from the event, and before it returns. {@code _id}, {@code
     * seq}, {@code hash}, {@code parked} and {@code refolded} are the subscription's own fields.
     *
     * @param caseDocument a copy that may be changed; has no fields of the fold before the first event
     * @throws RuntimeException parks the case, unless the store could not be reached: then it is asked again
     */
    Document apply(Document caseDocument, RecordedEvent event);

    /** Several events at a time; only for a fold that writes elsewhere, and can write for many of them at once. */
    default FoldBatch batch() {
        return new FoldBatch() {
            @Override
            public Document apply(Document caseDocument, RecordedEvent event) {
                return CaseFold.this.apply(caseDocument, event);
            }

            @Override
            public void write() {
                // Each event was complete for itself.
            }
        };
    }

    /**
     * Called after the document is durable, for what is kept in memory only; with the last of them where several events
     * of a case came into effect together. Never called for two events of one case at the same time.
     */
    default void applied(String caseId, Document caseDocument) {}

    /**
     * Whether {@link #applied} is to be called for every document, however many there are, when this instance starts and
     * whenever partitions were newly given to it: only for a fold that keeps in memory something of each of them.
     */
    default boolean needsRecall() {
        return false;
    }
}
