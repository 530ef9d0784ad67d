package org.ballcourt.torture.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What was done so far, and how long it took until the victim was there again. */
public final class FaultTally {
    private final List<Duration> recoveries = new ArrayList<>();
    private final Map<String, Integer> kills = new TreeMap<>();
    private final Map<String, Integer> others = new TreeMap<>();
    private int freezes;

    synchronized void killed(String victim) {
        kills.merge(victim, 1, Integer::sum);
    }

    synchronized void frozen() {
        freezes++;
    }

    /** Something that is neither a kill nor a mere freeze. */
    synchronized void suffered(PlannedFault.Kind kind) {
        others.merge(kind.word(), 1, Integer::sum);
    }

    /** A process had ended by itself, and was to. */
    synchronized void startedAgain() {
        others.merge("started again", 1, Integer::sum);
    }

    synchronized void recovered(Duration time) {
        recoveries.add(time);
    }

    public synchronized int kills() {
        return kills.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** One line of progress. */
    public synchronized String line() {
        List<Duration> sorted = recoveries.stream().sorted().toList();
        String times = sorted.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        ", ready again after %.1f s (median), %.1f s (longest)",
                        seconds(sorted.get(sorted.size() / 2)),
                        seconds(sorted.getLast()));
        return "kills " + kills() + " " + kills + ", freezes " + freezes
                + (others.isEmpty() ? "" : ", others " + others) + times;
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
