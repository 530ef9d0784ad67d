package org.ballcourt.servicekit.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.ballcourt.consumer.FailureKind;
import org.ballcourt.wire.UnreadableRecord;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.util.backoff.BackOffExecution;

class ListenerErrorsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final class Said extends RuntimeException implements FailureKind.Known {
        private static final long serialVersionUID = 1;
        private final FailureKind kind;

        Said(FailureKind kind) {
            this.kind = kind;
        }

        @Override
        public FailureKind kind() {
            return kind;
        }
    }

    private static long[] pauses(Exception failure) {
        BackOffExecution pauses = ListenerErrors.pausesAfter(failure, PATIENCE).start();
        return IntStream.range(0, 1000)
                .mapToLong(_ -> pauses.nextBackOff())
                .takeWhile(pause -> pause != BackOffExecution.STOP)
                .toArray();
    }

    @Test
    void lastAsLongAsAnOutageOfTheStoreOrTheBroker() {
        assertThat(Arrays.stream(
                        pauses(new ListenerExecutionFailedException("failed", new Said(FailureKind.TRANSIENT)))))
                .hasSize(1000)
                .allMatch(pause -> pause <= 5_000);
        assertThat(pauses(new ListenerExecutionFailedException("failed", new KafkaException("gone"))))
                .hasSize(1000);
    }

    @Test
    void endSoonForAnythingElseSoThatThePartitionGoesOn() {
        assertThat(pauses(new ListenerExecutionFailedException("failed", new IllegalStateException("a bug"))))
                .hasSize(5);
    }

    @Test
    void areNoneForWhatNoRetryMendsHoweverDeepItLies() {
        KafkaException refused =
                new KafkaException("No acknowledgement", new ExecutionException(new RecordTooLargeException("2 MB")));
        assertThat(pauses(new ListenerExecutionFailedException("failed", refused)))
                .isEmpty();
        assertThat(pauses(refused)).isEmpty();
        assertThat(pauses(new UnreadableRecord("no JSON"))).isEmpty();
    }

    /** The container hands the failure over with or without its own wrapping. */
    @Test
    void lastAsLongAsThePatienceForWhatHasNotComeYet() {
        Said early = new Said(FailureKind.EARLY);
        assertThat(IntStream.range(0, 2)
                        .mapToObj(i -> i == 0 ? early : new ListenerExecutionFailedException("failed", early)))
                .allSatisfy(failure ->
                        assertThat(Arrays.stream(pauses(failure)).sum()).isBetween(9_000L, 11_000L));
    }
}
