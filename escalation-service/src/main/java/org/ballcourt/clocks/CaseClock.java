package org.ballcourt.clocks;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Role;
import org.bson.Document;

/** A case as the clocks see it. */
record CaseClock(String caseId, List<OpenDuty> open, List<Alarm> alarms, Map<Role, Passes> desks) {
    static CaseClock of(String caseId, Document stored) {
        Map<Role, Passes> desks = new EnumMap<>(Role.class);
        Document passes = stored.get(CaseClockFold.DESKS, new Document());
        passes.keySet().forEach(desk -> desks.put(Role.valueOf(desk), Passes.of(passes.get(desk, Document.class))));
        return new CaseClock(
                caseId,
                CaseClockFold.list(stored, CaseClockFold.OPEN).stream()
                        .map(OpenDuty::of)
                        .toList(),
                CaseClockFold.list(stored, CaseClockFold.ALARMS).stream()
                        .map(Alarm::of)
                        .toList(),
                desks);
    }
}
