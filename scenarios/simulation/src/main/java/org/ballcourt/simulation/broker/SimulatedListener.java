package org.ballcourt.simulation.broker;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.ballcourt.simulation.kernel.Node;
import org.ballcourt.simulation.kernel.Scheduler;

/** A listener container: one record after the other, each again until it could be handled, and committed then. */
public final class SimulatedListener {
    private static final Duration POLL = Duration.ofMillis(500);

    private final Node node;
    private final Consumer<String, byte[]> consumer;
    private final java.util.function.Consumer<ConsumerRecord<String, byte[]>> handler;

    private SimulatedListener(
            Node node,
            Consumer<String, byte[]> consumer,
            java.util.function.Consumer<ConsumerRecord<String, byte[]>> handler) {
        this.node = node;
        this.consumer = consumer;
        this.handler = handler;
    }

    public static void start(
            Node node,
            SimulatedBroker broker,
            String topic,
            String group,
            java.util.function.Consumer<ConsumerRecord<String, byte[]>> handler) {
        Consumer<String, byte[]> consumer = SimulatedConsumer.ofText(node, broker, group);
        node.spawn("listener " + group, () -> new SimulatedListener(node, consumer, handler).run(topic));
    }

    private void run(String topic) {
        consumer.subscribe(List.of(topic));
        while (true) {
            consumer.poll(POLL).forEach(this::handle);
        }
    }

    private void handle(ConsumerRecord<String, byte[]> record) {
        long pause = 100 * Scheduler.MILLI;
        while (!isHandled(record)) {
            node.sleep(pause);
            pause = Math.min(5 * Scheduler.SECOND, pause * 2);
        }
        try {
            consumer.commitSync(Map.of(
                    new TopicPartition(record.topic(), record.partition()),
                    new OffsetAndMetadata(record.offset() + 1)));
        } catch (KafkaException later) {
            // With the next one, or it comes again.
        }
    }

    private boolean isHandled(ConsumerRecord<String, byte[]> record) {
        try {
            handler.accept(record);
            return true;
        } catch (RuntimeException again) {
            return false;
        }
    }
}
