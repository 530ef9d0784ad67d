package org.ballcourt.consumer;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;

/** When the records at some positions were sent. Its consumer is in no group, and is there only while somebody asks. */
public final class RecordDates implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Supplier<Consumer<?, ?>> consumers;
    private Consumer<?, ?> reader;

    private RecordDates(Supplier<Consumer<?, ?>> consumers) {
        this.consumers = consumers;
    }

    /** @param settings of a consumer of the group that is looked at */
    public static RecordDates reading(Map<String, Object> settings, String clientId) {
        Map<String, Object> own = new HashMap<>(settings);
        own.keySet()
                .removeAll(List.of(
                        ConsumerConfig.GROUP_ID_CONFIG,
                        ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                        ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG));
        own.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        own.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        own.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        own.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        // One batch of each partition comes in any case.
        own.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1024);
        return new RecordDates(() -> new KafkaConsumer<>(own, new Nothing(), new Nothing()));
    }

    /** In milliseconds since 1970; without those that Kafka does not show within a few seconds. */
    synchronized Map<TopicPartition, Long> at(Map<TopicPartition, Long> positions) {
        if (positions.isEmpty()) {
            close();
            return Map.of();
        }
        if (reader == null) {
            reader = consumers.get();
        }
        reader.assign(positions.keySet());
        reader.resume(positions.keySet());
        positions.forEach(reader::seek);
        Map<TopicPartition, Long> dates = new HashMap<>();
        long until = System.nanoTime() + LONGEST.toNanos();
        while (dates.size() < positions.size() && System.nanoTime() < until) {
            for (ConsumerRecord<?, ?> record : reader.poll(POLL)) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                dates.putIfAbsent(partition, record.timestamp());
                reader.pause(List.of(partition));
            }
        }
        return dates;
    }

    @Override
    public synchronized void close() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }

    /** What is in a record does not matter here. */
    private static final class Nothing implements Deserializer<Object> {
        @Override
        public Object deserialize(String topic, byte[] data) {
            return null;
        }

        @Override
        public Object deserialize(String topic, Headers headers, ByteBuffer data) {
            return null;
        }
    }
}
