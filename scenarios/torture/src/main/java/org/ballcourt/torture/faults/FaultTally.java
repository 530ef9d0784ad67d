package org.ballcourt.torture.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What was done so far, and how long it took until the product was there again. */
public final class FaultTally {
    private final List<Duration> recoveries = new ArrayList<>();
    private int kills;
    private int duringStart;
    private int freezes;

    synchronized void killed() {
        kills++;
    }

    synchronized void killedDuringStart() {
        kills++;
        duringStart++;
    }

    synchronized void frozen() {
        freezes++;
    }

    synchronized void recovered(Duration time) {
        recoveries.add(time);
    }

    public synchronized int kills() {
        return kills;
    }

    /** One line of progress. */
    public synchronized String line() {
        List<Duration> sorted = recoveries.stream().sorted().toList();
        String times = sorted.isEmpty()
                ? ""
                : ", ready again after %.1f s (median), %.1f s (longest)"
                        .formatted(seconds(sorted.get(sorted.size() / 2)), seconds(sorted.getLast()));
        return "kills %d (%d during a start), freezes %d%s".formatted(kills, duringStart, freezes, times);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
