package org.ballcourt.simulation.broker;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.utils.Utils;
import org.ballcourt.servicekit.kafka.SentRecord;
import org.ballcourt.simulation.kernel.Scheduler;

/** Topics, groups and their positions; what it has acknowledged it keeps, unless somebody cuts it off. */
public final class SimulatedBroker {
    public static final int PARTITIONS = 3;

    private final Scheduler scheduler;
    private final Instant begin;
    private final Map<String, List<List<ConsumerRecord<byte[], byte[]>>>> topics = new TreeMap<>();
    private final Map<String, SimulatedGroup> groups = new TreeMap<>();
    private final Map<String, Map<TopicPartition, OffsetAndMetadata>> committed = new HashMap<>();
    private final List<SimulatedConsumer> consumers = new ArrayList<>();
    private final Map<String, Consumer<ConsumerRecord<byte[], byte[]>>> observers = new HashMap<>();
    private boolean away;
    private int leader;

    public SimulatedBroker(Scheduler scheduler, Instant begin) {
        this.scheduler = scheduler;
        this.begin = begin;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    /** Told of each record of a topic, as it comes. */
    public void observe(String topic, Consumer<ConsumerRecord<byte[], byte[]>> observer) {
        observers.put(topic, observer);
    }

    public void setAway(boolean isAway) {
        leader += away && !isAway ? 1 : 0;
        away = isAway;
    }

    public boolean isAway() {
        return away;
    }

    void requireHere() {
        if (away) {
            throw new TimeoutException("The broker does not answer");
        }
    }

    static int partitionOf(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % PARTITIONS;
    }

    /** All records of a partition. */
    public List<ConsumerRecord<byte[], byte[]>> records(String topic, int partition) {
        return topics.computeIfAbsent(topic, _ -> {
                    List<List<ConsumerRecord<byte[], byte[]>>> partitions = new ArrayList<>();
                    for (int i = 0; i < PARTITIONS; i++) {
                        partitions.add(new ArrayList<>());
                    }
                    return partitions;
                })
                .get(partition);
    }

    /** @throws TimeoutException while it is away */
    public List<ConsumerRecord<byte[], byte[]>> recordsNow(String topic, int partition) {
        requireHere();
        return records(topic, partition);
    }

    /** Counts its lives: after each a new leader writes. */
    public int leader() {
        return leader;
    }

    List<ConsumerRecord<byte[], byte[]>> records(TopicPartition partition) {
        return records(partition.topic(), partition.partition());
    }

    /** The answer is its offset. */
    long append(ProducerRecord<?, byte[]> sent, int partition) {
        List<ConsumerRecord<byte[], byte[]>> records = records(sent.topic(), partition);
        byte[] key = sent.key() instanceof byte[] bytes
                ? bytes
                : sent.key() == null ? null : sent.key().toString().getBytes(StandardCharsets.UTF_8);
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                sent.topic(),
                partition,
                records.size(),
                begin.plusNanos(scheduler.now()).toEpochMilli(),
                TimestampType.CREATE_TIME,
                key == null ? -1 : key.length,
                sent.value() == null ? -1 : sent.value().length,
                key,
                sent.value(),
                new RecordHeaders(sent.headers()),
                Optional.of(leader));
        records.add(record);
        observers.getOrDefault(sent.topic(), _ -> {}).accept(record);
        TopicPartition there = new TopicPartition(sent.topic(), partition);
        consumers.forEach(consumer -> consumer.hasCome(there));
        return record.offset();
    }

    /** Loses the end of a partition, acknowledged or not. */
    public void cut(String topic, int partition, int records) {
        List<ConsumerRecord<byte[], byte[]>> all = records(topic, partition);
        all.subList(Math.max(0, all.size() - records), all.size()).clear();
        leader++;
    }

    void add(SimulatedConsumer consumer) {
        consumers.removeIf(SimulatedConsumer::isOver);
        consumers.add(consumer);
    }

    SimulatedGroup group(String name) {
        return groups.computeIfAbsent(name, _ -> new SimulatedGroup(scheduler));
    }

    Map<TopicPartition, OffsetAndMetadata> committed(String group) {
        return committed.computeIfAbsent(group, _ -> new HashMap<>());
    }

    /** The members of a group begin with the first record again. */
    public void forgetPositions(String group) {
        committed(group).clear();
    }

    /** Whether a group has committed each partition of a topic up to its end. */
    public boolean isCaughtUp(String group, String topic) {
        Map<TopicPartition, OffsetAndMetadata> known = committed(group);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            OffsetAndMetadata next = known.get(new TopicPartition(topic, partition));
            if ((next == null ? 0 : next.offset()) < records(topic, partition).size()) {
                return false;
            }
        }
        return !away;
    }

    /** Which records a group is past; empty while nobody says so. */
    public Optional<Predicate<SentRecord>> passed(String group, String topic) {
        if (away) {
            return Optional.empty();
        }
        Map<TopicPartition, OffsetAndMetadata> now = Map.copyOf(committed(group));
        return Optional.of(sent -> {
            OffsetAndMetadata next = now.get(new TopicPartition(topic, sent.partition()));
            return next != null && sent.offset() < next.offset();
        });
    }

    /** Members of whom nothing was heard for as long as a session lasts lose their partitions. */
    public void expireSessions() {
        groups.values().forEach(SimulatedGroup::expire);
    }
}
