package org.ballcourt.cases.store;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Advances without a disk. */
public final class InMemoryAdvances implements Advances {
    private final Map<String, Noted> noted = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> asked = new ConcurrentHashMap<>();

    @Override
    public void note(Noted one) {
        noted.put(one.caseId(), one);
    }

    @Override
    public List<Noted> noted(int limit) {
        return noted.values().stream().limit(limit).toList();
    }

    @Override
    public void ask(String caseId, String payment) {
        asked.computeIfAbsent(caseId, _ -> ConcurrentHashMap.newKeySet()).add(payment);
    }

    @Override
    public Set<String> asked(String caseId) {
        return Set.copyOf(asked.getOrDefault(caseId, Set.of()));
    }

    @Override
    public void done(Noted one) {
        if (noted.remove(one.caseId(), one)) {
            asked.remove(one.caseId());
        }
    }
}
