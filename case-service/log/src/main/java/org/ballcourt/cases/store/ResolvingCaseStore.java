package org.ballcourt.cases.store;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Never guesses what became of an append: reads the log again and looks for the command, and repeats the same conditional write
 * where it is not there (a first write that comes late then finds another version and does nothing).
 */
public final class ResolvingCaseStore extends ForwardingCaseStore {
    private final int attempts;
    private final Duration pause;

    /** @param pause between two attempts */
    public ResolvingCaseStore(CaseStore store, int attempts, Duration pause) {
        super(store);
        this.attempts = attempts;
        this.pause = pause;
    }

    @Override
    public Written append(CaseLog base, Commit commit) {
        try {
            return super.append(base, commit);
        } catch (OutcomeUnknown unknown) {
            return resolve(base, commit, unknown);
        }
    }

    private Written resolve(CaseLog base, Commit commit, OutcomeUnknown unknown) {
        for (int attempt = 0; attempt < attempts; attempt++) {
            try {
                CaseLog now = load(base.caseId());
                if (now.holds(commit)) {
                    return Written.STORED;
                }
                if (now.version() > base.version() || isAnotherHistory(now, base)) {
                    return Written.CONFLICT;
                }
                if (super.append(base, commit) == Written.STORED) {
                    return Written.STORED;
                }
            } catch (Unavailable again) {
                unknown.addSuppressed(again);
            }
            LockSupport.parkNanos(pause.toNanos());
        }
        throw unknown;
    }

    private static boolean isAnotherHistory(CaseLog now, CaseLog base) {
        return now.version() == base.version() && !now.isAt(base);
    }
}
