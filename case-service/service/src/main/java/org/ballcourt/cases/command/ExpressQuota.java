package org.ballcourt.cases.command;

import java.util.List;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.cases.store.CommitSideEffect;
import org.ballcourt.cases.store.ExpressRefunds;
import org.ballcourt.contracts.CaseEvent.ComplaintWithdrawn;

/** An express refund that was taken back with its complaint takes nothing of its buyer's quota. */
record ExpressQuota(ExpressRefunds refunds) implements CommitSideEffect {
    @Override
    public void apply(CaseLog log, List<Commit> commits) {
        if (commits.stream()
                .flatMap(commit -> commit.events().stream())
                .anyMatch(recorded -> recorded.event() instanceof ComplaintWithdrawn)) {
            refunds.forget(log.caseId());
        }
    }
}
