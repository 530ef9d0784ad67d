package org.ballcourt.cases.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Another store, whole, for those that stand before it and do some of it otherwise. */
public abstract class ForwardingCaseStore implements CaseStore {
    private final CaseStore store;

    protected ForwardingCaseStore(CaseStore store) {
        this.store = store;
    }

    @Override
    public CaseLog load(String caseId) {
        return store.load(caseId);
    }

    @Override
    public Map<String, CaseLog> loadAll(Collection<String> caseIds, BiConsumer<String, RuntimeException> unreadable) {
        return store.loadAll(caseIds, unreadable);
    }

    @Override
    public Written append(CaseLog base, Commit commit) {
        return store.append(base, commit);
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
