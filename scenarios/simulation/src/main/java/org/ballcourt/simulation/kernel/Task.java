package org.ballcourt.simulation.kernel;

import java.util.concurrent.locks.LockSupport;

/** A thread of a node: runs while it has the turn. One whose node was killed never gets it again: as at a real end, nothing of it is unwound. */
public final class Task {
    private final Scheduler scheduler;
    private final Node node;
    private final Thread thread;
    private volatile boolean turn;
    private volatile boolean ended;
    private volatile Throwable failure;
    private boolean begun;
    private Runnable onItsWay;
    private long sleep;

    Task(Scheduler scheduler, Node node, String name, Runnable body) {
        this.scheduler = scheduler;
        this.node = node;
        this.thread = Thread.ofVirtual().name(node.name() + " " + name).unstarted(() -> run(body));
    }

    private void run(Runnable body) {
        awaitTurn();
        try {
            body.run();
        } catch (Throwable unforeseen) {
            failure = unforeseen;
        } finally {
            ended = true;
            giveTurn();
        }
    }

    private void awaitTurn() {
        while (!turn) {
            LockSupport.park(this);
        }
    }

    private void giveTurn() {
        turn = false;
        LockSupport.unpark(scheduler.main());
    }

    void takeTurn() {
        turn = true;
        if (begun) {
            LockSupport.unpark(thread);
        } else {
            begun = true;
            thread.start();
        }
    }

    boolean hasTurn() {
        return turn;
    }

    boolean hasEnded() {
        return ended;
    }

    /** What nobody caught; null where there is nothing. */
    Throwable failure() {
        return failure;
    }

    /** Waits until somebody wakes it, or until that time. Only the task itself may call this. */
    void sleepUntil(long time) {
        long mine = ++sleep;
        node.at(time, () -> wake(mine));
        giveTurn();
        awaitTurn();
    }

    /** The same, while a request is on its way that arrives all the same if the process is killed meanwhile. */
    void sleepUntil(long time, Runnable request) {
        onItsWay = request;
        sleepUntil(time);
        onItsWay = null;
    }

    /** Null where there is none. */
    Runnable onItsWay() {
        return onItsWay;
    }

    /** To be given to {@link #wakeFrom}. */
    long sleep() {
        return sleep;
    }

    /** Ends that sleep, if it is still the one. */
    void wakeFrom(long which, long time) {
        node.at(time, () -> wake(which));
    }

    private void wake(long which) {
        if (which == sleep && !ended) {
            sleep++;
            scheduler.run(this);
        }
    }

    @Override
    public String toString() {
        return thread.getName();
    }
}
