package org.ballcourt.torture.faults;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * All faults of a run, drawn from its seed alone: the same seed has the same plan, whatever the product does. Each kind comes once before
 * any comes again.
 */
public final class FaultPlan {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(300);
    private static final Duration SHORTEST_FAULT = Duration.ofMillis(50);
    private static final int LOTS = 1_000;

    private final Random random;
    private final List<PlannedFault.Kind> kinds;
    private final Pace pace;
    private final Deque<PlannedFault.Kind> left = new ArrayDeque<>();

    /**
     * How fast one fault follows the other.
     *
     * @param longestPause how long an installation is left alone at most
     * @param longestFault how long a victim is frozen or away at most
     */
    public record Pace(Duration longestPause, Duration longestFault) {}

    public FaultPlan(Random random, List<PlannedFault.Kind> kinds, Pace pace) {
        this.random = random;
        this.kinds = List.copyOf(kinds);
        this.pace = pace;
    }

    public PlannedFault next() {
        if (left.isEmpty()) {
            List<PlannedFault.Kind> round = new ArrayList<>(kinds);
            Collections.shuffle(round, random);
            left.addAll(round);
        }
        return new PlannedFault(
                left.remove(),
                draw(SHORTEST_PAUSE, pace.longestPause()),
                draw(SHORTEST_FAULT, pace.longestFault()),
                random.nextInt(LOTS));
    }

    private Duration draw(Duration least, Duration most) {
        return Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis()));
    }
}
