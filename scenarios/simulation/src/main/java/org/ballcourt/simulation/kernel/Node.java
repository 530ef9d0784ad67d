package org.ballcourt.simulation.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** One life of a process: what it keeps in memory ends with it, what it had sent may arrive or not. */
public final class Node {
    private static final long LONGEST_LATE_REQUEST = 5 * Scheduler.SECOND;

    private final Scheduler scheduler;
    private final String name;
    private final Instant begin;
    private final List<Task> tasks = new ArrayList<>();
    private final List<Runnable> deferred = new ArrayList<>();
    private final List<Runnable> atEnd = new ArrayList<>();
    private long ahead;
    private boolean dead;
    private boolean frozen;
    private Throwable failure;

    /**
     * @param begin what the wall clocks show when the schedule begins
     * @param ahead how far this node's wall clock is ahead, in nanoseconds
     */
    public Node(Scheduler scheduler, String name, Instant begin, long ahead) {
        this.scheduler = scheduler;
        this.name = name;
        this.begin = begin;
        this.ahead = ahead;
    }

    public String name() {
        return name;
    }

    public Scheduler scheduler() {
        return scheduler;
    }

    public boolean isDead() {
        return dead;
    }

    /** Neither killed nor stopped for a while. */
    public boolean isRunning() {
        return !dead && !frozen;
    }

    /** What no task of it caught; null where there is nothing. */
    public Throwable failure() {
        return failure;
    }

    public InstantSource wall() {
        return () -> begin.plusNanos(scheduler.now() + ahead);
    }

    public LongSupplier nanos() {
        return scheduler::now;
    }

    /** Somebody sets its clock. */
    public void setAhead(Duration by) {
        ahead = by.toNanos();
    }

    public Task spawn(String what, Runnable body) {
        Task task = new Task(scheduler, this, what, body);
        tasks.removeIf(this::isOver);
        tasks.add(task);
        at(scheduler.now(), () -> scheduler.run(task));
        return task;
    }

    private boolean isOver(Task task) {
        if (task.failure() != null && failure == null) {
            failure = task.failure();
        }
        return task.hasEnded();
    }

    /** Something that happens in this process; not before it goes on, and never after its death. */
    public void at(long time, Runnable action) {
        scheduler.at(time, () -> {
            if (dead) {
                return;
            }
            if (frozen) {
                deferred.add(action);
            } else {
                action.run();
            }
        });
    }

    /**
     * Asks something beyond this process for an effect. The process may die before or after; a request that is on its way may then
     * still arrive.
     */
    public <T> T call(Supplier<T> effect) {
        Task me = scheduler.current();
        int way = me == null ? 0 : scheduler.random().nextInt(4);
        if (way == 1) {
            me.sleepUntil(scheduler.now() + latency(), effect::get);
        }
        T answer = effect.get();
        if (way == 2) {
            me.sleepUntil(scheduler.now() + latency());
        }
        return answer;
    }

    private static void quietly(Runnable late) {
        try {
            late.run();
        } catch (RuntimeException refused) {
            // Nobody is there to hear it.
        }
    }

    private long latency() {
        return scheduler.oneIn(50)
                ? scheduler.random().nextLong(10 * Scheduler.SECOND)
                : scheduler.random().nextLong(5 * Scheduler.MILLI);
    }

    /** Lets the task that runs wait. */
    public void sleep(long nanos) {
        scheduler.current().sleepUntil(scheduler.now() + nanos);
    }

    /** SIGKILL. */
    public void kill() {
        if (dead) {
            return;
        }
        dead = true;
        frozen = false;
        deferred.clear();
        tasks.removeIf(this::isOver);
        for (Task task : tasks) {
            Runnable request = task.onItsWay();
            if (request != null && scheduler.oneIn(3)) {
                long later = scheduler.random().nextLong(LONGEST_LATE_REQUEST);
                scheduler.at(scheduler.now() + later, () -> quietly(request));
            }
        }
        tasks.clear();
        atEnd.forEach(Runnable::run);
    }

    /** What its death means for others. */
    public void whenDead(Runnable action) {
        atEnd.add(action);
    }

    /** SIGSTOP. */
    public void freeze() {
        frozen = !dead;
    }

    /** SIGCONT. */
    public void thaw() {
        frozen = false;
        List<Runnable> now = List.copyOf(deferred);
        deferred.clear();
        now.forEach(action -> at(scheduler.now(), action));
    }

    /** Looks for tasks that ended by an error. */
    public void look() {
        tasks.removeIf(this::isOver);
    }
}
