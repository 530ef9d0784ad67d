package org.ballcourt.simulation.kernel;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A queue for which tasks wait in virtual time. */
public final class SimulatedQueue<T> extends LinkedBlockingQueue<T> {
    private static final long serialVersionUID = 1;

    /** A thread may be called upon late. */
    private static final int LATEST = 10;

    private final transient Scheduler scheduler;
    private final transient Signal filled;

    public SimulatedQueue(Scheduler scheduler) {
        this.scheduler = scheduler;
        this.filled = new Signal(scheduler);
    }

    @Override
    public boolean add(T item) {
        boolean added = super.add(item);
        filled.raise();
        return added;
    }

    @Override
    public T poll(long timeout, TimeUnit unit) {
        T first = super.poll();
        if (first == null && timeout > 0) {
            filled.await(scheduler.now()
                    + unit.toNanos(timeout) * (1 + scheduler.random().nextInt(LATEST)));
            first = super.poll();
        }
        return first;
    }
}
