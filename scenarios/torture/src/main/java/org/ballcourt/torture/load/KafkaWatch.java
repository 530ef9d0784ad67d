package org.ballcourt.torture.load;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.ballcourt.contracts.Topics;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the replies and the events from their first record on, without a group, as any integrator could. */
final class KafkaWatch implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final KafkaConsumer<String, String> consumer;
    private final LoadTally tally;
    private final Journal journal;
    private final Shift shift;
    private final Consumer<JsonNode> replies;
    private boolean assigned;

    KafkaWatch(String bootstrap, HttpCaller.Crew crew, Consumer<JsonNode> replies) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        5000,
                        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        4000,
                        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        500),
                new StringDeserializer(),
                new StringDeserializer());
        this.tally = crew.tally();
        this.journal = crew.journal();
        this.shift = crew.shift();
        this.replies = replies;
    }

    void poll(Duration most) {
        try {
            if (!assigned) {
                assign();
            }
            consumer.poll(most).forEach(this::read);
        } catch (KafkaException away) {
            // It comes back; nothing was passed over.
        }
    }

    private void assign() {
        List<TopicPartition> partitions = Stream.of(Topics.CASE_REPLIES, Topics.CASE_EVENTS)
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(KafkaWatch::partition)
                .toList();
        consumer.assign(partitions);
        assigned = true;
    }

    private static TopicPartition partition(PartitionInfo info) {
        return new TopicPartition(info.topic(), info.partition());
    }

    private void read(ConsumerRecord<String, String> record) {
        shift.sign();
        if (record.topic().equals(Topics.CASE_EVENTS)) {
            tally.records.increment();
            if (header(record, "ce_type").contains("duty-lapsed")) {
                tally.lapses.increment();
                journal.lapsed(record.key(), Long.parseLong(header(record, "ce_seq")), header(record, "ce_time"));
            }
        } else if (record.value() != null) {
            try {
                replies.accept(JSON.readTree(record.value()));
            } catch (JacksonException unreadable) {
                // The checker meets it in the topic.
            }
        }
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
