package org.ballcourt.cases.store;

import java.util.List;
import org.ballcourt.proof.CaseHead;

/** Heads out of the logs themselves. */
public final class InMemoryCaseHeads implements CaseHeads {
    private final CaseStore cases;

    public InMemoryCaseHeads(CaseStore cases) {
        this.cases = cases;
    }

    @Override
    public List<CaseHead> after(String after, int limit) {
        return cases.idsAfter(after, limit).stream()
                .map(cases::load)
                .map(log -> new CaseHead(log.caseId(), log.version(), log.lastSeq(), log.head()))
                .toList();
    }
}
