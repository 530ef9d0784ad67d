package org.ballcourt.cases.store;

import java.util.List;
import org.ballcourt.contracts.RecordedEvent;

/**
 * The whole log of one case.
 *
 * @param version the number of commits
 * @param head hash of the newest event
 */
public record CaseLog(String caseId, long version, long lastSeq, String head, List<Commit> commits) {
    public List<RecordedEvent> events() {
        return commits.stream().flatMap(commit -> commit.events().stream()).toList();
    }
}
