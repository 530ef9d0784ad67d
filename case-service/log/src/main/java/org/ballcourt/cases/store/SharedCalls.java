package org.ballcourt.cases.store;

import com.mongodb.MongoTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.ballcourt.consumer.MongoSettings;

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

    /**
     * What the call answers to this input; waits for it as long as for an answer of the store, whoever else waits. What was not sent by
     * then never is.
     *
     * @throws MongoTimeoutException if it came to no answer; whether the call has had its effect is not known
     */
    public O ask(I input) {
        return ask(input, MongoSettings.LONGEST_ANSWER);
    }

    O ask(I input, Duration longest) {
        Asked<I, O> asked = new Asked<>(input, new CompletableFuture<>());
        waiting.add(asked);
        if (free.tryAcquire()) {
            Thread.ofVirtual().name("shared-call").start(this::work);
        }
        try {
            return asked.answer()
                    .orTimeout(longest.toNanos(), TimeUnit.NANOSECONDS)
                    .join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof TimeoutException) {
                waiting.remove(asked);
                throw new MongoTimeoutException("No shared call was answered within " + longest);
            }
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
            group.removeIf(asked -> asked.answer().isDone());
            if (!group.isEmpty()) {
                answer(group);
            }
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
