package org.ballcourt.escalation.duties;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Role;

/** Counts open duties and hand-offs over all cases of this instance, so that reading the counts costs nothing. */
public final class OpenDutyCounts {
    private final Predicate<String> owned;
    private final Map<String, CaseDuties> cases = new HashMap<>();
    private final Map<DutyKind, Integer> open = new EnumMap<>(DutyKind.class);
    private final Map<Role, HandOffCounts> desks = new EnumMap<>(Role.class);

    public OpenDutyCounts(Predicate<String> owned) {
        this.owned = owned;
    }

    public synchronized void set(CaseDuties duties) {
        CaseDuties before = cases.remove(duties.caseId());
        if (before != null) {
            count(before, -1);
        }
        boolean counts = !duties.open().isEmpty() || !duties.desks().isEmpty();
        if (counts && owned.test(duties.caseId())) {
            cases.put(duties.caseId(), duties);
            count(duties, 1);
        }
    }

    /** Forgets the cases that another instance has taken over. */
    public synchronized void dropUnowned() {
        List<CaseDuties> lost = cases.values().stream()
                .filter(duties -> !owned.test(duties.caseId()))
                .toList();
        lost.forEach(duties -> {
            cases.remove(duties.caseId());
            count(duties, -1);
        });
    }

    private void count(CaseDuties duties, int sign) {
        duties.open().forEach(duty -> open.merge(duty.kind(), sign, Integer::sum));
        duties.desks().forEach((desk, counts) -> desks.merge(desk, counts.times(sign), HandOffCounts::plus));
    }

    public synchronized int openDuties(DutyKind kind) {
        return open.getOrDefault(kind, 0);
    }

    public synchronized HandOffCounts handOffs(Role desk) {
        return desks.getOrDefault(desk, HandOffCounts.NONE);
    }
}
