package org.ballcourt.cases.messaging;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.ballcourt.cases.store.Unavailable;
import org.ballcourt.cases.view.CaseFeed;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Topics;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.servicekit.workers.Worker;
import org.springframework.context.SmartLifecycle;

/** Reads the events' topic once for all readers of this instance, from the first reader on; no group, no offsets to keep. */
final class EventFeed implements CaseFeed, SmartLifecycle {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int START_PATIENCE_S = 10;

    private final Supplier<Consumer<String, byte[]>> consumers;
    private final EventRecord events;
    private final Duration heartbeat;
    private final LongReplays replays;
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Object lock = new Object();
    private FeedPosition now;
    private final Worker worker;
    private volatile Consumer<String, byte[]> reading;
    private volatile boolean running;
    private volatile boolean stopped;

    EventFeed(
            Supplier<Consumer<String, byte[]>> consumers,
            EventRecord events,
            Duration heartbeat,
            LongReplays replays,
            BackgroundWorkers workers) {
        this.replays = replays;
        this.consumers = consumers;
        this.events = events;
        this.heartbeat = heartbeat;
        this.worker = workers.worker("case-feed", this::read);
    }

    @Override
    public AutoCloseable follow(String after, Sink sink) {
        Optional<FeedPosition> wanted = Optional.ofNullable(after).map(FeedPosition::parse);
        awaitReady();
        Follower follower;
        synchronized (lock) {
            FeedPosition from = wanted.map(position -> position.within(now)).orElse(now);
            Runnable over = replays.begin(from.distanceTo(now));
            Follower.History history = (since, until, reader) -> {
                try {
                    replay(since, until, reader);
                } finally {
                    over.run();
                }
            };
            follower = new Follower(from, now, history, sink, heartbeat);
            followers.add(follower);
        }
        follower.start(() -> followers.remove(follower));
        return follower;
    }

    private void awaitReady() {
        worker.start();
        try {
            if (!stopped && ready.await(START_PATIENCE_S, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new Unavailable(Message.of("feed.not-up"), null);
    }

    private Duration read() {
        try {
            if (reading == null && !stopped) {
                reading = consumers.get();
                begin(reading);
            }
            if (!stopped) {
                reading.poll(POLL).forEach(this::passOn);
            }
            return Duration.ZERO;
        } catch (WakeupException stopping) {
            return POLL;
        } catch (RuntimeException broken) {
            closeReading();
            throw broken;
        }
    }

    /** Begins again where it stood, with a new connection. */
    private void closeReading() {
        Consumer<String, byte[]> consumer = reading;
        reading = null;
        if (consumer != null) {
            consumer.close();
        }
    }

    /** At the end of the topic the first time, where it stood after a break. */
    private void begin(Consumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = partitions(consumer);
        consumer.assign(partitions);
        synchronized (lock) {
            if (now == null) {
                Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
                now = new FeedPosition(partitions.stream().mapToLong(ends::get).toArray());
            }
            partitions.forEach(partition -> consumer.seek(partition, now.next()[partition.partition()]));
        }
        ready.countDown();
    }

    private static List<TopicPartition> partitions(Consumer<String, byte[]> consumer) {
        return consumer.partitionsFor(Topics.CASE_EVENTS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .sorted((a, b) -> Integer.compare(a.partition(), b.partition()))
                .toList();
    }

    private void passOn(ConsumerRecord<String, byte[]> record) {
        Optional<RecordedEvent> event = followers.isEmpty() ? Optional.empty() : events.read(record);
        synchronized (lock) {
            now = now.after(record.partition(), record.offset());
            event.map(read -> new Follower.Entry(record.partition(), record.offset(), read))
                    .ifPresent(entry -> followers.forEach(follower -> follower.offer(entry)));
        }
    }

    private void replay(FeedPosition from, FeedPosition until, Follower reader) throws Exception {
        try (Consumer<String, byte[]> consumer = consumers.get()) {
            List<TopicPartition> partitions = partitions(consumer).stream()
                    .filter(p -> p.partition() < until.next().length
                            && from.next()[p.partition()] < until.next()[p.partition()])
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> left = new HashMap<>();
            for (TopicPartition partition : partitions) {
                consumer.seek(partition, from.next()[partition.partition()]);
                left.put(partition, until.next()[partition.partition()]);
            }
            while (reader.isOpen() && !stopped && !left.isEmpty()) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    Optional<RecordedEvent> event = events.read(record);
                    if (event.isPresent()) {
                        reader.take(new Follower.Entry(record.partition(), record.offset(), event.get()));
                    }
                }
                left.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            }
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the web server waits for its last requests: the streams are among them. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }

    @Override
    public void stop() {
        stopped = true;
        running = false;
        followers.forEach(Follower::close);
        Consumer<String, byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
        worker.close();
        closeReading();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
