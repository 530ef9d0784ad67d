package org.ballcourt.cases.tracing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What tracing knows of cases; every read is bounded and served by an index. */
interface TracedCases extends TraceIntake {
    Optional<TracedCase> find(String caseId);

    /**
     * Those of which there is news that nobody has looked at yet, by their ids.
     *
     * @param after the id before; empty for the first
     */
    List<TracedCase> due(String after, int limit);

    /** Their news was looked at; news that came meanwhile stays due. */
    void done(Collection<TracedCase> looked);

    long countDue();

    /**
     * Newest first: those with one of these marks that were filed from then on.
     *
     * @param until they were filed before; null where there is no end
     */
    List<TracedCase> marked(Collection<String> marks, Instant from, Instant until, int limit);

    /** As above, those that come after that one. */
    List<TracedCase> markedAfter(TracedCase last, Collection<String> marks, Instant from, int limit);

    /** Whether that person is a side of one of them. */
    boolean hasSide(String id, Collection<String> marks, Instant from, Instant until);
}
