package org.ballcourt.consumer;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the fold of documents that are durable. Where it could not take one in because something is away, that is no
 * fault of the case: it is told before the record that brought it counts as handled.
 */
final class FoldNotifier {
    private static final Logger log = LoggerFactory.getLogger(FoldNotifier.class);

    private final CaseFold fold;
    private final FoldedDocuments documents;
    private final Set<String> untold = ConcurrentHashMap.newKeySet();

    FoldNotifier(CaseFold fold, FoldedDocuments documents) {
        this.fold = fold;
        this.documents = documents;
    }

    /** @throws TransientFailure if it has to be told again */
    void tell(CaseDocument durable) {
        try {
            fold.applied(durable.caseId(), durable.body());
            untold.remove(durable.caseId());
        } catch (RuntimeException | StackOverflowError | LinkageError failure) {
            if (FailureKind.of(failure) == FailureKind.TRANSIENT) {
                untold.add(durable.caseId());
                throw new TransientFailure(failure);
            }
            log.warn("Case {} could not be told", durable.caseId(), new SilentFailure(failure));
            documents.park(documents.find(durable.caseId()), durable.seq(), failure.toString());
        }
    }

    /** False if {@code before} is no longer what is stored. Where nobody can say whether it was saved, the fold will be told of what is. */
    boolean save(CaseDocument before, Document after, long seq) {
        try {
            return documents.save(before, after, seq);
        } catch (TransientFailure unknown) {
            mayHaveMissed(before.caseId());
            throw unknown;
        }
    }

    /** A document may have been stored, and nobody could say so. */
    void mayHaveMissed(String caseId) {
        untold.add(caseId);
    }

    /** Something of this case has yet to be told. */
    boolean owes(String caseId) {
        return untold.contains(caseId);
    }

    void tellWhatWasMissed(String caseId) {
        if (untold.contains(caseId)) {
            tell(documents.find(caseId));
        }
    }
}
