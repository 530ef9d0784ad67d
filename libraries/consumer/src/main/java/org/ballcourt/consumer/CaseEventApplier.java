package org.ballcourt.consumer;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.ballcourt.contracts.RecordedEvent;
import org.bson.Document;
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
    private final GapRepair repair;
    private final SubscriptionCounters counters;

    /**
     * Only so that {@link CaseFold#applied} sees the events of a case one after the other; the save alone is what
     * protects the document.
     */
    private final List<Object> locks =
            IntStream.range(0, 256).mapToObj(_ -> new Object()).toList();

    CaseEventApplier(
            CaseDocumentRepository repository,
            CaseFold fold,
            GapRepair repair,
            SubscriptionCounters counters,
            InstantSource time) {
        this.documents = new FoldedDocuments(repository, counters, time);
        this.fold = fold;
        this.notifier = new FoldNotifier(fold, documents);
        this.repair = repair;
        this.counters = counters;
    }

    /** Once, before anything else. */
    void prepare() {
        documents.prepare();
    }

    int parkedCases() {
        return documents.countParked();
    }

    /** Null for a case that is not parked. */
    ParkedCase parked(String caseId) {
        return documents.find(caseId).parked();
    }

    /**
     * Brings an event into effect unless it is already; returns when that is durable.
     *
     * @throws TransientFailure if store or case-service did not answer; the same event must be given again
     */
    void receive(RecordedEvent event) {
        synchronized (lockOf(event.caseId())) {
            untilSettled(event.caseId(), current -> settled(current, event));
        }
    }

    /** Pulls what the document of a case lacks up to an event that is known to exist. */
    void reach(String caseId, long seq) {
        synchronized (lockOf(caseId)) {
            untilSettled(caseId, current -> current.isParked() || current.seq() >= seq || pulled(current, seq));
        }
    }

    /**
     * Folds a parked case anew from its first event; it parks again if the reason is still there.
     *
     * @throws TransientFailure if the case-service did not answer; the case stays parked
     */
    void unpark(String caseId) {
        synchronized (lockOf(caseId)) {
            CaseDocument current = documents.find(caseId);
            while (current.isParked() && !resumed(current, pull(caseId, 1))) {
                current = documents.find(caseId);
            }
        }
    }

    /** The same for a case that is not parked, whatever its document says; false, and nothing is kept, where nobody knows it. */
    boolean refold(String caseId) {
        synchronized (lockOf(caseId)) {
            while (true) {
                CaseDocument current = documents.find(caseId);
                List<RecordedEvent> events = pull(caseId, 1);
                if (!current.exists() && events.isEmpty()) {
                    return false;
                }
                if (resumed(current, events)) {
                    return true;
                }
            }
        }
    }

    /** What the log of the case-service has in the place of an event that parked a case; null where it has nothing. */
    RecordedEvent inLog(String caseId, long seq) {
        return pull(caseId, seq).stream()
                .filter(event -> event.seq() == seq)
                .findFirst()
                .orElse(null);
    }

    /** Tells a fold that keeps something of every document in memory of all of them. */
    void warmUp() {
        if (!fold.needsRecall()) {
            return;
        }
        documents.forEach(document -> {
            synchronized (lockOf(document.caseId())) {
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
        if (current.isParked()) {
            return true;
        }
        if (event.seq() <= current.seq()) {
            return droppedOrForked(current, event);
        }
        if (event.seq() > current.seq() + 1) {
            counters.gap();
            return !repairGap(current)
                    && documents.park(current, event.seq(), "GAP: nobody has event " + (current.seq() + 1));
        }
        return applied(current, event);
    }

    private boolean droppedOrForked(CaseDocument current, RecordedEvent event) {
        if (event.seq() == current.seq() && !event.hash().equals(current.hash())) {
            return documents.fork(current, event, "another event " + event.seq() + " with hash " + event.hash());
        }
        counters.duplicate();
        if (event.seq() == current.seq()) {
            // Whoever brought it into effect may have been another instance, which has lost the case since.
            notifier.tell(current);
        }
        return true;
    }

    private boolean applied(CaseDocument current, RecordedEvent event) {
        if (!event.prevHash().equals(current.hash())) {
            return documents.fork(current, event, "the event does not follow hash " + current.hash());
        }
        CaseDocument next = folded(current, event);
        if (!saved(current, next.body(), event.seq())) {
            return false;
        }
        counters.applied();
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
        for (RecordedEvent missing : pull(before.caseId(), before.seq() + 1)) {
            CaseDocument current = documents.find(before.caseId());
            moved |= current.isParked() || current.seq() > before.seq();
            if (!current.isParked() && missing.seq() == current.seq() + 1) {
                moved |= applied(current, missing);
            }
        }
        return moved;
    }

    /** False if the document changed meanwhile: it has to be folded anew. */
    private boolean resumed(CaseDocument before, List<RecordedEvent> events) {
        ReplayResult replayed = ReplayResult.of(before.caseId(), events, fold);
        CaseDocument state = replayed.state();
        if (replayed.fault() != null) {
            return documents.parkAgain(before, state, replayed.fault());
        }
        if (!saved(before, state.body(), state.seq())) {
            return false;
        }
        log.info("Case {} is taken up again after event {}", before.caseId(), state.seq());
        notifier.tell(state);
        return true;
    }

    private boolean saved(CaseDocument before, Document after, long seq) {
        try {
            return documents.save(before, after, seq);
        } catch (TransientFailure unknown) {
            notifier.mayHaveMissed(before.caseId());
            throw unknown;
        }
    }

    private CaseDocument folded(CaseDocument current, RecordedEvent event) {
        try {
            return current.with(event, fold.apply(current.body(), event));
        } catch (RuntimeException | StackOverflowError | LinkageError failure) {
            throw FoldedDocuments.refused(event.seq(), failure);
        }
    }

    private List<RecordedEvent> pull(String caseId, long fromSeq) {
        try {
            return repair.events(caseId, fromSeq);
        } catch (RuntimeException failure) {
            throw FoldedDocuments.refused(fromSeq, failure);
        }
    }

    private Object lockOf(String caseId) {
        return locks.get(Math.floorMod(caseId.hashCode(), locks.size()));
    }
}
