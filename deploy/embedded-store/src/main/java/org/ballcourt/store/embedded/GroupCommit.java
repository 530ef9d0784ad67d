package org.ballcourt.store.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/**
 * Makes one change all or nothing on disk, and lets the answer of a command out only when all that it rests upon is there.
 * Commands share the gate, a commit has it alone until it is known what belongs to the batch; while that is being written
 * the next gathers by itself, so no timer is needed. It lives as long as one opening of the file: a failed write ends both.
 */
final class GroupCommit implements AutoCloseable {
    /** How long an answer waits for the batches that it rests upon. */
    enum Wait {
        NOT,
        UNTIL_WRITTEN,
        UNTIL_DURABLE
    }

    /** Told once, while the gate is closed to all commands. */
    interface Failure {
        /** @param written the batch is in the file, but the disk did not confirm it */
        void failed(Throwable cause, boolean written);
    }

    /** How often a file that is being written to may be tidied; it costs writers some milliseconds. */
    private static final long TIDY_MILLIS = 200;

    /** Chunks are rewritten while less than this of them is alive, so that a file stays below about twice its content. */
    private static final int FILL_PERCENT = 50;

    private static final int TIDY_BYTES = 4 * 1024 * 1024;

    private record Waiter(long batch, boolean journal, CompletableFuture<Void> done) {}

    private final MVStore store;
    private final LongConsumer beforeCommit;
    private final Failure failure;
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock(true);
    private final LinkedBlockingQueue<Waiter> waiters = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile long batch = 1; // changes belong to it now; it stays the same while a command runs
    private volatile long durable; // this batch and all before it are on disk
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean ended;
    private volatile boolean closing;
    private boolean untidy;
    private long tidied = System.nanoTime();

    /** @param beforeCommit told the number of each batch, for what is to be written with it */
    GroupCommit(MVStore store, LongConsumer beforeCommit, Failure failure) {
        this.store = store;
        this.beforeCommit = beforeCommit;
        this.failure = failure;
        if (store != null && store.getFileStore() instanceof SharedFile file) {
            file.onSnapshot(this::openGate);
        }
        this.thread = Thread.ofPlatform().daemon().name("embedded-store-commit").start(this::serve);
    }

    long batch() {
        return batch;
    }

    long durable() {
        return durable;
    }

    boolean hasEnded() {
        return ended;
    }

    /**
     * Runs a command and keeps its answer, or its refusal, back until it can no longer be undone.
     *
     * @throws OpeningEnded when it did not run, or what it rests upon is lost
     */
    <T> T run(Wait wait, Supplier<T> command) {
        return run(wait, false, command);
    }

    /** @param reading it changes nothing, and may {@link #pause()} on its way */
    <T> T run(Wait wait, boolean reading, Supplier<T> command) {
        Sight sight = new Sight(reading);
        try {
            return Held.by(gate.readLock(), () -> {
                if (ended) {
                    throw new OpeningEnded(false);
                }
                return ScopedValue.where(Sight.CURRENT, sight).call(command::get);
            });
        } catch (OpeningEnded told) {
            throw told;
        } catch (RuntimeException met) {
            throw isClosedUnderneath() ? new OpeningEnded(true) : met;
        } finally {
            await(sight.newest(), wait);
        }
    }

    /**
     * A write that fails closes MVStore at once, and only then the gate can be closed as well. What a command meets meanwhile is no
     * answer.
     */
    private boolean isClosedUnderneath() {
        if (!ended && (store == null || !store.isClosed())) {
            return false;
        }
        try {
            end.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return ended;
    }

    /**
     * Lets those through who wait at the gate, in the middle of a long read.
     *
     * @throws OpeningEnded when the file was opened again meanwhile
     */
    void pause() {
        if (Sight.ofReader()) {
            letOthersThrough();
        }
    }

    /**
     * The same between two changes of one command, as MongoDB yields between the updates of a bulk; a change is never divided. Whoever
     * calls it holds no lock that others wait for within the gate.
     *
     * @throws OpeningEnded when the file was opened again meanwhile, and what was changed before is perhaps lost
     */
    void pauseBetweenChanges() {
        if (Sight.CURRENT.isBound()) {
            letOthersThrough();
        }
    }

    private void letOthersThrough() {
        if (gate.hasQueuedThreads()) {
            gate.readLock().unlock();
            gate.readLock().lock();
            if (ended) {
                throw new OpeningEnded(true);
            }
        }
    }

    private void await(long wanted, Wait wait) {
        if (wait == Wait.NOT || wanted <= durable) {
            return;
        }
        Waiter waiter = new Waiter(wanted, wait == Wait.UNTIL_DURABLE, new CompletableFuture<>());
        waiters.add(waiter);
        if (ended) {
            abandon(); // perhaps nobody serves any longer
        }
        try {
            waiter.done.join();
        } catch (CompletionException _) {
            throw new OpeningEnded(true);
        }
    }

    private void serve() {
        List<Waiter> served = new ArrayList<>();
        while (!ended && (!closing || !waiters.isEmpty())) {
            served.clear();
            Waiter first = next();
            if (first != null) {
                served.add(first);
                waiters.drainTo(served);
            }
            try {
                serve(served);
                served.forEach(waiter -> waiter.done.complete(null));
                tidyNowAndThen();
            } catch (Throwable _) {
                served.forEach(waiter -> waiter.done.completeExceptionally(new OpeningEnded(true)));
            }
        }
        abandon();
    }

    private void abandon() {
        for (Waiter waiter; (waiter = waiters.poll()) != null; ) {
            waiter.done.completeExceptionally(new OpeningEnded(true));
        }
    }

    private Waiter next() {
        try {
            return untidy ? waiters.poll(TIDY_MILLIS, TimeUnit.MILLISECONDS) : waiters.take();
        } catch (InterruptedException nobodyDoes) {
            return null;
        }
    }

    private void serve(List<Waiter> served) {
        if (served.stream().anyMatch(waiter -> waiter.batch == batch)) {
            sync(); // the next commit may overwrite what only the one before made free
            commit();
            untidy = store.isPersistent();
        }
        if (served.stream().anyMatch(Waiter::journal)) {
            sync();
        }
    }

    /** With autocommit off MVStore does not compact by itself. What it moves stays what it was, so nobody need wait for that. */
    private void tidyNowAndThen() {
        if (untidy && System.nanoTime() - tidied > TimeUnit.MILLISECONDS.toNanos(TIDY_MILLIS)) {
            sync();
            try {
                untidy = store.compact(FILL_PERCENT, TIDY_BYTES);
            } catch (Throwable failed) {
                alone(() -> fail(failed, false));
            }
            commit();
            tidied = System.nanoTime();
        }
    }

    private void commit() {
        gate.writeLock().lock();
        try {
            beforeCommit.accept(batch);
            store.commit();
            openGate(); // where there was nothing to write
        } catch (Throwable failed) {
            alone(() -> fail(failed, false));
        } finally {
            if (gate.isWriteLockedByCurrentThread()) {
                gate.writeLock().unlock();
            }
        }
    }

    /** What is changed from now on belongs to the next batch. */
    private void openGate() {
        if (gate.isWriteLockedByCurrentThread()) {
            batch++;
            gate.writeLock().unlock();
        }
    }

    private void sync() {
        long written = batch - 1;
        if (written <= durable) {
            return;
        }
        try {
            store.sync();
        } catch (Throwable failed) {
            alone(() -> fail(failed, true));
        }
        durable = written;
    }

    /** Never tried again: after a failed write or fsync nobody knows what is on the disk, and nothing runs on it any more. */
    private void fail(Throwable cause, boolean written) {
        try {
            failure.failed(cause, written);
        } finally {
            ended = true;
            end.countDown();
        }
        throw new OpeningEnded(true);
    }

    /** Ends this opening from outside; what is not durable then is lost. */
    void end(Runnable closedGate) {
        alone(() -> {
            try {
                closedGate.run();
            } finally {
                ended = true;
                end.countDown();
            }
        });
        waiters.add(new Waiter(0, false, new CompletableFuture<>())); // wakes the thread
    }

    private void alone(Runnable action) {
        Held.by(gate.writeLock(), action);
    }

    @Override
    public void close() {
        closing = true;
        waiters.add(new Waiter(batch, true, new CompletableFuture<>()));
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        end.countDown();
    }
}
