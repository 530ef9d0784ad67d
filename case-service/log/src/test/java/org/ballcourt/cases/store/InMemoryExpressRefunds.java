package org.ballcourt.cases.store;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Express refunds without a disk. */
public final class InMemoryExpressRefunds implements ExpressRefunds {
    private record Grant(String buyer, Instant at) {}

    private final Map<String, Grant> grants = new ConcurrentHashMap<>();

    @Override
    public void note(String caseId, String buyer, Instant at) {
        grants.put(caseId, new Grant(buyer, at));
    }

    @Override
    public int used(String buyer, Instant since, String exceptCaseId) {
        return (int) grants.entrySet().stream()
                .filter(grant -> !grant.getKey().equals(exceptCaseId))
                .map(Map.Entry::getValue)
                .filter(grant -> grant.buyer().equals(buyer) && !grant.at().isBefore(since))
                .count();
    }
}
