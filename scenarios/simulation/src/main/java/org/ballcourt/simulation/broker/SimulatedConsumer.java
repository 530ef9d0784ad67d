package org.ballcourt.simulation.broker;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.ballcourt.simulation.kernel.Node;
import org.ballcourt.simulation.kernel.Scheduler;
import org.ballcourt.simulation.kernel.Signal;

/** What a consumer of Kafka does, as far as the product asks for it. */
public final class SimulatedConsumer implements InvocationHandler {
    private static final int MOST_AT_ONCE = 12;

    /** A poll that brings nothing may come back late, as on a busy machine; so that idle loops cost little. */
    private static final int LATEST = 16;

    private final Node node;
    private final SimulatedBroker broker;
    private final String group;
    private final Function<ConsumerRecord<byte[], byte[]>, ConsumerRecord<?, byte[]>> form;
    private final Signal signal;
    private final Map<TopicPartition, Long> positions = new LinkedHashMap<>();
    private final Set<TopicPartition> paused = new HashSet<>();
    private List<String> topics = List.of();
    private ConsumerRebalanceListener listener;
    private boolean woken;

    private SimulatedConsumer(
            Node node,
            SimulatedBroker broker,
            String group,
            Function<ConsumerRecord<byte[], byte[]>, ConsumerRecord<?, byte[]>> form) {
        this.node = node;
        this.broker = broker;
        this.group = group;
        this.form = form;
        this.signal = new Signal(node.scheduler());
        broker.add(this);
    }

    @SuppressWarnings("unchecked")
    private Consumer<?, byte[]> proxy() {
        return (Consumer<?, byte[]>)
                Proxy.newProxyInstance(Consumer.class.getClassLoader(), new Class<?>[] {Consumer.class}, this);
    }

    /** @param group null for one that is given its partitions */
    @SuppressWarnings("unchecked")
    public static Consumer<byte[], byte[]> ofBytes(Node node, SimulatedBroker broker, String group) {
        return (Consumer<byte[], byte[]>) new SimulatedConsumer(node, broker, group, record -> record).proxy();
    }

    /** The same, with its keys as text. */
    @SuppressWarnings("unchecked")
    public static Consumer<String, byte[]> ofText(Node node, SimulatedBroker broker, String group) {
        return (Consumer<String, byte[]>) new SimulatedConsumer(
                        node,
                        broker,
                        group,
                        record -> new ConsumerRecord<>(
                                record.topic(),
                                record.partition(),
                                record.offset(),
                                record.timestamp(),
                                record.timestampType(),
                                record.serializedKeySize(),
                                record.serializedValueSize(),
                                record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8),
                                record.value(),
                                record.headers(),
                                record.leaderEpoch()))
                .proxy();
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object invoke(Object proxy, Method method, Object[] given) {
        return switch (method.getName()) {
            case "subscribe" ->
                subscribe(
                        (Collection<String>) given[0], given.length == 1 ? null : (ConsumerRebalanceListener) given[1]);
            case "unsubscribe" -> unsubscribe();
            case "assign" -> assign((Collection<TopicPartition>) given[0]);
            case "seekToEnd" -> seekToEnd((Collection<TopicPartition>) given[0]);
            case "poll" -> poll((Duration) given[0]);
            case "commitSync" -> commit((Map<TopicPartition, OffsetAndMetadata>) given[0]);
            case "assignment" -> Set.copyOf(positions.keySet());
            case "pause" -> paused.addAll((Collection<TopicPartition>) given[0]) ? null : null;
            case "resume" -> paused.removeAll((Collection<TopicPartition>) given[0]) ? null : null;
            case "position" -> positions.get((TopicPartition) given[0]);
            case "currentLag" -> lag((TopicPartition) given[0]);
            case "partitionsFor" -> node.call(() -> partitionsFor((String) given[0]));
            case "endOffsets" -> node.call(() -> endOffsets((Collection<TopicPartition>) given[0]));
            case "wakeup" -> wakeUp();
            case "close" -> close();
            case "hashCode" -> System.identityHashCode(this);
            case "equals" -> proxy == given[0];
            case "toString" -> node.name() + " " + group;
            default -> throw new UnsupportedOperationException(method.toString());
        };
    }

    private Object subscribe(Collection<String> wanted, ConsumerRebalanceListener told) {
        topics = List.copyOf(wanted);
        listener = told;
        return null;
    }

    private Object unsubscribe() {
        broker.group(group).leave(this);
        revoke();
        topics = List.of();
        return null;
    }

    private Object assign(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> positions.put(partition, 0L));
        return null;
    }

    private Object seekToEnd(Collection<TopicPartition> partitions) {
        partitions.forEach(partition ->
                positions.put(partition, (long) broker.records(partition).size()));
        return null;
    }

    private ConsumerRecords<?, byte[]> poll(Duration timeout) {
        meet();
        ConsumerRecords<?, byte[]> records = fetch();
        if (records.isEmpty()) {
            Scheduler scheduler = node.scheduler();
            int late = 1 + scheduler.random().nextInt(LATEST);
            signal.await(scheduler.now() + Math.max(Scheduler.MILLI, timeout.toNanos() * late));
            meet();
            records = fetch();
        }
        return records;
    }

    private void meet() {
        node.call(() -> null);
        if (woken) {
            woken = false;
            throw new WakeupException();
        }
        if (group != null && !broker.isAway()) {
            broker.group(group).meet(this);
        }
    }

    private ConsumerRecords<?, byte[]> fetch() {
        if (broker.isAway()) {
            return ConsumerRecords.empty();
        }
        int most = 1 + node.scheduler().random().nextInt(MOST_AT_ONCE);
        Map<TopicPartition, List<ConsumerRecord<Object, byte[]>>> fetched = new LinkedHashMap<>();
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
        for (TopicPartition partition : List.copyOf(positions.keySet())) {
            List<ConsumerRecord<byte[], byte[]>> all = broker.records(partition);
            int from = Math.toIntExact(positions.get(partition));
            if (from > all.size()) {
                // Out of range: back to the earliest.
                from = 0;
                positions.put(partition, 0L);
            }
            int until = Math.min(all.size(), from + most);
            if (from < until && !paused.contains(partition)) {
                List<ConsumerRecord<Object, byte[]>> some = new ArrayList<>();
                all.subList(from, until).forEach(record -> some.add(formed(record)));
                fetched.put(partition, some);
                next.put(partition, new OffsetAndMetadata(until));
                positions.put(partition, (long) until);
                most -= until - from;
            }
        }
        return new ConsumerRecords<>(fetched, next);
    }

    @SuppressWarnings("unchecked")
    private ConsumerRecord<Object, byte[]> formed(ConsumerRecord<byte[], byte[]> record) {
        return (ConsumerRecord<Object, byte[]>) form.apply(record);
    }

    private Object commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        Map<TopicPartition, OffsetAndMetadata> copy = Map.copyOf(offsets);
        return node.call(() -> {
            broker.requireHere();
            if (!broker.group(group).mayCommit(this)) {
                throw new CommitFailedException();
            }
            broker.committed(group).putAll(copy);
            return null;
        });
    }

    private OptionalLong lag(TopicPartition partition) {
        Long position = positions.get(partition);
        return position == null
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(0, broker.records(partition).size() - position));
    }

    private List<PartitionInfo> partitionsFor(String topic) {
        broker.requireHere();
        return IntStream.range(0, SimulatedBroker.PARTITIONS)
                .mapToObj(partition -> new PartitionInfo(topic, partition, null, null, null))
                .toList();
    }

    private Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
        broker.requireHere();
        Map<TopicPartition, Long> ends = new HashMap<>();
        partitions.forEach(partition ->
                ends.put(partition, (long) broker.records(partition).size()));
        return ends;
    }

    private Object wakeUp() {
        woken = true;
        signal.raise();
        return null;
    }

    private Object close() {
        if (group != null && !node.isDead()) {
            broker.group(group).leave(this);
        }
        return null;
    }

    /** Its group gives it these. */
    void assign(Set<TopicPartition> partitions) {
        partitions.forEach(partition -> {
            OffsetAndMetadata known = broker.committed(group).get(partition);
            positions.put(partition, known == null ? 0L : known.offset());
        });
        if (listener != null) {
            listener.onPartitionsAssigned(partitions);
        }
    }

    /** It has nothing any more. */
    void revoke() {
        Set<TopicPartition> had = Set.copyOf(positions.keySet());
        positions.clear();
        paused.clear();
        if (listener != null && !had.isEmpty()) {
            listener.onPartitionsRevoked(had);
        }
    }

    List<String> topics() {
        return topics;
    }

    boolean isOver() {
        return node.isDead();
    }

    /** Its process sends heartbeats. */
    boolean isHeard() {
        return node.isRunning();
    }

    void callBack() {
        signal.raise();
    }

    void hasCome(TopicPartition partition) {
        if (positions.containsKey(partition) && !paused.contains(partition)) {
            signal.raise();
        }
    }
}
