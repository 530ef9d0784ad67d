package org.ballcourt.escalation.timers;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that turns, waits as long as the turn says or until it is woken, and turns again; a failed turn does not end it. */
public final class WorkerLoop implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WorkerLoop.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final Supplier<Duration> turn;
    private final Semaphore wakes = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;

    public WorkerLoop(String name, Supplier<Duration> turn) {
        this.turn = turn;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    public void wake() {
        wakes.release();
    }

    private void run() {
        while (!closed) {
            try {
                wakes.tryAcquire(turnOnce().toNanos(), TimeUnit.NANOSECONDS);
                wakes.drainPermits();
            } catch (InterruptedException end) {
                return;
            }
        }
    }

    private Duration turnOnce() {
        try {
            return turn.get();
        } catch (RuntimeException failed) {
            if (!closed) {
                log.warn("{} failed and goes on", thread.getName(), failed);
            }
            return PAUSE_AFTER_FAILURE;
        }
    }

    @Override
    public void close() {
        closed = true;
        wake();
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            if (!thread.join(LONGEST_END)) {
                thread.interrupt();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }
}
