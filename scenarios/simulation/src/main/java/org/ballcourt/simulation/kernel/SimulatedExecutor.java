package org.ballcourt.simulation.kernel;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Runs what it is given at its virtual time, each in a task of its own; what it is given without a time at once, in the caller's. */
public final class SimulatedExecutor extends AbstractExecutorService implements ScheduledExecutorService {
    private static final long LATEST = 4 * Scheduler.SECOND;

    private final Node node;

    public SimulatedExecutor(Node node) {
        this.node = node;
    }

    private static final class Scheduled<T> extends FutureTask<T> implements RunnableScheduledFuture<T> {
        private Scheduled(Runnable work) {
            super(work, null);
        }

        @Override
        public boolean isPeriodic() {
            return false;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
        Scheduled<Void> scheduled = new Scheduled<>(work);
        if (!node.isDead()) {
            node.at(node.scheduler().now() + late(unit.toNanos(delay)), () -> {
                if (!scheduled.isCancelled()) {
                    node.spawn("worker", scheduled);
                }
            });
        }
        return scheduled;
    }

    /** A busy machine comes to it late; so that idle loops cost little. */
    private long late(long delay) {
        return delay == 0 ? 0 : delay + node.scheduler().random().nextLong(Math.min(20 * delay, LATEST));
    }

    @Override
    public void execute(Runnable work) {
        work.run();
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> work, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable work, long first, long period, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable work, long first, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return node.isDead();
    }

    @Override
    public boolean isTerminated() {
        return node.isDead();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }
}
