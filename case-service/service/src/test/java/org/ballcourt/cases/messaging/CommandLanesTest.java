package org.ballcourt.cases.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.LapseDuty;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.CommandRecord;
import org.ballcourt.wire.Records;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.kafka.listener.BatchListenerFailedException;

class CommandLanesTest {
    private static final long PATIENCE_S = 60;

    private static final Set<Thread.State> REST =
            EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING, Thread.State.TERMINATED);

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
            if (text(record).contains("LapseDuty")) {
                awaitOthers(asked);
            } else {
                asked.countDown();
            }
            return done(record);
        });
        List<ConsumerRecord<String, byte[]>> poll = new ArrayList<>(IntStream.range(0, 200)
                .mapToObj(i -> record(i, "case-" + i, lapse("case-" + i)))
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

    /** The partitions are another's by then, who reads the same records: here no other one is begun. */
    @Test
    @Timeout(PATIENCE_S)
    void beginsNothingMoreOfAPollThatIsGivenUp() {
        Thread poll = Thread.currentThread();
        AtomicBoolean begun = new AtomicBoolean();
        CommandLanes.Handler handler = record -> {
            begun.set(true);
            awaitRest(poll);
            return done(record);
        };
        // The poll is interrupted when its first record is in hand, and rests only when it has noticed.
        lanes = new CommandLanes(handler, record -> {
            while (record.key().equals("b") && !begun.get()) {
                Thread.onSpinWait();
            }
            if (begun.get()) {
                poll.interrupt();
            }
            return false;
        });

        assertThatThrownBy(() ->
                        lanes.onMessage(List.of(record(0, "a", "1"), record(1, "a", "2"), record(2, "b", "other"))))
                .isInstanceOf(KafkaException.class);
        assertThat(Thread.interrupted()).isTrue();
        lanes.close();

        assertThat(handled).contains("1").doesNotContain("2");
    }

    @Test
    @Timeout(PATIENCE_S)
    void beginsNothingAfterItWasClosedAndLeavesNoPollWaiting() {
        AtomicReference<Thread> closing = new AtomicReference<>();
        lanes = lanes(record -> {
            closing.compareAndSet(null, Thread.ofPlatform().unstarted(lanes::close));
            synchronized (closing) {
                if (closing.get().getState() == Thread.State.NEW) {
                    closing.get().start();
                }
            }
            awaitRest(closing.get());
            return done(record);
        });
        List<ConsumerRecord<String, byte[]>> many = IntStream.range(0, 100)
                .mapToObj(i -> record(i, "case-" + i % 50, "%03d".formatted(i)))
                .toList();

        assertThatThrownBy(() -> lanes.onMessage(many)).isInstanceOf(BatchListenerFailedException.class);
        assertThat(handled).hasSizeLessThanOrEqualTo(32).allMatch(text -> text.compareTo("050") < 0);
    }

    @Test
    @Timeout(PATIENCE_S)
    void leavesNoPollWaitingForLanesThatNoWorkerTookUp() throws Exception {
        CountDownLatch inHand = new CountDownLatch(32);
        CountDownLatch never = new CountDownLatch(1);
        lanes = lanes(record -> {
            inHand.countDown();
            try {
                never.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            return done(record);
        });
        List<ConsumerRecord<String, byte[]>> many = IntStream.range(0, 40)
                .mapToObj(i -> record(i, "case-" + i, Integer.toString(i)))
                .toList();
        CompletableFuture<Void> poll = CompletableFuture.runAsync(() -> lanes.onMessage(many));
        inHand.await();
        lanes.close();

        assertThatThrownBy(poll::join).hasRootCauseInstanceOf(InterruptedException.class);
        assertThat(handled).isEmpty();
    }

    private static void awaitRest(Thread thread) {
        while (!REST.contains(thread.getState())) {
            Thread.onSpinWait();
        }
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

    /** As the clocks write it. */
    private static String lapse(String caseId) {
        return Records.write(CommandRecord.of("lapse:" + caseId + ":d1", caseId, Actor.SYSTEM, new LapseDuty("d1")));
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
