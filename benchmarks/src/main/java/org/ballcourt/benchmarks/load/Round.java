package org.ballcourt.benchmarks.load;

import java.time.Duration;

/**
 * What one contender did while it was its turn.
 *
 * @param seconds as long as the callers called
 * @param drained how much longer it took until everything behind the commands was done, in seconds
 */
record Round(long commands, long errors, double seconds, double drained, Latencies latencies, Cost cost) {
    /**
     * Milliseconds of processor time.
     *
     * @param own of the contender's process, until it was drained
     * @param store of the store's process, where that is another
     * @param callers of the process of the callers, where that is another
     */
    record Cost(double own, double store, double callers) {}

    /** How much it is asked to do. */
    record Size(int callers, Duration time) {}

    /** As many as could go on for ever. */
    double sustained() {
        return commands / (seconds + drained);
    }

    @Override
    public String toString() {
        return "%.0f/s (%.0f/s with the drain of %.1f s), p50 %.1f ms, p99 %.1f ms, errors %d, CPU ms per command: own %.2f, store %.2f, callers %.2f"
                .formatted(
                        commands / seconds,
                        sustained(),
                        drained,
                        latencies.millis(0.5),
                        latencies.millis(0.99),
                        errors,
                        cost.own / commands,
                        cost.store / commands,
                        cost.callers / commands);
    }
}
