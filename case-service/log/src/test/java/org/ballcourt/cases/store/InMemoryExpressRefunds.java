package org.ballcourt.cases.store;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Express refunds without a disk. */
public final class InMemoryExpressRefunds implements ExpressRefunds {
    private record Grant(String buyer, Instant at, long version) {}

    private final Map<String, Grant> grants = new ConcurrentHashMap<>();

    @Override
    public void note(String caseId, String buyer, Instant at, long version) {
        grants.put(caseId, new Grant(buyer, at, version));
    }

    @Override
    public void takeBack(String caseId, long version) {
        grants.computeIfPresent(caseId, (id, grant) -> grant.version() == version ? null : grant);
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
