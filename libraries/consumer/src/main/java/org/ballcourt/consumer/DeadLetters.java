package org.ballcourt.consumer;

import io.micrometer.core.instrument.Counter;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.ParkedRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lays records that nobody can handle aside on the parked topic: as they were, with where they came from and what is
 * wrong.
 *
 * <p>Spring's {@code DeadLetterPublishingRecoverer} does not fit: it works in a listener container alone, while
 * subscriptions have none, and only for an exception, while an unreadable record is laid aside before there is one.
 */
public final class DeadLetters<K> implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
    private static final int TIMEOUT_SECONDS = 30;

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
     * Returns when the copy is durable.
     *
     * @throws KafkaException if it is not known to be
     */
    public void send(ConsumerRecord<K, byte[]> record, String reason) {
        ParkedRecord parked = ParkedRecord.of(reason, group, record.topic(), record.partition(), record.offset());
        ProducerRecord<K, byte[]> copy =
                new ProducerRecord<>(Topics.PARKED, null, record.key(), record.value(), record.headers());
        TextHeaders.write(parked.headers(), copy.headers());
        await(copy);
        counter.increment();
        // The reason may quote what somebody wrote: it stands in the record, not in the log.
        log.warn("Parked record {}-{}@{}", record.topic(), record.partition(), record.offset());
    }

    private void await(ProducerRecord<K, byte[]> copy) {
        try {
            producer.send(copy).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new KafkaException("No acknowledgement from " + copy.topic(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Stopped while sending to " + copy.topic(), stopped);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
