package org.ballcourt.benchmarks;

import java.util.Arrays;

/**
 * Whether one piece of work costs more where there are a hundred times as many cases. Both sizes are measured in turns, so that whatever
 * else the machine does falls on both alike.
 *
 * @param turns that count; as many only warm up before
 */
record Growth(int small, int large, int turns, int perTurn) {
    static final Growth USUAL = new Growth(1_000, 100_000, 12, 90);

    /** Prints the medians and answers their ratio. */
    double compare(String what, Runnable atSmall, Runnable atLarge) {
        long[] smallNanos = new long[turns * perTurn];
        long[] largeNanos = new long[turns * perTurn];
        for (int turn = -turns; turn < turns; turn++) {
            measure(atSmall, smallNanos, turn);
            measure(atLarge, largeNanos, turn);
        }
        double ratio = (double) median(largeNanos) / median(smallNanos);
        System.out.printf(
                "%s: median %.0f us at %,d cases, %.0f us at %,d, ratio %.2f%n",
                what, median(smallNanos) / 1e3, small, median(largeNanos) / 1e3, large, ratio);
        return ratio;
    }

    private void measure(Runnable work, long[] nanos, int turn) {
        for (int i = 0; i < perTurn; i++) {
            long start = System.nanoTime();
            work.run();
            if (turn >= 0) {
                nanos[turn * perTurn + i] = System.nanoTime() - start;
            }
        }
    }

    private static long median(long[] nanos) {
        return Arrays.stream(nanos).sorted().skip(nanos.length / 2).findFirst().orElseThrow();
    }
}
