package org.ballcourt.consumer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.ballcourt.contracts.RecordedEvent;

/**
 * The events of one poll: cases side by side, the events of one case one after the other. What was done is not done
 * again on a retry.
 */
final class Batch {
    private final Map<String, Deque<RecordedEvent>> byCase = new LinkedHashMap<>();

    void add(RecordedEvent event) {
        byCase.computeIfAbsent(event.caseId(), _ -> new ArrayDeque<>()).add(event);
    }

    /**
     * Returns when every event went through {@code rules}.
     *
     * @throws TransientFailure if some could not; the others did
     */
    void run(Consumer<RecordedEvent> rules, ExecutorService workers) {
        List<Future<?>> running = new ArrayList<>();
        byCase.values().stream()
                .filter(queue -> !queue.isEmpty())
                .forEach(queue -> running.add(workers.submit(() -> drain(queue, rules))));
        Throwable failure = null;
        for (Future<?> one : running) {
            try {
                one.get();
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

    private static void drain(Deque<RecordedEvent> queue, Consumer<RecordedEvent> rules) {
        while (!queue.isEmpty()) {
            rules.accept(queue.peek());
            queue.remove();
        }
    }
}
