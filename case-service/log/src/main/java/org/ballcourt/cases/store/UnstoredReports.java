package org.ballcourt.cases.store;

import java.util.List;
import org.ballcourt.cases.domain.TimeSpan;

/** Reported outages, to which nothing is added. */
record UnstoredReports(OutageReports reports) implements OutageReports {
    @Override
    public void note(String caseId, TimeSpan silence) {}

    @Override
    public List<TimeSpan> of(String caseId) {
        return reports.of(caseId);
    }
}
