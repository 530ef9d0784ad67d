package org.ballcourt.consumer;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.ballcourt.consumer.CaseDocument.Relation;
import org.ballcourt.contracts.RecordedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules of a subscription: an event that follows the last one takes effect, an older one is dropped, a gap is
 * filled from the case-service, a contradiction or a failing fold parks the case. The document is saved before
 * anything is acknowledged, and only in the place of the one that was read, so a second writer can be late but never
 * wrong.
 */
final class CaseEventApplier {
    private static final Logger log = LoggerFactory.getLogger(CaseEventApplier.class);
    private static final int ATTEMPTS = 3;

    private final FoldedDocuments documents;
    private final CaseFold fold;
    private final FoldNotifier notifier;
    private final MissingEvents missing;
    private final SubscriptionCounters counters;
    private final Refolding refolding;

    private final CaseLocks locks = new CaseLocks();
    private final RecentDocuments recent = RecentDocuments.sized();
    private final StoredBatches stored;
    private final BatchApplier together;

    CaseEventApplier(
            CaseDocumentRepository repository,
            CaseFold fold,
            GapRepair repair,
            SubscriptionCounters counters,
            InstantSource time) {
        this.documents = new FoldedDocuments(repository, recent, counters, time);
        this.fold = fold;
        this.notifier = new FoldNotifier(fold, documents);
        this.missing = new MissingEvents(repair);
        this.counters = counters;
        this.refolding = new Refolding(documents, fold, notifier, missing, locks, time);
        this.stored = new StoredBatches(repository, recent, notifier);
        this.together = new BatchApplier(stored, fold, notifier, counters, locks);
    }

    /** Once, before anything else. */
    void prepare() {
        documents.prepare();
    }

    int parkedCases() {
        return documents.countParked();
    }

    /**
     * Brings into effect what comes as it should, and takes it out of the batch; what is left needs {@link #receive}.
     *
     * @throws TransientFailure if something did not answer; the batch must be given again
     */
    void receiveTogether(Batch batch) {
        together.apply(batch);
    }

    /** Others may bring events of any case into effect from now on. */
    void forgetDocuments() {
        recent.clear();
    }

    /**
     * Brings an event into effect unless it is already; returns when that is durable.
     *
     * @throws TransientFailure if store or case-service did not answer; the same event must be given again
     */
    @SuppressWarnings("try")
    void receive(RecordedEvent event) {
        try (CaseLocks.Held held = locks.hold(event.caseId())) {
            untilSettled(event.caseId(), current -> settled(current, event));
        }
    }

    /** The cases for which there is nothing to {@link #reach}, by one look at all of them. */
    Set<String> reached(Map<String, Long> announced) {
        return stored.reached(announced);
    }

    /** Pulls what the document of a case lacks up to an event that is known to exist. */
    @SuppressWarnings("try")
    void reach(String caseId, long seq) {
        try (CaseLocks.Held held = locks.hold(caseId)) {
            untilSettled(caseId, current -> current.isParked() || current.seq() >= seq || pulled(current, seq));
        }
    }

    /** Folds cases anew, under the same locks. */
    Refolding refolding() {
        return refolding;
    }

    /** Tells a fold that keeps something of every document in memory of all of them. */
    @SuppressWarnings("try")
    void warmUp() {
        if (!fold.needsRecall()) {
            return;
        }
        documents.forEach(document -> {
            try (CaseLocks.Held held = locks.hold(document.caseId())) {
                if (document.seq() > 0) {
                    notifier.tell(document);
                }
            }
        });
    }

    private interface Step {
        /** One look at the document as it is now; false to look again. */
        boolean isSettled(CaseDocument current);
    }

    private void untilSettled(String caseId, Step step) {
        int failures = 0;
        boolean settled = false;
        while (!settled) {
            CaseDocument current = documents.find(caseId);
            try {
                settled = step.isSettled(current);
            } catch (FoldedDocuments.Refused refused) {
                log.warn("Event {} of case {} could not be handled", refused.seq(), caseId, new SilentFailure(refused));
                failures++;
                settled = failures >= ATTEMPTS
                        && documents.park(documents.find(caseId), refused.seq(), refused.getMessage());
            }
        }
        notifier.tellWhatWasMissed(caseId);
    }

    private boolean settled(CaseDocument current, RecordedEvent event) {
        return switch (current.to(event)) {
            case HELD -> true;
            case OLDER -> {
                counters.duplicates(1);
                yield true;
            }
            case LAST -> {
                counters.duplicates(1);
                // Whoever brought it into effect may have been another instance, which has lost the case since.
                notifier.tell(current);
                yield true;
            }
            case RIVAL -> documents.fork(current, event, "another event " + event.seq() + " with hash " + event.hash());
            case AHEAD -> {
                counters.gap();
                yield !repairGap(current)
                        && documents.park(current, event.seq(), "GAP: nobody has event " + (current.seq() + 1));
            }
            case STRAY -> documents.fork(current, event, "the event does not follow hash " + current.hash());
            case NEXT -> applied(current, event);
        };
    }

    private boolean applied(CaseDocument current, RecordedEvent event) {
        CaseDocument next = folded(current, event);
        if (!notifier.save(current, next.body(), event.seq())) {
            return false;
        }
        counters.applied(1);
        notifier.tell(next);
        return true;
    }

    private boolean pulled(CaseDocument current, long seq) {
        counters.gap();
        if (!repairGap(current)) {
            log.warn(
                    "Case {} was announced with event {}, the case-service has none after {}",
                    current.caseId(),
                    seq,
                    current.seq());
            return true;
        }
        return false;
    }

    /** Brings into effect what the case-service has beyond the document; false if it has nothing that follows. */
    private boolean repairGap(CaseDocument before) {
        boolean moved = false;
        for (RecordedEvent next : missing.from(before.caseId(), before.seq() + 1)) {
            CaseDocument current = documents.find(before.caseId());
            moved |= current.isParked() || current.seq() > before.seq();
            Relation relation = current.to(next);
            if (relation == Relation.NEXT || relation == Relation.STRAY) {
                moved |= settled(current, next);
            }
        }
        return moved;
    }

    private CaseDocument folded(CaseDocument current, RecordedEvent event) {
        try {
            return current.with(event, fold.apply(current.body(), event));
        } catch (RuntimeException | StackOverflowError | LinkageError failure) {
            throw FoldedDocuments.refused(event.seq(), failure);
        }
    }
}
