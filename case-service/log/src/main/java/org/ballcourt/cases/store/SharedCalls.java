package org.ballcourt.cases.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Lets what is asked at the same time share one call to the store: whoever comes while calls are under way waits for the next one
 * together with all others. Nobody waits for company: whoever comes alone goes alone, at once.
 */
public final class SharedCalls<I, O> {
    /** One call travels while the store works at the other. */
    private static final int AT_ONCE = 2;

    private record Asked<I, O>(I input, CompletableFuture<O> answer) {}

    private final int most;
    private final Function<List<I>, List<O>> call;
    private final LinkedBlockingQueue<Asked<I, O>> waiting = new LinkedBlockingQueue<>();
    private final Semaphore free = new Semaphore(AT_ONCE);

    /**
     * @param most that share a call
     * @param call answers in the order of its inputs; a failure is that of all who share it
     */
    public SharedCalls(int most, Function<List<I>, List<O>> call) {
        this.most = most;
        this.call = call;
    }

    /** What the call answers to this input; waits for it. */
    public O ask(I input) {
        Asked<I, O> asked = new Asked<>(input, new CompletableFuture<>());
        waiting.add(asked);
        if (free.tryAcquire()) {
            Thread.ofVirtual().name("shared-call").start(this::work);
        }
        try {
            return asked.answer().join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    /** Whoever came after the last look, and found nobody free, is seen by the next. */
    private void work() {
        do {
            try {
                callAll();
            } finally {
                free.release();
            }
        } while (!waiting.isEmpty() && free.tryAcquire());
    }

    private void callAll() {
        List<Asked<I, O>> group = new ArrayList<>();
        while (waiting.drainTo(group, most) > 0) {
            answer(group);
            group.clear();
        }
    }

    private void answer(List<Asked<I, O>> group) {
        try {
            List<O> answers = call.apply(group.stream().map(Asked::input).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).answer().complete(answers.get(i));
            }
        } catch (RuntimeException | Error failed) {
            group.forEach(asked -> asked.answer().completeExceptionally(failed));
        }
    }
}
