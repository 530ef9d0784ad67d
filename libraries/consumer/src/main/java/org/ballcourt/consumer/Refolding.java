package org.ballcourt.consumer;

import java.time.InstantSource;
import java.util.List;
import org.ballcourt.contracts.RecordedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folds cases anew from their first event, because somebody asks for it. */
final class Refolding {
    private static final Logger log = LoggerFactory.getLogger(Refolding.class);

    private final FoldedDocuments documents;
    private final CaseFold fold;
    private final FoldNotifier notifier;
    private final MissingEvents events;
    private final CaseLocks locks;
    private final InstantSource time;

    Refolding(
            FoldedDocuments documents,
            CaseFold fold,
            FoldNotifier notifier,
            MissingEvents events,
            CaseLocks locks,
            InstantSource time) {
        this.documents = documents;
        this.fold = fold;
        this.notifier = notifier;
        this.events = events;
        this.locks = locks;
        this.time = time;
    }

    /** Null for a case that is not parked. */
    ParkedCase parked(String caseId) {
        return documents.find(caseId).parked();
    }

    /**
     * Folds a parked case anew; it parks again if the reason is still there.
     *
     * @throws TransientFailure if the case-service did not answer; the case stays parked
     */
    @SuppressWarnings("try")
    void unpark(String caseId) {
        try (CaseLocks.Held held = locks.hold(caseId)) {
            CaseDocument current = documents.find(caseId);
            while (current.isParked() && !resumed(current, events.from(caseId, 1))) {
                current = documents.find(caseId);
            }
        }
    }

    /** The same for a case that is not parked, whatever its document says; false, and nothing is kept, where nobody knows it. */
    @SuppressWarnings("try")
    boolean refold(String caseId) {
        try (CaseLocks.Held held = locks.hold(caseId)) {
            while (true) {
                CaseDocument current = documents.find(caseId);
                List<RecordedEvent> all = events.from(caseId, 1);
                if (!current.exists() && all.isEmpty()) {
                    return false;
                }
                if (resumed(current, all)) {
                    return true;
                }
            }
        }
    }

    /** What the log of the case-service has in the place of an event that parked a case; null where it has nothing. */
    RecordedEvent inLog(String caseId, long seq) {
        return events.from(caseId, seq).stream()
                .filter(event -> event.seq() == seq)
                .findFirst()
                .orElse(null);
    }

    /** False if the document changed meanwhile: it has to be folded anew. */
    private boolean resumed(CaseDocument before, List<RecordedEvent> all) {
        ReplayResult replayed = ReplayResult.of(before.caseId(), all, fold);
        if (replayed.fault() != null) {
            return documents.parkAgain(before, replayed.state(), replayed.fault());
        }
        CaseDocument state = before.exists() ? replayed.state().refoldedAt(time.instant()) : replayed.state();
        if (!notifier.save(before, state.body(), state.seq())) {
            return false;
        }
        log.info("Case {} is taken up again after event {}", before.caseId(), state.seq());
        notifier.tell(state);
        return true;
    }
}
