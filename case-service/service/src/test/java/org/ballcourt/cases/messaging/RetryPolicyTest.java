package org.ballcourt.cases.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.apache.kafka.common.KafkaException;
import org.ballcourt.cases.store.Unavailable;
import org.ballcourt.contracts.Message;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.util.backoff.BackOffExecution;

class RetryPolicyTest {
    private static long tries(Exception failure) {
        BackOffExecution pauses = RetryPolicy.pausesAfter(failure).start();
        return IntStream.range(0, 1000)
                .takeWhile(i -> pauses.nextBackOff() != BackOffExecution.STOP)
                .count();
    }

    @Test
    void lastsAsLongAsAnOutageOfTheStoreOrTheBroker() {
        Unavailable store =
                new Unavailable(Message.of("test.said").with("en", "silent").with("zh", "没有响应"), null);
        assertThat(tries(new ListenerExecutionFailedException("failed", store))).isEqualTo(1000);
        assertThat(tries(new ListenerExecutionFailedException("failed", new KafkaException("gone"))))
                .isEqualTo(1000);
    }

    @Test
    void endsSoonForAnythingElseSoThatThePartitionGoesOn() {
        assertThat(tries(new ListenerExecutionFailedException("failed", new IllegalStateException("a bug"))))
                .isEqualTo(5);
    }
}
