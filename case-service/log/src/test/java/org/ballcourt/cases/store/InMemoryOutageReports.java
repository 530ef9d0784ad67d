package org.ballcourt.cases.store;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ballcourt.cases.domain.TimeSpan;

/** Reported outages without a disk. */
public final class InMemoryOutageReports implements OutageReports {
    private final Map<String, Set<TimeSpan>> reports = new ConcurrentHashMap<>();

    @Override
    public void note(String caseId, TimeSpan silence) {
        reports.computeIfAbsent(caseId, _ -> ConcurrentHashMap.newKeySet()).add(silence);
    }

    @Override
    public List<TimeSpan> of(String caseId) {
        return List.copyOf(reports.getOrDefault(caseId, Set.of()));
    }
}
