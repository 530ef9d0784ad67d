package org.ballcourt.cases.store;

/** Hears of a new commit as soon as it is durable; only a hint, which a crash may swallow. Must not block. */
public interface CommitHint {
    /** @param log with the new commit as its last one */
    void committed(CaseLog log);
}
