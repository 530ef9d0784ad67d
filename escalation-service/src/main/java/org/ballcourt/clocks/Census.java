package org.ballcourt.clocks;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Role;

/** Counts open duties and hand-offs over all cases of this instance, so that reading the counts costs nothing. */
final class Census {
    private final Predicate<String> owned;
    private final Map<String, CaseClock> cases = new HashMap<>();
    private final Map<DutyKind, Integer> open = new EnumMap<>(DutyKind.class);
    private final Map<Role, Passes> desks = new EnumMap<>(Role.class);

    Census(Predicate<String> owned) {
        this.owned = owned;
    }

    synchronized void set(CaseClock clock) {
        CaseClock before = cases.remove(clock.caseId());
        if (before != null) {
            count(before, -1);
        }
        boolean counts = !clock.open().isEmpty() || !clock.desks().isEmpty();
        if (counts && owned.test(clock.caseId())) {
            cases.put(clock.caseId(), clock);
            count(clock, 1);
        }
    }

    /** Forgets the cases that another instance has taken over. */
    synchronized void dropUnowned() {
        List<CaseClock> lost = cases.values().stream()
                .filter(clock -> !owned.test(clock.caseId()))
                .toList();
        lost.forEach(clock -> {
            cases.remove(clock.caseId());
            count(clock, -1);
        });
    }

    private void count(CaseClock clock, int sign) {
        clock.open().forEach(duty -> open.merge(duty.kind(), sign, Integer::sum));
        clock.desks().forEach((desk, passes) -> desks.merge(desk, passes.times(sign), Passes::plus));
    }

    synchronized int openDuties(DutyKind kind) {
        return open.getOrDefault(kind, 0);
    }

    synchronized Passes passes(Role desk) {
        return desks.getOrDefault(desk, Passes.NONE);
    }
}
