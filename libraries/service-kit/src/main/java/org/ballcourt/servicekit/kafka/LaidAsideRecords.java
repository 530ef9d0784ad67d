package org.ballcourt.servicekit.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.ballcourt.consumer.BoundedDeserializer;
import org.ballcourt.consumer.TextHeaders;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.ParkedRecord;

/** What lies on the parked topic: read from its beginning each time, and put before its reader again. */
public final class LaidAsideRecords {
    /** On a record that is sent again; what it was parked as. */
    public static final String RETRY = "retry-of";

    private static final String OURS = "parked-";
    private static final Pattern PLACE = Pattern.compile("(.+)-(\\d+)@(\\d+)");
    private static final Set<String> READ = Set.of(
            Topics.CASE_COMMANDS,
            Topics.CASE_REPLIES,
            Topics.CASE_EVENTS,
            Topics.CASE_SNAPSHOTS,
            Topics.EVIDENCE_EVENTS,
            Topics.ESCALATION_EVENTS);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaClients clients;

    LaidAsideRecords(KafkaClients clients) {
        this.clients = clients;
    }

    /**
     * One of them.
     *
     * @param id its place on the parked topic
     * @param by the group that could not handle it
     * @param whole false for a stub, which is only the beginning
     */
    public record LaidAside(String id, String from, String by, String reason, Instant at, boolean whole, Bytes was) {
        public String topic() {
            Matcher place = PLACE.matcher(from);
            return place.matches() ? place.group(1) : "";
        }
    }

    /** As it came, with what was added when it was laid aside. */
    public record Bytes(byte[] key, byte[] value, Headers headers) {}

    /** Hands over every one that is there now, until {@code more} says false. */
    public void read(Predicate<LaidAside> more) {
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                clients.consumerSettings("ballcourt-laid-aside", "earliest"),
                new BoundedDeserializer<>(new ByteArrayDeserializer()),
                new BoundedDeserializer<>(new ByteArrayDeserializer()))) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.PARKED, PATIENCE).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
            long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
            while (partitions.stream().anyMatch(one -> consumer.position(one, PATIENCE) < ends.get(one))) {
                var records = consumer.poll(POLL);
                giveUpAt = records.isEmpty() ? giveUpAt : System.nanoTime() + PATIENCE.toNanos();
                if (System.nanoTime() - giveUpAt > 0) {
                    throw new KafkaException("No answer from " + Topics.PARKED);
                }
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    if (record.offset() < ends.get(new TopicPartition(record.topic(), record.partition()))
                            && !more.test(read(record))) {
                        return;
                    }
                }
            }
        }
    }

    private static LaidAside read(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = TextHeaders.read(record.headers());
        return new LaidAside(
                record.partition() + "@" + record.offset(),
                headers.getOrDefault(ParkedRecord.FROM, ""),
                headers.getOrDefault(ParkedRecord.BY, ""),
                headers.getOrDefault(ParkedRecord.REASON, ""),
                Instant.ofEpochMilli(record.timestamp()),
                !headers.containsKey(ParkedRecord.SIZE),
                new Bytes(record.key(), record.value(), record.headers()));
    }

    /** Whether it can be sent again: it is whole, and came from a topic that somebody reads. */
    public static boolean isRetriable(LaidAside one) {
        return one.whole() && READ.contains(one.topic());
    }

    /**
     * Sends one to the partition from which it came, where every group of that topic reads it again; who has already
     * dealt with it drops it.
     */
    public void sendAgain(LaidAside one) {
        Matcher place = PLACE.matcher(one.from());
        if (!isRetriable(one) || !place.matches()) {
            throw new IllegalArgumentException("not retriable: " + one.id());
        }
        ProducerRecord<byte[], byte[]> again = new ProducerRecord<>(
                place.group(1),
                Integer.valueOf(place.group(2)),
                one.was().key(),
                one.was().value());
        for (Header header : one.was().headers()) {
            if (!header.key().startsWith(OURS) && !header.key().equals(RETRY)) {
                again.headers().add(header);
            }
        }
        TextHeaders.write(Map.of(RETRY, one.id()), again.headers());
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                clients.producerSettings("ballcourt-retry", Map.of()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(again).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Stopped while sending", stopped);
        } catch (ExecutionException | TimeoutException failed) {
            throw new KafkaException("No acknowledgement from " + again.topic(), failed);
        }
    }
}
