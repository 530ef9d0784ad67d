package org.ballcourt.cases.web;

import java.util.concurrent.atomic.AtomicInteger;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.ForwardingCaseStore;
import org.ballcourt.cases.store.Unavailable;
import org.ballcourt.contracts.Message;

/** A store that counts how often a case is read, and does something before. */
final class WatchedStore extends ForwardingCaseStore {
    interface Before {
        void load() throws InterruptedException;
    }

    static final class Away extends Unavailable {
        Away() {
            super(Message.of("test.said").with("en", "The store is away.").with("zh", "存储暂不可用。"), null);
        }
    }

    private final AtomicInteger loads = new AtomicInteger();
    Before beforeLoad = () -> {};

    WatchedStore(CaseStore store) {
        super(store);
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
        return super.load(caseId);
    }
}
