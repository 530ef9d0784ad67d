package org.ballcourt.consumer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * Whether a consumer group has handled everything that is in a topic now, as the broker knows it. What is not known is
 * not at its end: a topic that is missing may come with records, and a broker that is silent may have some.
 */
public final class TopicProgress implements IdleCheck, AutoCloseable {
    private static final int TIMEOUT_SECONDS = 10;

    /** A topic gets more partitions once in its life at most, and is described for far more than its ends cost. */
    private static final Duration DESCRIPTION_LASTS = Duration.ofSeconds(30);

    private final String topic;
    private final String group;
    private final Admin admin;
    private final RecordDates dates;
    private volatile Set<TopicPartition> partitions = Set.of();
    private volatile long described;

    /** @param admin closed together with this, as are the dates */
    public TopicProgress(String topic, String group, Admin admin, RecordDates dates) {
        this.topic = topic;
        this.group = group;
        this.admin = admin;
        this.dates = dates;
    }

    @Override
    public String name() {
        return "group " + group;
    }

    /** Every partition is committed up to its end. */
    @Override
    public boolean isIdle() {
        return behind().filter(Map::isEmpty).isPresent();
    }

    @Override
    public String doing() {
        return behind().map(open -> open.entrySet().stream()
                        .map(one -> one.getKey() + " from " + one.getValue().next() + " of "
                                + one.getValue().end())
                        .sorted()
                        .collect(Collectors.joining(", ")))
                .orElse("Kafka does not say how far it is");
    }

    /** What is not handled yet of a partition, and still there: from {@code next} to before {@code end}. */
    record Behind(long next, long end) {}

    /** What a group is past, as it was asked at one moment. */
    public interface Passed {
        /** Whether the group has handled the record at that offset, or will never get it. */
        boolean isPast(int partition, long offset);
    }

    /** What the group is past now; empty where that is not known. Says nothing of a record that came while it was asked. */
    public Optional<Passed> passed() {
        return behind().map(open -> {
            Map<Integer, Long> next = new HashMap<>();
            open.forEach((partition, left) -> next.put(partition.partition(), left.next()));
            return (partition, offset) -> offset < next.getOrDefault(partition, Long.MAX_VALUE);
        });
    }

    /** The partitions that are not committed up to their end; empty where that is not known. */
    Optional<Map<TopicPartition, Behind>> behind() {
        try {
            // Ends are asked first, so that only what was there before the answer about the group counts.
            Map<TopicPartition, Long> ends = offsets(partitions(), OffsetSpec.latest());
            Map<TopicPartition, OffsetAndMetadata> committed =
                    answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
            Map<TopicPartition, Behind> behind = new HashMap<>();
            ends.forEach((partition, end) -> {
                long next = offset(committed.get(partition));
                if (next < end) {
                    behind.put(partition, new Behind(next, end));
                }
            });
            return Optional.of(behind.isEmpty() ? behind : stillThere(behind));
        } catch (ExecutionException | TimeoutException unknown) {
            partitions = Set.of();
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Whoever has committed nothing begins at what is still there, as does whoever was overtaken by retention. */
    private Map<TopicPartition, Behind> stillThere(Map<TopicPartition, Behind> behind)
            throws ExecutionException, TimeoutException, InterruptedException {
        Map<TopicPartition, Behind> there = new HashMap<>();
        offsets(behind.keySet(), OffsetSpec.earliest()).forEach((partition, begin) -> {
            Behind open = behind.get(partition);
            if (begin < open.end()) {
                there.put(partition, new Behind(Math.max(begin, open.next()), open.end()));
            }
        });
        return there;
    }

    /** When the oldest record at these positions was sent, in milliseconds since 1970; empty where that is not known. */
    OptionalLong oldest(Map<TopicPartition, Long> positions) {
        return dates.at(positions).values().stream().mapToLong(Long::longValue).min();
    }

    private Set<TopicPartition> partitions() throws ExecutionException, TimeoutException, InterruptedException {
        if (partitions.isEmpty() || System.nanoTime() - described > DESCRIPTION_LASTS.toNanos()) {
            described = System.nanoTime();
            partitions = answer(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic).partitions().stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .collect(Collectors.toUnmodifiableSet());
        }
        return partitions;
    }

    private Map<TopicPartition, Long> offsets(Set<TopicPartition> of, OffsetSpec which)
            throws ExecutionException, TimeoutException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = of.stream().collect(Collectors.toMap(one -> one, partition -> which));
        return answer(admin.listOffsets(asked).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, answered -> answered.getValue().offset()));
    }

    private static long offset(OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }

    private static <T> T answer(KafkaFuture<T> future)
            throws ExecutionException, TimeoutException, InterruptedException {
        return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
        dates.close();
    }
}
