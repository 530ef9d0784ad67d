package org.ballcourt.cases.messaging;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.ballcourt.cases.store.Unavailable;
import org.ballcourt.consumer.DeadLetters;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/** How often a record is tried again that failed by our fault: as long as an outage lasts, a few times for anything else. */
final class RetryPolicy {
    private static final int FIRST_PAUSE_MS = 100;
    private static final int LONGEST_PAUSE_MS = 5_000;
    private static final int TRIES = 5;

    private RetryPolicy() {}

    /** What still fails after the last try is parked, so that the partition goes on. */
    static DefaultErrorHandler handler(DeadLetters<String> deadLetters) {
        DefaultErrorHandler handler = new DefaultErrorHandler(
                (record, failure) -> deadLetters.send(bytes(record), "failed " + TRIES + " times: " + root(failure)),
                pauses(TRIES));
        handler.setBackOffFunction((record, failure) -> pausesAfter(failure));
        return handler;
    }

    static BackOff pausesAfter(Exception failure) {
        return pauses(isOutage(failure) ? Long.MAX_VALUE : TRIES);
    }

    private static BackOff pauses(long tries) {
        ExponentialBackOff pauses = new ExponentialBackOff(FIRST_PAUSE_MS, 2);
        pauses.setMaxInterval(LONGEST_PAUSE_MS);
        pauses.setMaxAttempts(tries);
        return pauses;
    }

    private static boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Unavailable || cause instanceof KafkaException) {
                return true;
            }
        }
        return false;
    }

    private static Throwable root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    @SuppressWarnings("unchecked")
    private static ConsumerRecord<String, byte[]> bytes(ConsumerRecord<?, ?> record) {
        return (ConsumerRecord<String, byte[]>) record;
    }
}
