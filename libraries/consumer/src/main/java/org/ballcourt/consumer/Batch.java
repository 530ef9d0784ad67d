package org.ballcourt.consumer;

import io.micrometer.observation.Observation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.ballcourt.contracts.RecordedEvent;

/**
 * The events of one poll: cases side by side, the events of one case one after the other. What was done is not done
 * again on a retry.
 */
final class Batch implements AutoCloseable {
    /** Whoever waits for a batch has to poll; a case that was begun may take as long again. */
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(20);

    private final Map<String, Deque<RecordedEvent>> byCase = new LinkedHashMap<>();
    private final Map<RecordedEvent, Observation> observed = new IdentityHashMap<>();

    void add(RecordedEvent event) {
        byCase.computeIfAbsent(event.caseId(), id -> new ArrayDeque<>(4)).add(event);
    }

    /** The same, seen by somebody until the batch is {@link #close closed}. */
    void add(RecordedEvent event, Observation observation) {
        add(event);
        if (!observation.isNoop()) {
            observed.put(event, observation);
        }
    }

    /** What this thread does until it is closed is done for that event. */
    Observation.Scope open(RecordedEvent event) {
        Observation observation = observed.get(event);
        return observation == null ? Observation.Scope.NOOP : observation.openScope();
    }

    /** Nothing more is done for any of them. */
    @Override
    public void close() {
        observed.values().forEach(Observation::stop);
    }

    /** What is not done yet, by case. */
    Map<String, List<RecordedEvent>> pending() {
        Map<String, List<RecordedEvent>> pending = new LinkedHashMap<>();
        byCase.forEach((caseId, queue) -> {
            if (!queue.isEmpty()) {
                pending.put(caseId, List.copyOf(queue));
            }
        });
        return pending;
    }

    /** All events of this case are in effect. */
    void done(String caseId) {
        byCase.remove(caseId);
    }

    /**
     * Returns when every event went through {@code rules}.
     *
     * @throws TransientFailure if some could not, or not yet; the others did
     */
    void run(Consumer<RecordedEvent> rules, ExecutorService workers) {
        long begun = System.nanoTime();
        List<Future<Boolean>> running = new ArrayList<>();
        byCase.values().stream()
                .filter(queue -> !queue.isEmpty())
                .forEach(queue -> running.add(workers.submit(() -> drained(queue, rules, begun))));
        Throwable failure = null;
        for (Future<Boolean> one : running) {
            try {
                if (!one.get() && failure == null) {
                    failure = new TimeoutException("Not through with " + running.size() + " cases yet");
                }
            } catch (ExecutionException failed) {
                failure = failed.getCause();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new TransientFailure(interrupted);
            }
        }
        if (failure != null) {
            throw new TransientFailure(failure);
        }
    }

    /** False if there was no time to begin. */
    private static boolean drained(Deque<RecordedEvent> queue, Consumer<RecordedEvent> rules, long begun) {
        if (System.nanoTime() - begun > LONGEST) {
            return false;
        }
        while (!queue.isEmpty()) {
            rules.accept(queue.peek());
            queue.remove();
        }
        return true;
    }
}
