package org.ballcourt.cases.command;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.ballcourt.cases.store.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Small jobs that come round again and again. */
final class Upkeep implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Upkeep.class);

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("case-upkeep").daemon().factory());

    /** Runs the job now and then again after each pause. */
    Upkeep every(Duration pause, String what, Runnable job) {
        executor.scheduleWithFixedDelay(() -> run(what, job), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    private static void run(String what, Runnable job) {
        try {
            job.run();
        } catch (Unavailable e) {
            log.warn("Cannot {} just now: {}", what, e.getMessage());
        } catch (RuntimeException e) {
            log.error("Failed to {}", what, e);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
