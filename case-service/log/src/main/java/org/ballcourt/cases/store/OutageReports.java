package org.ballcourt.cases.store;

import java.util.List;
import org.ballcourt.cases.domain.TimeSpan;

/** Times in which nobody could act and that were too short to be given back by themselves, as they were reported about each case. */
public interface OutageReports {
    /** Keeps one more; repeating it changes nothing. */
    void note(String caseId, TimeSpan silence);

    List<TimeSpan> of(String caseId);
}
