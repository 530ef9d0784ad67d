package org.ballcourt.notifications;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that does a piece of work again and again: at once when woken, else now and then, in case somebody died
 * after storing work.
 */
final class Drain implements AutoCloseable {
    /** One round of work. */
    interface Work {
        /** Does what there is to do; true if there may be more right away. */
        boolean round();
    }

    private static final Logger log = LoggerFactory.getLogger(Drain.class);

    private final Semaphore calls = new Semaphore(0);
    private final Work work;
    private final Duration rest;
    private final Thread thread;
    private volatile boolean closed;

    /** @param rest how long it sleeps when nobody wakes it */
    Drain(String name, Duration rest, Work work) {
        this.work = work;
        this.rest = rest;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** There is something to do. */
    void wake() {
        calls.release();
    }

    private void run() {
        while (!closed) {
            boolean more = false;
            try {
                more = work.round();
            } catch (RuntimeException e) {
                log.warn("A round of {} failed and will be repeated", thread.getName(), e);
            }
            if (!more) {
                sleep();
            }
        }
    }

    private void sleep() {
        try {
            if (calls.tryAcquire(rest.toMillis(), TimeUnit.MILLISECONDS)) {
                calls.drainPermits();
            }
        } catch (InterruptedException e) {
            // Only close() interrupts, and the loop sees why.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
