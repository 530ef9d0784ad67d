package org.ballcourt.store.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/**
 * Makes one wire command all or nothing on disk, and acknowledges it only when it is there. Commands share the
 * gate, a commit has it alone; while one commit is being written the next batch gathers by itself, so no timer is
 * needed.
 */
final class GroupCommit implements AutoCloseable {
    /** How often a file that is being written to may be tidied; each time it costs writers a few milliseconds. */
    private static final long TIDY_MILLIS = 200;

    /**
     * Chunks are rewritten while less than this of them is alive, so that a file stays below about twice its
     * content.
     */
    private static final int FILL_PERCENT = 50;

    private static final int TIDY_BYTES = 4 * 1024 * 1024;

    private record Waiter(boolean journal, CompletableFuture<Void> done) {}

    private final MVStore store;
    private final Function<Throwable, RuntimeException> onFailure;
    private final ReadWriteLock gate = new ReentrantReadWriteLock(true);
    private final LinkedBlockingQueue<Waiter> waiters = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile RuntimeException failure;
    private volatile boolean closing;
    private boolean untidy;
    private long tidied = System.nanoTime();

    /** @param onFailure runs while the gate is closed to all commands; gives what writers are told from then on */
    GroupCommit(MVStore store, Function<Throwable, RuntimeException> onFailure) {
        this.store = store;
        this.onFailure = onFailure;
        this.thread = Thread.ofPlatform().daemon().name("embedded-store-commit").start(this::serve);
    }

    <T> T run(Supplier<T> command) {
        return holding(gate.readLock()::lock, gate.readLock()::unlock, command);
    }

    /** @param journal wait for fsync as well, so that the write outlives the operating system */
    void await(boolean journal) {
        Waiter waiter = new Waiter(journal, new CompletableFuture<>());
        waiters.add(waiter);
        try {
            waiter.done.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    RuntimeException failure() {
        return failure;
    }

    private void serve() {
        List<Waiter> batch = new ArrayList<>();
        while (!closing || !waiters.isEmpty()) {
            batch.clear();
            Waiter first = next();
            if (first != null) {
                batch.add(first);
                waiters.drainTo(batch);
            }
            try {
                serve(batch);
                batch.forEach(waiter -> waiter.done.complete(null));
            } catch (Throwable failed) {
                fail(failed);
                batch.forEach(waiter -> waiter.done.completeExceptionally(failure));
            }
        }
    }

    private Waiter next() {
        try {
            return untidy ? waiters.poll(TIDY_MILLIS, TimeUnit.MILLISECONDS) : waiters.take();
        } catch (InterruptedException _) {
            return null; // nobody interrupts this thread; closing is asked for by a waiter
        }
    }

    private void serve(List<Waiter> batch) {
        if (failure != null) {
            throw failure;
        }
        if (!batch.isEmpty()) {
            alone(store::commit);
            untidy = store.isPersistent();
        }
        if (batch.stream().anyMatch(Waiter::journal)) {
            store.sync();
        }
        if (untidy && System.nanoTime() - tidied > TimeUnit.MILLISECONDS.toNanos(TIDY_MILLIS)) {
            alone(this::tidy);
        }
    }

    /** With autocommit off MVStore does not compact by itself. */
    private Void tidy() {
        untidy = store.compact(FILL_PERCENT, TIDY_BYTES);
        store.commit();
        tidied = System.nanoTime();
        return null;
    }

    /** Never tried again: after a failed write or fsync nobody knows what is on the disk. */
    private void fail(Throwable cause) {
        if (failure == null) {
            alone(() -> failure = onFailure.apply(cause));
        }
    }

    private <T> T alone(Supplier<T> action) {
        return holding(gate.writeLock()::lock, gate.writeLock()::unlock, action);
    }

    private static <T> T holding(Runnable lock, Runnable unlock, Supplier<T> action) {
        lock.run();
        try {
            return action.get();
        } finally {
            unlock.run();
        }
    }

    /** When all commands have ended. */
    @Override
    public void close() {
        closing = true;
        waiters.add(new Waiter(true, new CompletableFuture<>()));
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
