package org.ballcourt.consumer;

import org.ballcourt.contracts.RecordedEvent;
import org.bson.Document;

/**
 * Events of several cases that are folded together, by one thread: what a fold writes elsewhere because of them is gathered, and written
 * in as few steps as may be.
 */
public interface FoldBatch {
    /** As {@link CaseFold#apply}, but what is written elsewhere may wait. */
    Document apply(Document caseDocument, RecordedEvent event);

    /**
     * What was gathered is durable when this returns. Called once, before any of the documents is saved; when it fails, none of them is,
     * and the events come again, perhaps one by one.
     */
    void write();
}
