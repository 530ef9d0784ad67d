package org.ballcourt.cases.store;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Advances without a disk. */
public final class InMemoryAdvances implements Advances {
    private final Map<String, Noted> noted = new ConcurrentHashMap<>();

    @Override
    public void note(Noted one) {
        noted.put(one.caseId(), one);
    }

    @Override
    public List<Noted> noted(int limit) {
        return noted.values().stream().limit(limit).toList();
    }

    @Override
    public void done(Noted one) {
        noted.remove(one.caseId(), one);
    }
}
