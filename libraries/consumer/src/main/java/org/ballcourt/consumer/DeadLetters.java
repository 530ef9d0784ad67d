package org.ballcourt.consumer;

import io.micrometer.core.instrument.Counter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.CommandRecord;
import org.ballcourt.contracts.records.ParkedRecord;
import org.ballcourt.wire.Shortened;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lays records that nobody can handle aside on the parked topic: as they were, with where they came from and what is
 * wrong, but without the token of its sender; of one that is too large a stub, so that nothing is so bad that it cannot even be
 * laid aside.
 *
 * <p>Spring's {@code DeadLetterPublishingRecoverer} does not fit: it works in a listener container alone, while
 * subscriptions have none, and only for an exception, while an unreadable record is laid aside before there is one.
 */
public final class DeadLetters<K> implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
    private static final int TIMEOUT_SECONDS = 30;
    private static final int LONGEST_REASON = 1000;

    /** In bytes; a producer measures before it compresses, and takes 1 MiB. */
    private static final int LARGEST_COPY = 900_000;

    private static final int STUB_BYTES = CutPart.BYTES;
    private static final int STUB_HEADERS = 20;

    private final String group;
    private final Producer<K, byte[]> producer;
    private final Counter counter;

    /** @param group whose records they are */
    public DeadLetters(String group, Producer<K, byte[]> producer, Counter counter) {
        this.group = group;
        this.producer = producer;
        this.counter = counter;
    }

    /**
     * Returns when the copy is durable, or when nothing of the record can be kept; and at once where it is tried again for another group,
     * as each group that could not handle it has a copy of its own from the first time.
     *
     * @throws KafkaException if it is not known to be, and may be yet
     */
    public void send(ConsumerRecord<K, byte[]> record, String reason) {
        if (isForAnother(record)) {
            log.warn("Not parked again: record {}-{}@{}", record.topic(), record.partition(), record.offset());
            return;
        }
        CutPart cut = record.value() == null ? CutPart.among(record.headers()) : null;
        ParkedRecord parked = ParkedRecord.of(
                bounded(cut == null ? reason : cut.reason()),
                group,
                record.topic(),
                record.partition(),
                record.offset());
        if ((cut != null || !sent(copyOf(record, parked))) && !sent(stubOf(record, cut, parked))) {
            log.error("Not even a stub of record {} can be kept", parked.from());
        }
        counter.increment();
        // The reason may quote what somebody wrote: it stands in the record, not in the log.
        log.warn("Parked record {}", parked.from());
    }

    private boolean isForAnother(ConsumerRecord<K, byte[]> record) {
        String retriedFor = TextHeaders.last(record.headers(), ParkedRecord.RETRY_FOR);
        return retriedFor != null && !retriedFor.equals(group);
    }

    private static String bounded(String reason) {
        return Shortened.to(reason == null ? "unknown" : reason, LONGEST_REASON);
    }

    /** Null where it is too large to be tried. */
    private static <K> ProducerRecord<K, byte[]> copyOf(ConsumerRecord<K, byte[]> record, ParkedRecord parked) {
        if (sizeOf(record) > LARGEST_COPY) {
            return null;
        }
        ProducerRecord<K, byte[]> copy =
                new ProducerRecord<>(Topics.PARKED, null, record.key(), record.value(), record.headers());
        TextHeaders.write(parked.headers(), copy.headers().remove(CommandRecord.AUTHORIZATION));
        return copy;
    }

    /** Where it came from, what it was, and how it began. */
    private static <K> ProducerRecord<K, byte[]> stubOf(
            ConsumerRecord<K, byte[]> record, CutPart cut, ParkedRecord parked) {
        byte[] value = record.value() == null ? new byte[0] : record.value();
        CutPart kept = cut == null ? CutPart.of(ByteBuffer.wrap(value)) : cut;
        ProducerRecord<K, byte[]> stub = new ProducerRecord<>(
                Topics.PARKED, sizeOf(record.key()) <= STUB_BYTES ? record.key() : null, kept.value());
        int headers = 0;
        for (Header header : record.headers()) {
            if (header != cut
                    && !header.key().equals(CommandRecord.AUTHORIZATION)
                    && header.key().length() <= STUB_BYTES
                    && sizeOf(header.value()) <= STUB_BYTES
                    && headers++ < STUB_HEADERS) {
                stub.headers().add(header);
            }
        }
        TextHeaders.write(parked.cutFrom(kept.whole()).headers(), stub.headers());
        return stub;
    }

    private static long sizeOf(ConsumerRecord<?, byte[]> record) {
        long size = sizeOf(record.key()) + sizeOf(record.value());
        for (Header header : record.headers()) {
            size += sizeOf(header.key()) + sizeOf(header.value());
        }
        return size;
    }

    private static long sizeOf(Object part) {
        return switch (part) {
            case byte[] bytes -> bytes.length;
            case String text -> text.getBytes(StandardCharsets.UTF_8).length;
            case null, default -> 0;
        };
    }

    /** False if Kafka will never take it. */
    private boolean sent(ProducerRecord<K, byte[]> copy) {
        if (copy == null) {
            return false;
        }
        try {
            producer.send(copy).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Stopped while sending to " + copy.topic(), stopped);
        } catch (ExecutionException | TimeoutException | RuntimeException failed) {
            if (FailureKind.of(failed) == FailureKind.PERMANENT) {
                return false;
            }
            throw new KafkaException("No acknowledgement from " + copy.topic(), failed);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
