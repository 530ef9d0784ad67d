package org.ballcourt.escalation.duties;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ballcourt.contracts.Role;
import org.bson.Document;

/** Of a case its open duties, its alarms and its hand-offs: all that has to do with time. */
public record CaseDuties(String caseId, List<OpenDuty> open, List<Alarm> alarms, Map<Role, HandOffCounts> desks) {
    /** All at which something is to be done. */
    Stream<Instant> moments() {
        return Stream.of(
                        open.stream().map(OpenDuty::dueAt),
                        open.stream().flatMap(duty -> duty.remindAt().stream()),
                        alarms.stream().map(Alarm::dueAt))
                .flatMap(moments -> moments);
    }

    public static CaseDuties of(String caseId, Document stored) {
        Map<Role, HandOffCounts> desks = new EnumMap<>(Role.class);
        Document counts = stored.get(CaseDutiesFold.DESKS, new Document());
        counts.keySet()
                .forEach(desk -> desks.put(Role.valueOf(desk), HandOffCounts.of(counts.get(desk, Document.class))));
        return new CaseDuties(
                caseId,
                CaseDutiesFold.list(stored, CaseDutiesFold.OPEN).stream()
                        .map(OpenDuty::of)
                        .toList(),
                CaseDutiesFold.list(stored, CaseDutiesFold.ALARMS).stream()
                        .map(Alarm::of)
                        .toList(),
                desks);
    }
}
