package org.ballcourt.cases.whatif;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.DatedEvent;
import org.ballcourt.contracts.CaseEvent.CaseClosed;
import org.ballcourt.contracts.CaseEvent.DutyLapsed;
import org.ballcourt.contracts.CaseEvent.ExpressRefundGranted;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Role;

/**
 * How a case went under some rules.
 *
 * @param events with the instants that a store would keep
 * @param refused what these rules did not allow
 */
record ReplayedCase(List<DatedEvent> events, CaseState state, List<Refusal> refused) {
    /** An act that was left out. */
    record Refusal(Instant at, Role by, String command, RejectionCode code) {}

    /** Where a complaint would not have been taken. */
    static final String NOT_TAKEN = "NOT_TAKEN";
    /** Where silence did not end the case; a policy that is loaded lets this happen nowhere. */
    static final String STILL_OPEN = "STILL_OPEN";

    ReplayedCase {
        events = List.copyOf(events);
        refused = List.copyOf(refused);
    }

    String outcome() {
        if (!state.exists()) {
            return NOT_TAKEN;
        }
        return state.outcome() == null ? STILL_OPEN : state.outcome().name();
    }

    Fault fault() {
        return events.reversed().stream()
                .map(dated -> dated.event() instanceof CaseClosed closed ? closed.atFault() : null)
                .filter(fault -> fault != null)
                .findFirst()
                .orElse(Fault.NONE);
    }

    /** The time it was open. */
    Duration duration() {
        return state.held().values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    boolean grantsExpressRefund() {
        return events.stream().anyMatch(dated -> dated.event() instanceof ExpressRefundGranted);
    }

    /** How often each silence had its consequence. */
    Map<String, Integer> lapses() {
        Map<String, Integer> lapses = new TreeMap<>();
        for (DatedEvent dated : events) {
            if (dated.event() instanceof DutyLapsed lapse) {
                lapses.merge(lapse.duty() + " " + lapse.consequence(), 1, Integer::sum);
            }
        }
        return lapses;
    }
}
