package org.ballcourt.simulation.broker;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.ballcourt.simulation.kernel.Node;
import org.ballcourt.simulation.kernel.Scheduler;
import org.ballcourt.simulation.kernel.SimulatedFuture;

/** An idempotent producer: the records of a partition arrive in order and once, or fail, and some that fail have arrived. */
public final class SimulatedProducer implements InvocationHandler {
    private static final long DELIVERY_TIMEOUT = 15 * Scheduler.SECOND;
    private static final long LONGEST_WAY = 10 * Scheduler.MILLI;

    private static final class OnItsWay {
        private final ProducerRecord<?, byte[]> record;
        private final int partition;
        private final Callback callback;
        private final SimulatedFuture<RecordMetadata> answer;
        private final long expires;

        private OnItsWay(
                ProducerRecord<?, byte[]> record,
                int partition,
                Callback callback,
                SimulatedFuture<RecordMetadata> answer,
                long expires) {
            this.record = record;
            this.partition = partition;
            this.callback = callback;
            this.answer = answer;
            this.expires = expires;
        }
    }

    private final Node node;
    private final SimulatedBroker broker;
    private final Scheduler scheduler;
    private final Map<TopicPartition, Deque<OnItsWay>> queues = new HashMap<>();
    private long answeredAt;

    private SimulatedProducer(Node node, SimulatedBroker broker) {
        this.node = node;
        this.broker = broker;
        this.scheduler = node.scheduler();
        node.whenDead(this::loseTheRest);
    }

    @SuppressWarnings("unchecked")
    public static <K> Producer<K, byte[]> of(Node node, SimulatedBroker broker) {
        return (Producer<K, byte[]>) Proxy.newProxyInstance(
                Producer.class.getClassLoader(), new Class<?>[] {Producer.class}, new SimulatedProducer(node, broker));
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object invoke(Object proxy, Method method, Object[] given) {
        return switch (method.getName()) {
            case "send" -> send((ProducerRecord<?, byte[]>) given[0], given.length == 1 ? null : (Callback) given[1]);
            case "close", "flush" -> null;
            case "hashCode" -> System.identityHashCode(this);
            case "equals" -> proxy == given[0];
            case "toString" -> node.name() + " producer";
            default -> throw new UnsupportedOperationException(method.toString());
        };
    }

    private Future<RecordMetadata> send(ProducerRecord<?, byte[]> record, Callback callback) {
        node.call(() -> null);
        SimulatedFuture<RecordMetadata> answer = new SimulatedFuture<>(scheduler);
        int partition = partitionOf(record.key());
        OnItsWay sent = new OnItsWay(record, partition, callback, answer, scheduler.now() + DELIVERY_TIMEOUT);
        Deque<OnItsWay> queue =
                queues.computeIfAbsent(new TopicPartition(record.topic(), partition), _ -> new ArrayDeque<>());
        queue.add(sent);
        if (queue.size() == 1) {
            scheduler.at(scheduler.now() + way(), () -> arrive(queue));
        }
        return answer;
    }

    private static int partitionOf(Object key) {
        return switch (key) {
            case null -> 0;
            case byte[] bytes -> SimulatedBroker.partitionOf(new String(bytes, StandardCharsets.UTF_8));
            default -> SimulatedBroker.partitionOf(key.toString());
        };
    }

    private long way() {
        return 1 + scheduler.random().nextLong(LONGEST_WAY);
    }

    /** The oldest of a partition comes to the broker, if there is one. */
    private void arrive(Deque<OnItsWay> queue) {
        OnItsWay first = queue.peek();
        if (first == null) {
            return;
        }
        if (broker.isAway()) {
            if (node.isDead()) {
                queue.clear();
            } else if (scheduler.now() >= first.expires) {
                queue.remove();
                answer(first, null);
            }
        } else {
            queue.remove();
            long offset = broker.append(first.record, first.partition);
            answer(
                    first,
                    scheduler.oneIn(80)
                            ? null
                            : new RecordMetadata(
                                    new TopicPartition(first.record.topic(), first.partition), offset, 0, 0, 0, 0));
        }
        if (!queue.isEmpty()) {
            scheduler.at(scheduler.now() + (broker.isAway() ? Scheduler.SECOND : way()), () -> arrive(queue));
        }
    }

    /** @param there null where the answer is lost, or there is none */
    private void answer(OnItsWay sent, RecordMetadata there) {
        TimeoutException lost = there == null ? new TimeoutException("Not acknowledged in time") : null;
        answeredAt = Math.max(answeredAt, scheduler.now()) + way();
        node.at(answeredAt, () -> {
            if (sent.callback != null) {
                sent.callback.onCompletion(there, lost);
            }
            sent.answer.end(there, lost);
        });
    }

    /** Of what was on its way some has left the process already. */
    private void loseTheRest() {
        for (Deque<OnItsWay> queue : queues.values()) {
            List<OnItsWay> left = new ArrayList<>(queue);
            int arriving = scheduler.random().nextInt(left.size() + 1);
            queue.clear();
            queue.addAll(left.subList(0, arriving));
        }
    }
}
