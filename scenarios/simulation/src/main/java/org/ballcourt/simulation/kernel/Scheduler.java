package org.ballcourt.simulation.kernel;

import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Virtual time, and who runs next. Tasks are virtual threads of which one runs at a time, until it waits for time, for another task or
 * for something beyond its process; which one follows is drawn from the seed alone.
 */
public final class Scheduler {
    public static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    public static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private record Event(long at, int tie, long number, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(at, other.at);
            int byTie = byTime != 0 ? byTime : Integer.compare(tie, other.tie);
            return byTie != 0 ? byTie : Long.compare(number, other.number);
        }
    }

    private final Random random;
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Thread main = Thread.currentThread();
    private long now;
    private long numbers;
    private long steps;
    private Task current;

    public Scheduler(Random random) {
        this.random = random;
    }

    /** Nanoseconds since the schedule began. */
    public long now() {
        return now;
    }

    /** How many things have happened. */
    public long steps() {
        return steps;
    }

    public Random random() {
        return random;
    }

    /** True in one of so many cases. */
    public boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** What happens at a time; on no task, so it must not wait. */
    public void at(long time, Runnable action) {
        events.add(new Event(Math.max(now, time), random.nextInt(), numbers++, action));
    }

    /** Lets things happen until that holds, or until that time; true if it holds. */
    public boolean runUntil(BooleanSupplier holds, long latest) {
        while (!holds.getAsBoolean()) {
            Event next = events.peek();
            if (next == null || next.at > latest) {
                now = Math.max(now, latest);
                return holds.getAsBoolean();
            }
            events.remove();
            now = Math.max(now, next.at);
            steps++;
            next.action.run();
        }
        return true;
    }

    /** The task that runs; null between tasks. */
    public Task current() {
        return current;
    }

    /** Gives a task the turn until it gives it back. */
    void run(Task task) {
        current = task;
        task.takeTurn();
        while (task.hasTurn()) {
            LockSupport.park(this);
        }
        current = null;
    }

    Thread main() {
        return main;
    }
}
