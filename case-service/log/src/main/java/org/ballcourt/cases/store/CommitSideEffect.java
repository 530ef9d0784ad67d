package org.ballcourt.cases.store;

import java.util.List;

/** Does what must follow from a commit outside its case. The relay asks it after Kafka's acknowledgement and before its own mark. */
public interface CommitSideEffect {
    /**
     * Called at least once for every commit, so doing it again must change nothing; a failure is tried again later.
     *
     * @param log with the new commits as its last ones
     */
    void apply(CaseLog log, List<Commit> commits);
}
