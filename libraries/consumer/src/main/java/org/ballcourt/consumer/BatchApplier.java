package org.ballcourt.consumer;

import io.micrometer.observation.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ballcourt.consumer.CaseDocument.Relation;
import org.ballcourt.contracts.RecordedEvent;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The short way for events that come as they should: the documents of all cases of a batch are read at once, as far as they are not
 * remembered, their events folded one after the other, and the documents saved at once, under the same conditions as one alone. Whatever
 * is unusual about a case leaves it in the batch, for {@link CaseEventApplier#receive}, which judges it from what is stored.
 */
final class BatchApplier {
    private static final Logger log = LoggerFactory.getLogger(BatchApplier.class);

    private final StoredBatches documents;
    private final CaseFold fold;
    private final FoldNotifier notifier;
    private final SubscriptionCounters counters;
    private final CaseLocks locks;

    BatchApplier(
            StoredBatches documents,
            CaseFold fold,
            FoldNotifier notifier,
            SubscriptionCounters counters,
            CaseLocks locks) {
        this.documents = documents;
        this.fold = fold;
        this.notifier = notifier;
        this.counters = counters;
        this.locks = locks;
    }

    /**
     * A case after its events.
     *
     * @param applied so many of them were new
     * @param repeated so many were in effect already
     * @param told whether the fold has to hear of it
     */
    record Step(CaseDocument before, CaseDocument after, int applied, int repeated, boolean told) {}

    /**
     * Takes out of the batch what is in effect, and durable, when this returns.
     *
     * @throws TransientFailure if something did not answer; the batch must be given again
     */
    @SuppressWarnings("try")
    void apply(Batch batch) {
        Map<String, List<RecordedEvent>> byCase = batch.pending();
        if (byCase.isEmpty()) {
            return;
        }
        try (CaseLocks.Held held = locks.holdAll(byCase.keySet())) {
            List<Step> steps = steps(byCase, batch);
            for (Step step : documents.save(steps)) {
                counters.applied(step.applied());
                counters.duplicates(step.repeated());
                if (step.told()) {
                    notifier.tell(step.after());
                }
                batch.done(step.before().caseId());
            }
        } catch (FoldedDocuments.Refused refused) {
            log.warn("{} cases are looked at one by one", byCase.size(), new SilentFailure(refused));
        }
    }

    /** What a fold writes elsewhere because of them is durable then. */
    @SuppressWarnings("try")
    private List<Step> steps(Map<String, List<RecordedEvent>> byCase, Batch batch) {
        Map<String, CaseDocument> found = documents.current(byCase);
        FoldBatch together = observed(fold.batch(), batch);
        List<Step> steps = new ArrayList<>(byCase.size());
        // In the order of the store, which finds neighbours faster.
        new TreeMap<>(found).forEach((caseId, document) -> {
            try (LogContext context = LogContext.ofCase(caseId)) {
                Step step = stepOrNull(document, byCase.get(caseId), together);
                if (step != null) {
                    steps.add(step);
                    log.debug("Folded up to event {}", step.after().seq());
                }
            }
        });
        try {
            together.write();
        } catch (RuntimeException failure) {
            throw FoldedDocuments.refused(0, failure);
        }
        return steps;
    }

    /** As it is, and each event within what observes it. */
    @SuppressWarnings("try")
    private static FoldBatch observed(FoldBatch together, Batch batch) {
        return new FoldBatch() {
            @Override
            public Document apply(Document caseDocument, RecordedEvent event) {
                try (Observation.Scope scope = batch.open(event)) {
                    return together.apply(caseDocument, event);
                }
            }

            @Override
            public void write() {
                together.write();
            }
        };
    }

    /** Null for a case that needs a closer look. */
    private Step stepOrNull(CaseDocument before, List<RecordedEvent> events, FoldBatch together) {
        CaseDocument now = before;
        int repeated = 0;
        boolean told = notifier.owes(before.caseId());
        for (RecordedEvent event : events) {
            Relation relation = now.to(event);
            switch (relation) {
                case NEXT -> {
                    now = foldedOrNull(now, event, together);
                    if (now == null) {
                        return null;
                    }
                }
                case OLDER, LAST -> repeated++;
                case HELD, RIVAL, AHEAD, STRAY -> {
                    return null;
                }
            }
            // Whoever brought the last one into effect may have been another instance, which has lost the case since.
            told |= relation == Relation.NEXT || relation == Relation.LAST;
        }
        return new Step(before, now, events.size() - repeated, repeated, told);
    }

    private static CaseDocument foldedOrNull(CaseDocument now, RecordedEvent event, FoldBatch together) {
        try {
            Document folded = together.apply(now.body(), event);
            return now.with(event, folded);
        } catch (RuntimeException | StackOverflowError | LinkageError failure) {
            if (FailureKind.of(failure) == FailureKind.TRANSIENT) {
                throw new TransientFailure(failure);
            }
            return null;
        }
    }
}
