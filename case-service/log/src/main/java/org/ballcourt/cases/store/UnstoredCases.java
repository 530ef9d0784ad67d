package org.ballcourt.cases.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Logs that can be appended to and fenced without anybody else noticing. */
final class UnstoredCases extends ForwardingCaseStore {
    private final Map<String, Integer> fences = new HashMap<>();

    UnstoredCases(CaseStore store) {
        super(store);
    }

    @Override
    public CaseLog load(String caseId) {
        return fenced(super.load(caseId));
    }

    @Override
    public Map<String, CaseLog> loadAll(Collection<String> caseIds, BiConsumer<String, RuntimeException> unreadable) {
        Map<String, CaseLog> found = new HashMap<>(super.loadAll(caseIds, unreadable));
        found.replaceAll((_, log) -> fenced(log));
        return found;
    }

    /** A fence raises the version and adds nothing. */
    private CaseLog fenced(CaseLog log) {
        int more = fences.getOrDefault(log.caseId(), 0);
        return more == 0
                ? log
                : new CaseLog(
                        log.caseId(), log.version() + more, log.relayed(), log.lastSeq(), log.head(), log.commits());
    }

    @Override
    public Written append(CaseLog base, Commit commit) {
        return load(base.caseId()).isAt(base) ? Written.STORED : Written.CONFLICT;
    }

    @Override
    public Written fence(CaseLog base) {
        if (!load(base.caseId()).isAt(base)) {
            return Written.CONFLICT;
        }
        fences.merge(base.caseId(), 1, Integer::sum);
        return Written.STORED;
    }

    @Override
    public List<String> markRelayed(Collection<RelayMark> marks) {
        return marks.stream().map(RelayMark::caseId).toList();
    }
}
