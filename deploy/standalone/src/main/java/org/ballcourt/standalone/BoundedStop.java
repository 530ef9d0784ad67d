package org.ballcourt.standalone;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A stop that may stand still, as one does that waits for a store which is away, and is cut short then. */
final class BoundedStop {
    private BoundedStop() {}

    /**
     * Comes back when it has stopped; meanwhile, and once at most, cuts it short when the time is over.
     *
     * @return who watches the time, and ends with the stop
     */
    static Thread run(Runnable stop, Duration longest, Runnable cut) {
        CountDownLatch stopped = new CountDownLatch(1);
        Thread watch = Thread.ofPlatform().daemon().name("stop-limit").start(() -> {
            try {
                if (!stopped.await(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                    cut.run();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            stop.run();
        } finally {
            stopped.countDown();
        }
        return watch;
    }
}
