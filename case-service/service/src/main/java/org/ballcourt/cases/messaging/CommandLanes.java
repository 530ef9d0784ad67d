package org.ballcourt.cases.messaging;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    /** Handles a record; the answer is there when its reply is with Kafka. */
    interface Handler extends Function<ConsumerRecord<String, byte[]>, Future<?>> {}

    private record Place(int index, ConsumerRecord<String, byte[]> record) {}

    /** What went wrong with a record; nothing behind it in its lane was begun. */
    private record Failure(Place place, Throwable cause) {}

    private final Handler handler;
    private final Predicate<ConsumerRecord<String, byte[]>> ofClocks;
    private final ExecutorService forPeople = workers("command-");
    private final ExecutorService forClocks = workers("lapse-");

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
        List<Future<Failure>> lanes = new ArrayList<>();
        for (Deque<Place> lane : byKey.values()) {
            boolean clocksAlone = lane.stream().map(Place::record).allMatch(ofClocks);
            lanes.add((clocksAlone ? forClocks : forPeople).submit(() -> drain(lane)));
        }
        Failure first = null;
        for (Future<Failure> lane : lanes) {
            Failure failure = await(lane);
            if (failure != null
                    && (first == null || failure.place().index() < first.place().index())) {
                first = failure;
            }
        }
        if (first != null) {
            throw new BatchListenerFailedException(
                    "Record " + first.place().index() + " of a poll failed",
                    first.cause(),
                    first.place().record());
        }
    }

    private Failure drain(Deque<Place> lane) {
        List<Place> handled = new ArrayList<>();
        List<Future<?>> replies = new ArrayList<>();
        Failure failure = null;
        for (Place place : lane) {
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

    private static Failure await(Future<Failure> lane) {
        try {
            return lane.get();
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Stopped in the midst of a poll", stopping);
        }
    }

    @Override
    public void close() {
        forPeople.shutdownNow();
        forClocks.shutdownNow();
    }
}
