package org.ballcourt.cases.store;

import java.util.List;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.proof.CaseHead;

/** Heads out of the logs themselves. */
public final class InMemoryCaseHeads implements CaseHeads {
    private final CaseStore cases;

    public InMemoryCaseHeads(CaseStore cases) {
        this.cases = cases;
    }

    @Override
    public List<CaseHead> after(String after, int limit) {
        return cases.idsAfter(after, limit).stream().map(this::head).toList();
    }

    private CaseHead head(String caseId) {
        try {
            CaseLog log = cases.load(caseId);
            return new CaseHead(caseId, log.version(), log.lastSeq(), log.head());
        } catch (UnreadableLog damaged) {
            return new CaseHead(caseId, 0, 0, RecordedEvent.GENESIS);
        }
    }
}
