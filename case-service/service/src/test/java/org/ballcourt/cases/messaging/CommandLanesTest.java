package org.ballcourt.cases.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.ballcourt.contracts.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.listener.BatchListenerFailedException;

class CommandLanesTest {
    private static final long PATIENCE_S = 60;

    private final ConcurrentLinkedQueue<String> handled = new ConcurrentLinkedQueue<>();
    private CommandLanes lanes;

    @AfterEach
    void close() {
        lanes.close();
    }

    @Test
    void keepsTheOrderOfAKey() {
        lanes = lanes(record -> done(record));
        List<ConsumerRecord<String, byte[]>> poll = IntStream.range(0, 300)
                .mapToObj(i -> record(i, "case-" + i % 3, Integer.toString(i)))
                .toList();
        lanes.onMessage(poll);

        for (int key = 0; key < 3; key++) {
            int of = key;
            assertThat(handled.stream().map(Integer::valueOf).filter(i -> i % 3 == of))
                    .isSorted()
                    .hasSize(100);
        }
    }

    @Test
    void handlesKeysSideBySide() {
        CountDownLatch both = new CountDownLatch(2);
        lanes = lanes(record -> {
            both.countDown();
            awaitOthers(both);
            return done(record);
        });
        lanes.onMessage(List.of(record(0, "a", "1"), record(1, "b", "2")));
        assertThat(handled).containsExactlyInAnyOrder("1", "2");
    }

    /** However many lapses came before, whoever asks for something else is served while they are under way. */
    @Test
    void doesNotLetPeopleWaitBehindAStormOfLapses() {
        CountDownLatch asked = new CountDownLatch(1);
        lanes = lanes(record -> {
            if (text(record).startsWith("{\"commandId\":\"lapse:")) {
                awaitOthers(asked);
            } else {
                asked.countDown();
            }
            return done(record);
        });
        List<ConsumerRecord<String, byte[]>> poll = new ArrayList<>(IntStream.range(0, 200)
                .mapToObj(i -> record(i, "case-" + i, "{\"commandId\":\"lapse:case-" + i + ":d1\"}"))
                .toList());
        poll.add(record(200, "people", "please"));
        lanes.onMessage(poll);
        assertThat(handled).hasSize(201);
    }

    @Test
    void comesBackOnlyWhenEveryReplyIsWithKafka() throws Exception {
        CompletableFuture<Void> reply = new CompletableFuture<>();
        lanes = lanes(record -> {
            handled.add(text(record));
            return reply;
        });
        Thread poll =
                Thread.ofVirtual().start(() -> lanes.onMessage(List.of(record(0, "a", "1"), record(1, "a", "2"))));
        while (handled.size() < 2) {
            Thread.onSpinWait();
        }
        assertThat(poll.isAlive()).isTrue();
        reply.complete(null);
        assertThat(poll.join(java.time.Duration.ofSeconds(PATIENCE_S))).isTrue();
    }

    @Test
    void namesTheFirstRecordThatFailedAndBeginsNothingBehindItInItsLane() {
        lanes = lanes(record -> {
            if (text(record).startsWith("bad")) {
                throw new IllegalStateException(text(record));
            }
            return done(record);
        });
        BatchListenerFailedException failed = catchThrowableOfType(
                BatchListenerFailedException.class,
                () -> lanes.onMessage(List.of(
                        record(0, "a", "1"),
                        record(1, "b", "bad 1"),
                        record(2, "c", "bad 2"),
                        record(3, "b", "behind"),
                        record(4, "d", "other"))));

        assertThat(failed.getRecord().offset()).isEqualTo(1);
        assertThat(failed).hasRootCauseMessage("bad 1");
        assertThat(handled).containsExactlyInAnyOrder("1", "other");
    }

    @Test
    void namesTheRecordWhoseReplyWasNotTaken() {
        lanes = lanes(record ->
                text(record).equals("2") ? CompletableFuture.failedFuture(new KafkaException("away")) : done(record));
        BatchListenerFailedException failed = catchThrowableOfType(
                BatchListenerFailedException.class,
                () -> lanes.onMessage(List.of(record(0, "a", "1"), record(1, "a", "2"), record(2, "a", "3"))));
        assertThat(failed.getRecord().offset()).isEqualTo(1);
    }

    @Test
    void goesOnAfterAnErrorOfTheLanguage() {
        lanes = lanes(record -> {
            throw new StackOverflowError("nested without end");
        });
        assertThatThrownBy(() -> lanes.onMessage(List.of(record(0, "a", "deep"))))
                .isInstanceOf(BatchListenerFailedException.class)
                .hasRootCauseInstanceOf(StackOverflowError.class);
    }

    private static CommandLanes lanes(CommandLanes.Handler handler) {
        return new CommandLanes(handler, CommandListener::isOfClocks);
    }

    private Future<?> done(ConsumerRecord<String, byte[]> record) {
        handled.add(text(record));
        return CompletableFuture.completedFuture(null);
    }

    private static void awaitOthers(CountDownLatch others) {
        try {
            assertThat(others.await(PATIENCE_S, TimeUnit.SECONDS))
                    .as("side by side")
                    .isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static String text(ConsumerRecord<String, byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    private static ConsumerRecord<String, byte[]> record(long offset, String key, String text) {
        return new ConsumerRecord<>(Topics.CASE_COMMANDS, 0, offset, key, text.getBytes(StandardCharsets.UTF_8));
    }
}
