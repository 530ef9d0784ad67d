package org.ballcourt.simulation.kernel;

import java.util.ArrayList;
import java.util.List;

/** What tasks wait for. */
public final class Signal {
    private static final long LONGEST_WAY = 2 * Scheduler.MILLI;

    private record Waiting(Task task, long sleep) {}

    private final Scheduler scheduler;
    private List<Waiting> waiting = new ArrayList<>();

    public Signal(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Lets the task that runs wait for the signal; at the latest until that time. */
    public void await(long until) {
        Task me = scheduler.current();
        waiting.add(new Waiting(me, me.sleep() + 1));
        me.sleepUntil(until);
    }

    /** Everybody who waits goes on soon. */
    public void raise() {
        List<Waiting> woken = waiting;
        waiting = new ArrayList<>();
        woken.forEach(one -> one.task.wakeFrom(
                one.sleep, scheduler.now() + scheduler.random().nextLong(LONGEST_WAY)));
    }
}
