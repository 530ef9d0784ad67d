package org.ballcourt.consumer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.ballcourt.consumer.TopicProgress.Behind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a consumer group from outside: how much it has not handled, how old the oldest of that is, and since when
 * the partition that stands longest has not moved. A thread of its own asks the broker, so that whoever stands still cannot hide it.
 */
public final class GroupWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(GroupWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    /** While the last look found everything handled. */
    private static final Duration AT_REST_EVERY = Duration.ofSeconds(10);

    private final String group;
    private final TopicProgress progress;
    private final BooleanSupplier alive;
    private final LongSupplier nanos;
    private final InstantSource time = InstantSource.system();
    private final Map<TopicPartition, Seen> seen = new HashMap<>();
    private final Thread thread;
    private volatile long lookedAt;
    private volatile long records;
    private volatile Seen oldest;
    private volatile OptionalLong sentAt = OptionalLong.empty();

    /** A position that has something beyond it, and since when. */
    private record Seen(TopicPartition partition, long next, long since) {}

    /** @param alive whether the thread that handles the records is there and makes its rounds */
    public GroupWatch(
            String group, TopicProgress progress, BooleanSupplier alive, MeterRegistry meters, LongSupplier nanos) {
        this.group = group;
        this.progress = progress;
        this.alive = alive;
        this.nanos = nanos;
        this.lookedAt = nanos.getAsLong();
        this.thread = Thread.ofPlatform().daemon().name("watch-" + group).unstarted(this::run);
        gauge(meters, "lag.records", "records", "Records that are not handled yet", () -> records);
        gauge(
                meters,
                "lag",
                "seconds",
                "How long the partition that stands longest has not moved",
                () -> seconds(standing()));
        gauge(
                meters,
                "oldest.age",
                "seconds",
                "Since when the oldest record that is not handled yet was sent",
                () -> seconds(age()));
        gauge(
                meters,
                "alive",
                null,
                "1 while the thread that handles the records makes its rounds",
                () -> alive.getAsBoolean() ? 1 : 0);
        gauge(
                meters,
                "watch.age",
                "seconds",
                "Since when the broker has not said how far the group is",
                () -> seconds(unknown()));
    }

    private void gauge(
            MeterRegistry meters,
            String name,
            String unit,
            String description,
            java.util.function.Supplier<Number> value) {
        Gauge.builder("ballcourt.consumer." + name, value)
                .description(description)
                .baseUnit(unit)
                .tag("group", group)
                .register(meters);
    }

    public GroupWatch start() {
        thread.start();
        return this;
    }

    public String group() {
        return group;
    }

    /** Zero while everything moves. */
    public Duration standing() {
        Seen longest = oldest;
        return longest == null ? Duration.ZERO : Duration.ofNanos(nanos.getAsLong() - longest.since);
    }

    /** Of the oldest record that is not handled, by the time that it carries; zero while none waits for long. */
    public Duration age() {
        OptionalLong sent = sentAt;
        return sent.isEmpty() ? Duration.ZERO : Duration.ofMillis(Math.max(0, time.millis() - sent.getAsLong()));
    }

    /** Since the last answer of the broker. */
    public Duration unknown() {
        return Duration.ofNanos(nanos.getAsLong() - lookedAt);
    }

    public boolean isAlive() {
        return alive.getAsBoolean();
    }

    /** For people. */
    public String told() {
        Seen longest = oldest;
        return longest == null
                ? records + " records behind"
                : records + " records behind, at " + longest.partition + "@" + longest.next + " for "
                        + standing().toSeconds() + " s, the oldest sent " + age().toSeconds() + " s ago";
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                look();
                Thread.sleep(records == 0 ? AT_REST_EVERY : EVERY);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nothing that it meets ends it, or nobody would look any more. */
    void look() {
        try {
            progress.behind().ifPresent(behind -> {
                // Whatever came since the last look is on its way.
                Set<TopicPartition> before = Set.copyOf(seen.keySet());
                note(behind);
                sentAt = oldest(behind, before);
            });
        } catch (RuntimeException | Error strange) {
            if (FailureKind.isFatal(strange)) {
                throw strange;
            }
            log.warn("How far {} is cannot be told just now", group, strange);
        }
    }

    private OptionalLong oldest(Map<TopicPartition, Behind> behind, Set<TopicPartition> before) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        behind.forEach((partition, open) -> {
            if (before.contains(partition)) {
                positions.put(partition, open.next());
            }
        });
        OptionalLong sent = progress.oldest(positions);
        return sent.isEmpty() && !positions.isEmpty() ? sentAt : sent;
    }

    private void note(Map<TopicPartition, Behind> behind) {
        long now = nanos.getAsLong();
        seen.keySet().retainAll(behind.keySet());
        behind.forEach((partition, open) -> seen.compute(
                partition,
                (again, before) ->
                        before != null && before.next == open.next() ? before : new Seen(partition, open.next(), now)));
        records = behind.values().stream()
                .mapToLong(open -> open.end() - open.next())
                .sum();
        oldest = seen.values().stream()
                .min((a, b) -> Long.compare(a.since, b.since))
                .orElse(null);
        lookedAt = now;
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
