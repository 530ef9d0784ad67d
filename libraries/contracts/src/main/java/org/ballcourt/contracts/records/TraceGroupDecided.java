package org.ballcourt.contracts.records;

import java.time.Instant;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.TraceDecision;
import org.ballcourt.contracts.TraceMeasure;

/**
 * A supervisor decided, once and for all; cases that are filed later may make another group.
 *
 * @param measures none where it declined
 */
public record TraceGroupDecided(
        String id,
        String group,
        long seq,
        Instant at,
        TraceDecision decision,
        List<TraceMeasure> measures,
        Actor by,
        SealedWords reasons)
        implements TraceEvent {}
