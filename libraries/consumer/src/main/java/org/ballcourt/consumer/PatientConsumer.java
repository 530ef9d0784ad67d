package org.ballcourt.consumer;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A consumer whose thread may have to wait for something else, and stays a member of its group meanwhile. */
final class PatientConsumer {
    private static final Logger log = LoggerFactory.getLogger(PatientConsumer.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final long LONGEST_ROUND = TimeUnit.MINUTES.toNanos(1);

    private final Consumer<byte[], byte[]> consumer;
    private final PollBudget budget;
    private final LongSupplier nanos;
    private boolean pausing;
    private volatile boolean closing;
    private volatile long polledAt;

    PatientConsumer(Consumer<byte[], byte[]> consumer, PollBudget budget, LongSupplier nanos) {
        this.consumer = consumer;
        this.budget = budget;
        this.nanos = nanos;
        this.polledAt = nanos.getAsLong();
    }

    /** Comes back to Kafka again and again, even while it waits for something else. */
    boolean isAlive() {
        return nanos.getAsLong() - polledAt < LONGEST_ROUND;
    }

    /** When it last turned to Kafka. */
    long polledAt() {
        return polledAt;
    }

    void close() {
        closing = true;
        consumer.wakeup();
    }

    boolean isClosing() {
        return closing;
    }

    ConsumerRecords<byte[], byte[]> poll(Duration wait) {
        polledAt = nanos.getAsLong();
        budget.renew();
        try {
            return consumer.poll(wait);
        } catch (WakeupException closed) {
            throw closed;
        } catch (KafkaException failed) {
            log.warn("The broker could not be polled, asking again: {}", failed.toString());
            return ConsumerRecords.empty();
        }
    }

    /** Works until it succeeds. */
    void retryUntilDone(Runnable work) {
        Duration pause = Duration.ofMillis(100);
        while (!attempt(work)) {
            stayInGroup(pause);
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
        }
    }

    private boolean attempt(Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException | Error failed) {
            rethrowWakeup(failed);
            if (FailureKind.isFatal(failed)) {
                throw failed;
            }
            if (closing) {
                throw new WakeupException();
            }
            log.warn("Trying again, because something did not answer: {}", failed.toString(), failed);
            return false;
        }
    }

    private void stayInGroup(Duration pause) {
        pausing = true;
        try {
            consumer.pause(consumer.assignment());
            poll(pause);
            consumer.resume(consumer.assignment());
        } finally {
            pausing = false;
        }
    }

    /** Records that come while we wait would be lost. */
    void assigned(Collection<TopicPartition> partitions) {
        if (pausing) {
            consumer.pause(partitions);
        }
    }

    static void rethrowWakeup(Throwable failure) {
        if (failure instanceof WakeupException closed) {
            throw closed;
        }
    }
}
