package org.ballcourt.servicekit.workers;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How a worker fares, by the monotonic clock. */
final class WorkerHealth {
    private final LongSupplier nanoTime;
    private long lastSuccess;
    private long runningSince;
    private boolean running;
    private int failuresInARow;

    WorkerHealth(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.lastSuccess = nanoTime.getAsLong();
    }

    synchronized void begun() {
        running = true;
        runningSince = nanoTime.getAsLong();
    }

    synchronized void succeeded() {
        running = false;
        failuresInARow = 0;
        lastSuccess = nanoTime.getAsLong();
    }

    /** The answer is how often it has failed in a row. */
    synchronized int failed() {
        running = false;
        return ++failuresInARow;
    }

    /** Zero while nothing runs. */
    synchronized Duration runningFor() {
        return running ? since(runningSince) : Duration.ZERO;
    }

    /** Before the first success since it was made. */
    synchronized Duration sinceLastSuccess() {
        return since(lastSuccess);
    }

    synchronized int failuresInARow() {
        return failuresInARow;
    }

    private Duration since(long nanos) {
        return Duration.ofNanos(nanoTime.getAsLong() - nanos);
    }
}
