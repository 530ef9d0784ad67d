package org.ballcourt.escalation.duties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.escalation.duties.Duties.NOON;
import static org.ballcourt.escalation.duties.Duties.due;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Role;
import org.junit.jupiter.api.Test;

class OpenDutyCountsTest {
    private final Set<String> ours = new HashSet<>(Set.of("c", "d"));
    private final OpenDutyCounts counts = new OpenDutyCounts(ours::contains);

    @Test
    void countsEachOpenDutyOnceHoweverOftenItsCaseChanges() {
        counts.set(Duties.of("c", due("d1", NOON)));
        counts.set(Duties.of("c", due("d1", NOON), due("d2", NOON)));
        counts.set(Duties.of("d", due("d1", NOON)));
        assertThat(counts.openDuties(DutyKind.ANSWER_CLAIM)).isEqualTo(3);
        counts.set(Duties.of("c"));
        assertThat(counts.openDuties(DutyKind.ANSWER_CLAIM)).isEqualTo(1);
    }

    @Test
    void sumsWhatADeskPassedOnOverItsCases() {
        counts.set(handedOff("c", new HandOffCounts(2, 1, 0)));
        counts.set(handedOff("d", new HandOffCounts(1, 1, 1)));
        counts.set(handedOff("d", new HandOffCounts(2, 1, 1)));
        assertThat(counts.handOffs(Role.AGENT)).isEqualTo(new HandOffCounts(4, 2, 1));
        assertThat(counts.handOffs(Role.SENIOR)).isEqualTo(HandOffCounts.NONE);
    }

    @Test
    void leavesOutTheCasesOfAnotherInstance() {
        counts.set(Duties.of("theirs", due("d1", NOON)));
        assertThat(counts.openDuties(DutyKind.ANSWER_CLAIM)).isZero();
    }

    @Test
    void forgetsTheCasesThatAnotherInstanceTookOver() {
        counts.set(Duties.of("c", due("d1", NOON)));
        counts.set(Duties.of("d", due("d1", NOON)));
        ours.remove("d");
        counts.dropUnowned();
        assertThat(counts.openDuties(DutyKind.ANSWER_CLAIM)).isEqualTo(1);
    }

    private static CaseDuties handedOff(String caseId, HandOffCounts counts) {
        return new CaseDuties(caseId, List.of(), List.of(), Map.of(Role.AGENT, counts));
    }
}
