package org.ballcourt.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.ballcourt.contracts.Topics;
import org.ballcourt.wire.Wire;

/** Somebody outside, who notes when lapses are asked for and when they have happened. */
final class StormTopics implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final ConcurrentMap<String, Long> asked = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Long> lapsed = new ConcurrentHashMap<>();
    private final AtomicLong repeats = new AtomicLong();
    private final Thread thread;
    private volatile boolean closed;

    StormTopics(String bootstrap) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "max.poll.records", 5_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = Stream.of(Topics.CASE_EVENTS, Topics.CASE_COMMANDS)
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread = Thread.ofPlatform().name("storm-topics").start(this::listen);
    }

    private void listen() {
        while (!closed) {
            consumer.poll(Duration.ofMillis(20)).forEach(this::hear);
        }
        consumer.close();
    }

    /** Asked for at the time of the broker, for this thread may come late; lapsed when it was seen here. */
    private void hear(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(Topics.CASE_COMMANDS)) {
            String command =
                    Wire.json().readTree(record.value()).path("commandId").asString();
            if (command.startsWith("lapse:") && asked.putIfAbsent(command, record.timestamp()) != null) {
                repeats.incrementAndGet();
            }
            return;
        }
        String type = text(record, "ce_type");
        if (type.contains("duty-lapsed")) {
            lapsed.putIfAbsent(text(record, "ce_subject"), System.currentTimeMillis());
        }
    }

    private static String text(ConsumerRecord<byte[], byte[]> record, String header) {
        return new String(record.headers().lastHeader(header).value(), StandardCharsets.UTF_8);
    }

    /** By command, in milliseconds since 1970. */
    Map<String, Long> asked() {
        return asked;
    }

    /** By case. */
    Map<String, Long> lapsed() {
        return lapsed;
    }

    long repeats() {
        return repeats.get();
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
