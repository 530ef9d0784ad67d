package org.ballcourt.consumer;

import java.util.List;
import org.ballcourt.contracts.RecordedEvent;

/** Gives the events of a case from the place where they are never lost. */
public interface GapRepair {
    /**
     * The events of a case from {@code fromSeq} on, in order; empty where there are none.
     *
     * @throws java.io.UncheckedIOException if the answer could not be had now; it will be asked for again
     */
    List<RecordedEvent> events(String caseId, long fromSeq);
}
