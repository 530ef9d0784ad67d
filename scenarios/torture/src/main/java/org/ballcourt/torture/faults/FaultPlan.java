package org.ballcourt.torture.faults;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** All faults of a run, drawn from its seed alone: the same seed has the same plan, whatever the product does. */
public final class FaultPlan {
    private static final long LONGEST_LIFE_MILLIS = 14_000;
    private static final long LONGEST_FAULT_MILLIS = 7_000;

    private final Random random;
    private final List<PlannedFault.Kind> kinds;

    public FaultPlan(Random random, List<PlannedFault.Kind> kinds) {
        this.random = random;
        this.kinds = List.copyOf(kinds);
    }

    public PlannedFault next() {
        PlannedFault.Kind kind = kinds.get(random.nextInt(kinds.size()));
        Duration after = Duration.ofMillis(300 + random.nextLong(LONGEST_LIFE_MILLIS));
        Duration lasts = Duration.ofMillis(50 + random.nextLong(LONGEST_FAULT_MILLIS));
        return new PlannedFault(kind, after, lasts);
    }
}
