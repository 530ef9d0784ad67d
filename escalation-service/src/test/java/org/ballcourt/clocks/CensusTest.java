package org.ballcourt.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.clocks.Duties.NOON;
import static org.ballcourt.clocks.Duties.due;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Role;
import org.junit.jupiter.api.Test;

class CensusTest {
    private final Set<String> ours = new HashSet<>(Set.of("c", "d"));
    private final Census census = new Census(ours::contains);

    @Test
    void countsEachOpenDutyOnceHoweverOftenItsCaseChanges() {
        census.set(Duties.of("c", due("d1", NOON)));
        census.set(Duties.of("c", due("d1", NOON), due("d2", NOON)));
        census.set(Duties.of("d", due("d1", NOON)));
        assertThat(census.openDuties(DutyKind.ANSWER_CLAIM)).isEqualTo(3);
        census.set(Duties.of("c"));
        assertThat(census.openDuties(DutyKind.ANSWER_CLAIM)).isEqualTo(1);
    }

    @Test
    void sumsWhatADeskPassedOnOverItsCases() {
        census.set(passed("c", new Passes(2, 1, 0)));
        census.set(passed("d", new Passes(1, 1, 1)));
        census.set(passed("d", new Passes(2, 1, 1)));
        assertThat(census.passes(Role.AGENT)).isEqualTo(new Passes(4, 2, 1));
        assertThat(census.passes(Role.SENIOR)).isEqualTo(Passes.NONE);
    }

    @Test
    void leavesOutTheCasesOfAnotherInstance() {
        census.set(Duties.of("theirs", due("d1", NOON)));
        assertThat(census.openDuties(DutyKind.ANSWER_CLAIM)).isZero();
    }

    @Test
    void forgetsTheCasesThatAnotherInstanceTookOver() {
        census.set(Duties.of("c", due("d1", NOON)));
        census.set(Duties.of("d", due("d1", NOON)));
        ours.remove("d");
        census.dropUnowned();
        assertThat(census.openDuties(DutyKind.ANSWER_CLAIM)).isEqualTo(1);
    }

    private static CaseClock passed(String caseId, Passes passes) {
        return new CaseClock(caseId, List.of(), List.of(), Map.of(Role.AGENT, passes));
    }
}
