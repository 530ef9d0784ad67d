package org.ballcourt.torture.dump;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.ballcourt.contracts.Topics;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Every record of every topic of ours, in the order of its partition. */
final class TopicDump {
    private static final List<String> TOPICS = List.of(
            Topics.CASE_EVENTS,
            Topics.CASE_SNAPSHOTS,
            Topics.CASE_REPLIES,
            Topics.EVIDENCE_EVENTS,
            Topics.ESCALATION_EVENTS,
            Topics.NOTIFICATION_EVENTS,
            Topics.PROOF_ROOTS,
            Topics.AUDIT_ROOTS,
            Topics.STANDING_EVENTS,
            Topics.TRACE_EVENTS,
            Topics.ERASURE_EVENTS,
            Topics.PARKED);
    private static final Duration POLL = Duration.ofMillis(500);

    private TopicDump() {}

    static void write(String bootstrap, Path folder) throws IOException {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            for (String topic : consumer.listTopics().keySet()) {
                if (TOPICS.contains(topic)) {
                    write(consumer, topic, folder.resolve(topic + ".jsonl"));
                }
            }
        }
    }

    private static void write(KafkaConsumer<byte[], byte[]> consumer, String topic, Path file) throws IOException {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        try (LineFile out = new LineFile(file)) {
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> out.write(json(record)));
            }
        }
    }

    private static String json(ConsumerRecord<byte[], byte[]> record) {
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("partition", record.partition())
                .put("offset", record.offset())
                .put("key", text(record.key()))
                .put("value", text(record.value()));
        ObjectNode headers = line.putObject("headers");
        record.headers().forEach(header -> headers.put(header.key(), text(header.value())));
        return line.toString();
    }

    private static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
