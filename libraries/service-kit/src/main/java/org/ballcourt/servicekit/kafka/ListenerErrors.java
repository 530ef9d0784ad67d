package org.ballcourt.servicekit.kafka;

import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ballcourt.consumer.DeadLetters;
import org.ballcourt.consumer.FailureKind;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/** How often a record is tried again whose handling failed; what still fails after the last try is laid aside, so that its partition goes on. */
final class ListenerErrors {
    private static final int FIRST_PAUSE_MS = 100;
    private static final int LONGEST_PAUSE_MS = 5_000;
    private static final int TRIES = 5;

    private ListenerErrors() {}

    /** @param patience how long a record waits for what it refers to */
    static DefaultErrorHandler handler(DeadLetters<String> deadLetters, Duration patience) {
        DefaultErrorHandler handler = new DefaultErrorHandler(
                (record, failure) -> deadLetters.send(bytes(record), reason(failure)), pausesAfter(null, patience));
        handler.setBackOffFunction((_, failure) -> pausesAfter(failure, patience));
        return handler;
    }

    static BackOff pausesAfter(Exception failure, Duration patience) {
        return switch (FailureKind.of(failure)) {
            case PERMANENT -> () -> () -> BackOffExecution.STOP;
            case TRANSIENT -> pauses(Long.MAX_VALUE);
            case EARLY -> {
                ExponentialBackOff pauses = pauses(Long.MAX_VALUE);
                pauses.setMaxInterval(FIRST_PAUSE_MS * 5L);
                pauses.setMaxElapsedTime(patience.toMillis());
                yield pauses;
            }
            case OURS -> pauses(TRIES);
        };
    }

    private static ExponentialBackOff pauses(long tries) {
        ExponentialBackOff pauses = new ExponentialBackOff(FIRST_PAUSE_MS, 2);
        pauses.setMaxInterval(LONGEST_PAUSE_MS);
        pauses.setMaxAttempts(tries);
        return pauses;
    }

    private static String reason(Exception failure) {
        return FailureKind.of(failure) + ": " + FailureKind.rootOf(failure);
    }

    @SuppressWarnings("unchecked")
    private static ConsumerRecord<String, byte[]> bytes(ConsumerRecord<?, ?> record) {
        return (ConsumerRecord<String, byte[]>) record;
    }
}
