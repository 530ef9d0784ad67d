package org.ballcourt.cases.store;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;

/** Holds the calls of a store until callers wait behind them, so that those share the next one. */
public final class BusyStore {
    private static final Set<Thread.State> REST =
            EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING, Thread.State.TERMINATED);

    private final Semaphore calls = new Semaphore(0);
    private final CountDownLatch free = new CountDownLatch(1);

    /** To be run by each call of the store. */
    public void hold() {
        calls.release();
        awaitFree();
    }

    private void awaitFree() {
        try {
            free.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets the first ones keep the store busy, each with a call of its own, until all of the others wait or have come back. */
    public <T> List<FutureTask<T>> askBehind(int first, List<Callable<T>> questions) throws InterruptedException {
        List<FutureTask<T>> answers = new ArrayList<>();
        List<Thread> waiting = new ArrayList<>();
        for (Callable<T> question : questions) {
            FutureTask<T> answer = new FutureTask<>(question);
            answers.add(answer);
            waiting.add(Thread.ofPlatform().daemon().start(answer));
            if (answers.size() <= first) {
                calls.acquire();
            }
        }
        waiting.forEach(BusyStore::awaitRest);
        return answers;
    }

    private static void awaitRest(Thread caller) {
        while (!REST.contains(caller.getState())) {
            Thread.onSpinWait();
        }
    }

    public void letGo() {
        free.countDown();
    }
}
