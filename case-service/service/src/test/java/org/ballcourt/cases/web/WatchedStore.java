package org.ballcourt.cases.web;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.cases.store.Unavailable;
import org.ballcourt.contracts.Message;

/** A store that counts how often a case is read, and does something before. */
final class WatchedStore implements CaseStore {
    interface Before {
        void load() throws InterruptedException;
    }

    static final class Away extends Unavailable {
        Away() {
            super(Message.of("test.said").with("en", "The store is away.").with("zh", "存储暂不可用。"), null);
        }
    }

    private final CaseStore store;
    private final AtomicInteger loads = new AtomicInteger();
    Before beforeLoad = () -> {};

    WatchedStore(CaseStore store) {
        this.store = store;
    }

    int loads() {
        return loads.get();
    }

    @Override
    public CaseLog load(String caseId) {
        try {
            beforeLoad.load();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        loads.incrementAndGet();
        return store.load(caseId);
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
