package org.ballcourt.contracts.records;

import java.time.Instant;
import java.util.List;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.TraceMeasure;

/**
 * So many cases of the same goods with like reasons came together that a rule of the policy links them.
 *
 * @param policy the version whose rule it is
 * @param rule its name there
 * @param reasons that are alike under this rule
 * @param proposed what a supervisor is asked to decide on
 * @param because the newest of the cases that made it one
 */
public record TraceGroupOpened(
        String id,
        String group,
        long seq,
        Instant at,
        String market,
        String policy,
        String rule,
        TracedGoods goods,
        List<Reason> reasons,
        TraceFigures figures,
        List<TraceMeasure> proposed,
        String because)
        implements TraceEvent {}
