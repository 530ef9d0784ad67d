package org.ballcourt.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.ballcourt.contracts.Topics;

/** Somebody outside, who notes when the events of a command arrive. */
final class TopicWatch implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final ConcurrentMap<String, Long> seen = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean closed;

    TopicWatch(String bootstrap) {
        consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.CASE_EVENTS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread = Thread.ofPlatform().name("topic-watch").start(this::listen);
    }

    private void listen() {
        while (!closed) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                byte[] command = record.headers().lastHeader("ce_commandid").value();
                seen.putIfAbsent(new String(command, UTF_8), System.nanoTime());
            }
        }
        consumer.close();
    }

    /** From each answer to the first event of its command; an event may come before the answer. */
    Latencies since(Map<String, Long> accepted, Duration patience) throws InterruptedException {
        long giveUp = System.nanoTime() + patience.toNanos();
        while (missing(accepted) > 0 && System.nanoTime() < giveUp) {
            thread.join(Duration.ofMillis(100));
        }
        Latencies latencies = new Latencies();
        accepted.forEach((command, at) -> {
            if (seen.containsKey(command)) {
                latencies.add(seen.get(command) - at);
            }
        });
        return latencies;
    }

    long missing(Map<String, Long> accepted) {
        return accepted.keySet().stream()
                .filter(command -> !seen.containsKey(command))
                .count();
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
