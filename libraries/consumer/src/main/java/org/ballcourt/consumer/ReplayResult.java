package org.ballcourt.consumer;

import java.util.List;
import org.ballcourt.contracts.RecordedEvent;

/**
 * A whole history folded in memory, as far as it goes.
 *
 * @param fault why it goes no further; null where it went to its end
 */
record ReplayResult(CaseDocument state, String fault) {
    static ReplayResult of(String caseId, List<RecordedEvent> events, CaseFold fold) {
        CaseDocument state = CaseDocument.fresh(caseId);
        for (RecordedEvent event : events) {
            try {
                requireFollows(state, event);
                state = state.with(event, fold.apply(state.body(), event));
            } catch (RuntimeException | StackOverflowError | LinkageError failure) {
                if (FailureKind.of(failure) == FailureKind.TRANSIENT) {
                    throw new TransientFailure(failure);
                }
                // The failing fold may have left the document half changed.
                List<RecordedEvent> good = events.subList(0, (int) state.seq());
                return new ReplayResult(of(caseId, good, fold).state(), failure.toString());
            }
        }
        return new ReplayResult(state, state.seq() > 0 ? null : "GAP: the case-service has no event of this case");
    }

    private static void requireFollows(CaseDocument state, RecordedEvent event) {
        if (!event.prevHash().equals(state.hash())) {
            throw new IllegalStateException(
                    "The events of the case-service do not follow each other at " + event.seq());
        }
    }
}
