package org.ballcourt.consumer;

import java.io.Serial;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.wire.Shortened;
import org.ballcourt.wire.WireEvents;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The documents as the rules use them: a failure says whether waiting helps, and what cannot go on is parked. */
final class FoldedDocuments {
    private static final Logger log = LoggerFactory.getLogger(FoldedDocuments.class);
    private static final int LONGEST_REASON = 1000;

    private final CaseDocumentRepository repository;
    private final RecentDocuments recent;
    private final SubscriptionCounters counters;
    private final InstantSource time;

    FoldedDocuments(
            CaseDocumentRepository repository,
            RecentDocuments recent,
            SubscriptionCounters counters,
            InstantSource time) {
        this.repository = repository;
        this.recent = recent;
        this.counters = counters;
        this.time = time;
    }

    void prepare() {
        repository.prepare();
    }

    void forEach(Consumer<CaseDocument> visitor) {
        repository.forEach(visitor);
    }

    int countParked() {
        return Math.toIntExact(repository.countParked());
    }

    /** False if {@code before} is no longer what is stored. */
    boolean save(CaseDocument before, Document after, long seq) {
        recent.drop(before.caseId());
        try {
            return repository.save(before, after);
        } catch (RuntimeException failure) {
            throw refused(seq, failure);
        }
    }

    CaseDocument find(String caseId) {
        try {
            return repository.find(caseId);
        } catch (DamagedDocument damaged) {
            return parkedAnew(caseId, damaged);
        } catch (RuntimeException failure) {
            throw refused(0, failure);
        }
    }

    /** What could be read of it stands in the log of the case, from which it can be folded again. */
    private CaseDocument parkedAnew(String caseId, DamagedDocument damaged) {
        log.error("Case {} is parked", caseId, new SilentFailure(damaged));
        recent.drop(caseId);
        Document parked = parkedAt(CaseDocument.fresh(caseId), 1, "DAMAGED: " + damaged.getMessage());
        try {
            repository.overwrite(parked);
        } catch (RuntimeException failure) {
            throw refused(1, failure);
        }
        counters.parked();
        return CaseDocument.of(parked);
    }

    /** Two events with one number never come from us: the one that was turned away is kept, to be shown beside the other. */
    boolean fork(CaseDocument current, RecordedEvent event, String reason) {
        Document parked = parkedAt(current, event.seq(), "FORK: " + reason);
        parked.get(CaseDocument.PARKED, Document.class)
                .append("event", WireEvents.toJson(event).toString());
        return park(current, event.seq(), "FORK: " + reason, parked);
    }

    boolean park(CaseDocument current, long seq, String reason) {
        return park(current, seq, reason, parkedAt(current, seq, reason));
    }

    /** False if the document changed meanwhile. */
    private boolean park(CaseDocument current, long seq, String reason, Document after) {
        log.error("Case {} is parked at event {} ({})", current.caseId(), seq, ParkedCase.kindOf(reason));
        boolean parked = save(current, after, seq);
        if (parked) {
            counters.parked();
        }
        return parked;
    }

    /** A case that was folded anew, as far as that went; false if it changed meanwhile. */
    boolean parkAgain(CaseDocument before, CaseDocument state, String reason) {
        return park(before, state.seq() + 1, reason, parkedAt(state, state.seq() + 1, reason));
    }

    private Document parkedAt(CaseDocument current, long seq, String reason) {
        return current.parkedAt(seq, Shortened.to(reason, LONGEST_REASON), time.instant());
    }

    static RuntimeException refused(long seq, Throwable failure) {
        return FailureKind.of(failure) == FailureKind.TRANSIENT
                ? new TransientFailure(failure)
                : new Refused(seq, failure);
    }

    /** An event cannot be handled, and waiting will not change that. */
    static final class Refused extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        private final long seq;

        Refused(long seq, Throwable cause) {
            super(cause.toString(), cause);
            this.seq = seq;
        }

        long seq() {
            return seq;
        }
    }
}
