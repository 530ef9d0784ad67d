package org.ballcourt.torture.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.ballcourt.torture.faults.PlannedFault.Kind;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
    @Test
    void isTheSameForTheSameSeed() {
        assertThat(plan(7, Kind.values())).isEqualTo(plan(7, Kind.values())).isNotEqualTo(plan(8, Kind.values()));
    }

    @Test
    void doesWhatWasAskedForAlone() {
        assertThat(plan(7, Kind.FREEZE)).extracting(PlannedFault::kind).containsOnly(Kind.FREEZE);
    }

    @Test
    void doesEachOnceBeforeAnyComesAgain() {
        assertThat(plan(7, Kind.FREEZE, Kind.SCALE, Kind.STORE).subList(0, 3))
                .extracting(PlannedFault::kind)
                .containsExactlyInAnyOrder(Kind.FREEZE, Kind.SCALE, Kind.STORE);
    }

    private static List<PlannedFault> plan(long seed, Kind... kinds) {
        FaultPlan plan = new FaultPlan(
                new Random(seed), List.of(kinds), new FaultPlan.Pace(Duration.ofSeconds(9), Duration.ofSeconds(5)));
        return Stream.generate(plan::next).limit(50).toList();
    }
}
