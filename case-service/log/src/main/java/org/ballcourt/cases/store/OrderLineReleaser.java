package org.ballcourt.cases.store;

import java.util.List;
import org.ballcourt.contracts.CaseEvent.CaseClosed;

/** Frees the order line of a case that was closed. */
record OrderLineReleaser(OrderLines lines) implements CommitSideEffect {
    @Override
    public void apply(CaseLog log, List<Commit> commits) {
        boolean closed = commits.stream()
                .flatMap(commit -> commit.logged().stream())
                .anyMatch(logged -> logged.event().event() instanceof CaseClosed);
        if (closed) {
            lines.closed(log);
        }
    }
}
