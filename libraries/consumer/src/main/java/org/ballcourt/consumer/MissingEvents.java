package org.ballcourt.consumer;

import java.util.List;
import org.ballcourt.contracts.RecordedEvent;

/** Events from the log of the case-service; a failure says whether waiting helps. */
record MissingEvents(GapRepair repair) {
    List<RecordedEvent> from(String caseId, long seq) {
        try {
            return repair.events(caseId, seq);
        } catch (RuntimeException failure) {
            throw FoldedDocuments.refused(seq, failure);
        }
    }
}
