package org.ballcourt.cases.domain;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.TraceMeasure;
import org.ballcourt.contracts.TracedBy;

/**
 * Which cases are linked by what they are about. They decide nothing in any case.
 *
 * @param notCounted a case that ended so speaks for nothing
 * @param rules by name
 */
public record TraceRules(Set<Outcome> notCounted, Map<String, TraceRule> rules) {
    public TraceRules {
        notCounted = Set.copyOf(notCounted);
        rules = Collections.unmodifiableMap(new TreeMap<>(rules));
    }

    /** Whether a case that ended so, or has not ended, speaks for something. */
    public boolean counts(Outcome outcome) {
        return outcome == null || !notCounted.contains(outcome);
    }

    /**
     * @param reasons of complaints that are alike
     * @param atLeast so many cases, each of an order line of its own...
     * @param within ...that were filed within so long of each other...
     * @param perMille ...and have at least so many of a thousand pieces that were sold; null where the count alone is enough
     * @param propose what supervisors are asked to decide on
     */
    public record TraceRule(
            TracedBy by,
            Set<Reason> reasons,
            int atLeast,
            Duration within,
            Integer perMille,
            List<TraceMeasure> propose) {
        public TraceRule {
            reasons = Set.copyOf(reasons);
            propose = List.copyOf(propose);
        }
    }
}
