package org.ballcourt.servicekit.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiPredicate;
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

    private static final Set<String> RETRIES = Set.of(RETRY, ParkedRecord.RETRY_FOR);
    private static final String OURS = "parked-";

    /** On one that was put behind others. */
    private static final String FIRST_PLACE = "parked-first-at";

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
     * @param id its first place on the parked topic
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
        scan((_, one) -> more.test(one));
    }

    private void scan(BiPredicate<ConsumerRecord<byte[], byte[]>, LaidAside> more) {
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
                            && !more.test(record, read(record))) {
                        return;
                    }
                }
            }
        }
    }

    /**
     * Puts those that stand before the last command that names this person, and do not name them, behind all others, where they keep their
     * ids; after a crash some stand there twice.
     *
     * @return before where each partition that has any may be cut
     */
    Map<TopicPartition, Long> putBehind(String person) {
        Predicate<LaidAside> theirs = one -> isCommand(one) && names(one, person);
        Map<TopicPartition, Long> cuts = new HashMap<>();
        scan((record, one) -> {
            if (theirs.test(one)) {
                cuts.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
            }
            return true;
        });
        if (!cuts.isEmpty()) {
            List<ProducerRecord<byte[], byte[]>> others = new ArrayList<>();
            scan((record, one) -> {
                Long cut = cuts.get(new TopicPartition(record.topic(), record.partition()));
                if (cut != null && record.offset() < cut && !theirs.test(one)) {
                    others.add(behind(record, one));
                }
                return true;
            });
            send(others);
        }
        return cuts;
    }

    private static boolean isCommand(LaidAside one) {
        return one.topic().equals(Topics.CASE_COMMANDS) || one.topic().equals(Topics.CASE_REPLIES);
    }

    private static boolean names(LaidAside one, String person) {
        byte[] value = one.was().value();
        Pattern name = Pattern.compile(Pattern.quote(person) + "(?![\\p{L}\\p{M}\\p{N}._@+|:=-])");
        return value != null
                && name.matcher(new String(value, StandardCharsets.UTF_8)).find();
    }

    private static ProducerRecord<byte[], byte[]> behind(ConsumerRecord<byte[], byte[]> record, LaidAside one) {
        ProducerRecord<byte[], byte[]> again = new ProducerRecord<>(
                record.topic(), record.partition(), record.timestamp(), record.key(), record.value(), record.headers());
        again.headers().remove(FIRST_PLACE);
        TextHeaders.write(Map.of(FIRST_PLACE, one.id()), again.headers());
        return again;
    }

    private static LaidAside read(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = TextHeaders.read(record.headers());
        return new LaidAside(
                headers.getOrDefault(FIRST_PLACE, record.partition() + "@" + record.offset()),
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
     * dealt with it drops it, and of those who still cannot handle it the one that laid it aside lays it aside anew.
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
            if (!header.key().startsWith(OURS) && !RETRIES.contains(header.key())) {
                again.headers().add(header);
            }
        }
        TextHeaders.write(Map.of(RETRY, one.id()), again.headers());
        if (!one.by().isEmpty()) {
            TextHeaders.write(Map.of(ParkedRecord.RETRY_FOR, one.by()), again.headers());
        }
        send(List.of(again));
    }

    private void send(List<ProducerRecord<byte[], byte[]>> records) {
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                clients.producerSettings("ballcourt-retry", Map.of()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (ProducerRecord<byte[], byte[]> record : records) {
                producer.send(record).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Stopped while sending", stopped);
        } catch (ExecutionException | TimeoutException failed) {
            throw new KafkaException("No acknowledgement", failed);
        }
    }
}
