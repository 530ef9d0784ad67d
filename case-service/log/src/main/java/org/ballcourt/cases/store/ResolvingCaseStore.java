package org.ballcourt.cases.store;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Never guesses what became of an append: reads the log again and looks for the command, and repeats the same conditional write
 * where it is not there (a first write that comes late then finds another version and does nothing).
 *
 * @param pause between two attempts
 */
public record ResolvingCaseStore(CaseStore store, int attempts, Duration pause) implements CaseStore {
    @Override
    public Written append(CaseLog base, Commit commit) {
        try {
            return store.append(base, commit);
        } catch (OutcomeUnknown unknown) {
            return resolve(base, commit, unknown);
        }
    }

    private Written resolve(CaseLog base, Commit commit, OutcomeUnknown unknown) {
        for (int attempt = 0; attempt < attempts; attempt++) {
            try {
                CaseLog now = store.load(base.caseId());
                if (now.holds(commit)) {
                    return Written.STORED;
                }
                if (now.version() > base.version()) {
                    return Written.CONFLICT;
                }
                if (store.append(base, commit) == Written.STORED) {
                    return Written.STORED;
                }
            } catch (Unavailable again) {
                unknown.addSuppressed(again);
            }
            LockSupport.parkNanos(pause.toNanos());
        }
        throw unknown;
    }

    @Override
    public CaseLog load(String caseId) {
        return store.load(caseId);
    }

    @Override
    public Written fence(CaseLog base) {
        return store.fence(base);
    }

    @Override
    public List<String> pending(Collection<Integer> segments, int limit) {
        return store.pending(segments, limit);
    }

    @Override
    public long countPending(Collection<Integer> segments) {
        return store.countPending(segments);
    }

    @Override
    public List<String> markRelayed(Collection<RelayMark> marks) {
        return store.markRelayed(marks);
    }

    @Override
    public List<String> idsAfter(String after, int limit) {
        return store.idsAfter(after, limit);
    }
}
