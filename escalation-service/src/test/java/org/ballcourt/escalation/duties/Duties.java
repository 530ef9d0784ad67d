package org.ballcourt.escalation.duties;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Role;

/** Cases with open duties and alarms. */
public final class Duties {
    public static final Instant NOON = Instant.parse("2026-11-02T04:00:00Z");

    private Duties() {}

    public static OpenDuty due(String dutyId, Instant dueAt) {
        return due(dutyId, dueAt, List.of());
    }

    public static OpenDuty due(String dutyId, Instant dueAt, List<Instant> remindAt) {
        return new OpenDuty(dutyId, DutyKind.ANSWER_CLAIM, Role.SELLER, "shop", dueAt, remindAt);
    }

    public static CaseDuties of(String caseId, OpenDuty... open) {
        return new CaseDuties(caseId, List.of(open), List.of(), Map.of());
    }

    public static CaseDuties alarmed(String caseId, Alarm alarm) {
        return new CaseDuties(caseId, List.of(), List.of(alarm), Map.of());
    }

    public static List<CaseDuties> manyDueInTheSameSecond(int count) {
        List<CaseDuties> cases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Duration within = Duration.ofNanos((i * 7_919L % count) * 1_000_000_000L / count);
            cases.add(of("case-%05d".formatted(i), due("d1", NOON.plus(within))));
        }
        return cases;
    }
}
