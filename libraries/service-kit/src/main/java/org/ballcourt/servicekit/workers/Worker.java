package org.ballcourt.servicekit.workers;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that runs, rests as long as the run says or until it is woken, and runs again; never twice at a time. A failed run does not end
 * it.
 */
public final class Worker implements AutoCloseable {
    static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final Duration LONGEST_END = Duration.ofSeconds(5);
    private static final Duration LONGEST_END_INTERRUPTED = Duration.ofSeconds(1);

    private final String name;
    private final Supplier<Duration> work;
    private final Duration pauseAfterFailure;
    private final ScheduledExecutorService scheduler;
    private final WorkerHealth health;
    private final Runnable ended;
    private Future<?> next;
    private Thread running;
    private boolean woken;
    private boolean closed;

    /** @param ended told once, when the worker is closed */
    Worker(
            String name,
            Supplier<Duration> work,
            Duration pauseAfterFailure,
            ScheduledExecutorService scheduler,
            WorkerHealth health,
            Runnable ended) {
        this.name = name;
        this.work = work;
        this.pauseAfterFailure = pauseAfterFailure;
        this.scheduler = scheduler;
        this.health = health;
        this.ended = ended;
    }

    /** Runs for the first time at once. */
    public Worker start() {
        return startAfter(Duration.ZERO);
    }

    public synchronized Worker startAfter(Duration rest) {
        if (next == null && !closed) {
            schedule(rest);
        }
        return this;
    }

    /** There is something to do: the rest ends, or another run follows the one that is under way. */
    public synchronized void wake() {
        if (running != null) {
            woken = true;
        } else if (next != null && !closed) {
            schedule(Duration.ZERO);
        }
    }

    private void schedule(Duration rest) {
        if (next != null) {
            next.cancel(false);
        }
        next = scheduler.schedule(this::run, rest.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void run() {
        if (begins()) {
            String threadName = Thread.currentThread().getName();
            Thread.currentThread().setName(name);
            Duration rest = runOnce();
            while (goesOn(rest)) {
                rest = runOnce();
            }
            Thread.currentThread().setName(threadName);
        }
    }

    /** A run that was woken just as its time had come finds the other one under way. */
    private synchronized boolean begins() {
        if (closed || running != null) {
            woken = true;
            return false;
        }
        running = Thread.currentThread();
        woken = false;
        return true;
    }

    private synchronized boolean goesOn(Duration rest) {
        if (!closed && (woken || !rest.isPositive())) {
            woken = false;
            return true;
        }
        running = null;
        if (!closed) {
            schedule(rest);
        }
        notifyAll();
        return false;
    }

    private Duration runOnce() {
        health.begun();
        try {
            Duration rest = work.get();
            health.succeeded();
            return rest;
        } catch (RuntimeException | Error failed) {
            LastResort.endIfFatal(failed);
            tell(failed, health.failed());
            return pauseAfterFailure;
        }
    }

    /** The first of several failures in a row is told with its stack trace. */
    private void tell(Throwable failed, int failuresInARow) {
        if (isClosed()) {
            return;
        }
        if (failuresInARow == 1) {
            log.warn("{} failed and is tried again", name, failed);
        } else {
            log.warn("{} failed {} times in a row and is tried again: {}", name, failuresInARow, failed.toString());
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** Waits until the run that is under way has ended; one that takes long is interrupted. */
    @Override
    public void close() {
        close(LONGEST_END);
    }

    synchronized void close(Duration longest) {
        if (closed) {
            return;
        }
        closed = true;
        if (next != null) {
            next.cancel(false);
        }
        try {
            awaitEnd(longest);
            if (running != null) {
                running.interrupt();
                awaitEnd(LONGEST_END_INTERRUPTED);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
        ended.run();
    }

    private void awaitEnd(Duration longest) throws InterruptedException {
        long until = System.nanoTime() + longest.toNanos();
        long left = longest.toNanos();
        while (running != null && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = until - System.nanoTime();
        }
    }
}
