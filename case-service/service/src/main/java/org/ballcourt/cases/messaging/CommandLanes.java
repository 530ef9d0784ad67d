package org.ballcourt.cases.messaging;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.ballcourt.servicekit.workers.LastResort;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Handles the command records of a poll: those of one key one after the other, keys side by side. What people ask for does not wait
 * behind a storm of lapses. Returns when everything is durable and each reply is with Kafka.
 */
final class CommandLanes implements BatchMessageListener<String, byte[]>, AutoCloseable {
    /** They wait for the store, and share its writes; far below the driver's 100 connections. */
    private static final int SIDE_BY_SIDE = 32;

    private static final long LONGEST_STOP_S = 10;

    /** Handles a record; the answer is there when its reply is with Kafka. */
    interface Handler extends Function<ConsumerRecord<String, byte[]>, Future<?>> {}

    private record Place(int index, ConsumerRecord<String, byte[]> record) {}

    /** What went wrong with a record; nothing behind it in its lane was begun. */
    private record Failure(Place place, Throwable cause) {}

    /** The records of one key; {@code end} names what failed, or null. */
    private record Lane(Place first, Future<Failure> end) {}

    private final Handler handler;
    private final Predicate<ConsumerRecord<String, byte[]>> ofClocks;
    private final ExecutorService forPeople = workers("command-");
    private final ExecutorService forClocks = workers("lapse-");
    private volatile boolean closed;

    /** @param ofClocks whether a record is one of those that come in storms */
    CommandLanes(Handler handler, Predicate<ConsumerRecord<String, byte[]>> ofClocks) {
        this.handler = handler;
        this.ofClocks = ofClocks;
    }

    private static ExecutorService workers(String name) {
        return Executors.newFixedThreadPool(
                SIDE_BY_SIDE, Thread.ofVirtual().name(name, 0).factory());
    }

    /** Where several failed, the first in the poll is named; what was handled behind it comes again and has no second effect. */
    @Override
    public void onMessage(List<ConsumerRecord<String, byte[]>> records) {
        Map<String, Deque<Place>> byKey = new LinkedHashMap<>();
        for (int i = 0; i < records.size(); i++) {
            ConsumerRecord<String, byte[]> record = records.get(i);
            byKey.computeIfAbsent(record.key(), _ -> new ArrayDeque<>()).add(new Place(i, record));
        }
        AtomicBoolean stopped = new AtomicBoolean();
        List<Lane> lanes = new ArrayList<>();
        for (Deque<Place> lane : byKey.values()) {
            boolean clocksAlone = lane.stream().map(Place::record).allMatch(ofClocks);
            lanes.add(new Lane(lane.getFirst(), begin(clocksAlone ? forClocks : forPeople, lane, stopped)));
        }
        Failure first = firstOf(lanes, stopped);
        if (first != null) {
            throw new BatchListenerFailedException(
                    "Record " + first.place().index() + " of a poll failed",
                    first.cause(),
                    first.place().record());
        }
    }

    private Future<Failure> begin(ExecutorService workers, Deque<Place> lane, AtomicBoolean stopped) {
        try {
            return workers.submit(() -> drain(lane, stopped));
        } catch (RejectedExecutionException stopping) {
            return CompletableFuture.completedFuture(notBegun(lane.getFirst()));
        }
    }

    private static Failure notBegun(Place place) {
        return failed(place, new KafkaException("Stopped before it was begun"));
    }

    /** Null where all went well. A poll that is given up begins no other record, and ends when those in hand have ended. */
    private static Failure firstOf(List<Lane> lanes, AtomicBoolean stopped) {
        Failure first = null;
        boolean interrupted = false;
        for (Lane lane : lanes) {
            interrupted |= awaitEnd(lane.end(), stopped);
            Failure failure = lane.end().isCancelled()
                    ? notBegun(lane.first())
                    : lane.end().resultNow();
            if (failure != null
                    && (first == null || failure.place().index() < first.place().index())) {
                first = failure;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Stopped in the midst of a poll");
        }
        return first;
    }

    /** True if it was interrupted meanwhile, and the poll given up. */
    private static boolean awaitEnd(Future<Failure> lane, AtomicBoolean stopped) {
        boolean interrupted = false;
        while (!lane.isDone()) {
            try {
                lane.get();
            } catch (InterruptedException stopping) {
                interrupted = true;
                stopped.set(true);
            } catch (CancellationException notTakenUp) {
                return interrupted;
            } catch (ExecutionException broken) {
                throw new IllegalStateException(broken.getCause());
            }
        }
        return interrupted;
    }

    private Failure drain(Deque<Place> lane, AtomicBoolean stopped) {
        List<Place> handled = new ArrayList<>();
        List<Future<?>> replies = new ArrayList<>();
        Failure failure = null;
        for (Place place : lane) {
            if (closed || stopped.get()) {
                failure = notBegun(place);
                break;
            }
            try {
                replies.add(handler.apply(place.record()));
                handled.add(place);
            } catch (Exception | Error failed) {
                failure = failed(place, failed);
                break;
            }
        }
        for (int i = 0; i < handled.size(); i++) {
            try {
                replies.get(i).get();
            } catch (ExecutionException unsent) {
                return failed(handled.get(i), new KafkaException("A reply was not acknowledged", unsent.getCause()));
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return failed(handled.get(i), new KafkaException("Stopped while waiting for a reply", stopping));
            }
        }
        return failure;
    }

    private static Failure failed(Place place, Throwable cause) {
        if (cause instanceof Error error) {
            LastResort.endIfFatal(error);
        }
        return new Failure(place, cause);
    }

    /** Begins no record any more, and waits for those in hand; what was not begun fails at once, and nobody waits for it. */
    @Override
    public void close() {
        closed = true;
        forPeople.shutdown();
        forClocks.shutdown();
        endOf(forPeople);
        endOf(forClocks);
    }

    private static void endOf(ExecutorService workers) {
        try {
            if (!workers.awaitTermination(LONGEST_STOP_S, TimeUnit.SECONDS)) {
                stopNow(workers);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            stopNow(workers);
        }
    }

    /** A lane that no worker has taken up would never end, and its poll with it. */
    private static void stopNow(ExecutorService workers) {
        workers.shutdownNow().forEach(lane -> ((Future<?>) lane).cancel(false));
    }
}
