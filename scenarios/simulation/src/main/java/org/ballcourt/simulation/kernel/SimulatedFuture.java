package org.ballcourt.simulation.kernel;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A future for which tasks wait in virtual time. */
public final class SimulatedFuture<T> extends CompletableFuture<T> {
    private final Scheduler scheduler;
    private final Signal done;

    public SimulatedFuture(Scheduler scheduler) {
        this.scheduler = scheduler;
        this.done = new Signal(scheduler);
    }

    /** To be used in the place of {@link #complete} and {@link #completeExceptionally}; {@code failure} is null where it went well. */
    public void end(T value, Throwable failure) {
        if (failure == null) {
            complete(value);
        } else {
            completeExceptionally(failure);
        }
        done.raise();
    }

    private void await(long until) {
        while (!isDone() && scheduler.now() < until) {
            done.await(until);
        }
    }

    @Override
    public T join() {
        await(Long.MAX_VALUE);
        return super.join();
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        await(Long.MAX_VALUE);
        return super.get();
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        await(scheduler.now() + unit.toNanos(timeout));
        if (!isDone()) {
            throw new TimeoutException();
        }
        return super.get();
    }
}
