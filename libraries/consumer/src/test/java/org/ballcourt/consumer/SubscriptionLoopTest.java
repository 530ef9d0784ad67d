package org.ballcourt.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.ReceiverContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.CaseSnapshot;
import org.ballcourt.proof.EventSeal;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.wire.CloudEvents;
import org.ballcourt.wire.Records;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the loop in the test's own thread over Kafka's own doubles; every poll is a step of the schedule. */
@Timeout(120)
class SubscriptionLoopTest {
    private static final TopicPartition EVENTS = new TopicPartition(Topics.CASE_EVENTS, 0);
    private static final TopicPartition MORE_EVENTS = new TopicPartition(Topics.CASE_EVENTS, 1);
    private static final String SNAPSHOT =
            Records.write(new CaseSnapshot("case", 4, 4, "head", Stage.NEGOTIATION, null, List.of()));
    private static final TopicPartition SNAPSHOTS = new TopicPartition(Topics.CASE_SNAPSHOTS, 0);

    private final World world = new World();
    private EventVerifier verifier = EventVerifier.unsigned();
    private final List<RecordedEvent> events = world.history("case", 4);
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final Map<TopicPartition, Optional<Integer>> leaders = new HashMap<>();
    private Optional<Integer> leader = Optional.empty();
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest") {
        @Override
        public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
            if (commitFailure != null) {
                throw commitFailure;
            }
            super.commitSync(offsets);
            commits++;
            offsets.forEach((partition, offset) -> {
                committed.put(partition, offset.offset());
                leaders.put(partition, offset.leaderEpoch());
            });
        }

        @Override
        public synchronized List<PartitionInfo> partitionsFor(String topic, Duration longest) {
            if (countSilent) {
                throw new org.apache.kafka.common.errors.TimeoutException("no answer");
            }
            return super.partitionsFor(topic, longest);
        }

        @Override
        public void wakeup() {
            if (!deaf) {
                super.wakeup();
            }
        }
    };
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<AssertionError> unexpected = new ArrayList<>();
    private final List<Long> committedMeanwhile = new ArrayList<>();
    private RuntimeException commitFailure;
    private ObservationRegistry observations = ObservationRegistry.NOOP;
    private boolean deaf;
    private boolean countSilent;
    private int asked;
    private int commits;
    private SubscriptionLoop loop;
    private long nextOffset;
    private long now;
    private long leap = TimeUnit.SECONDS.toNanos(2);

    @BeforeEach
    void prepare() {
        loop = loop(Duration.ofHours(1));
        consumer.updateBeginningOffsets(Map.of(EVENTS, 0L, MORE_EVENTS, 0L, SNAPSHOTS, 0L));
        consumer.updateEndOffsets(Map.of(EVENTS, 0L, MORE_EVENTS, 0L, SNAPSHOTS, 0L));
        consumer.updatePartitions(
                Topics.CASE_EVENTS,
                Stream.of(0, 1)
                        .map(number ->
                                new PartitionInfo(Topics.CASE_EVENTS, number, Node.noNode(), new Node[0], new Node[0]))
                        .toList());
        step(() -> {
            consumer.rebalance(List.of(EVENTS, SNAPSHOTS));
            loop.onPartitionsAssigned(List.of(EVENTS, SNAPSHOTS));
        });
    }

    @AfterEach
    void stop() {
        workers.shutdownNow();
    }

    @Test
    void commitsAnOffsetOnlyAfterItsEventIsDurable() {
        world.documents.beforeSave = failing(2);
        step(() -> events.subList(0, 2).forEach(this::arrive));
        run();

        assertThat(world.texts("case")).containsExactly("1", "2");
        assertThat(committedMeanwhile).hasSizeGreaterThan(2).containsOnlyNulls();
        assertThat(committed).containsEntry(EVENTS, 2L);
    }

    /** The case itself goes on: what is missing then is asked of the case core. */
    @Test
    void laysAsideWhatNobodyKnownSigned() {
        SigningKey key = SigningKey.fresh();
        verifier = EventVerifier.of(List.of(key.verifying()));
        loop = loop(Duration.ofHours(1));
        RecordedEvent honest = world.history("other", 1).getFirst();
        step(() -> {
            arrive(events.getFirst());
            arrive(honest, key);
        });
        step(() -> {
            assertThat(world.texts("case")).isEmpty();
            assertThat(world.texts("other")).containsExactly("1");
            assertThat(world.pulls).isEmpty();
            arrive(events.get(1), key);
        });
        run();

        assertThat(producer.history()).singleElement().satisfies(parked -> {
            assertThat(parked.topic()).isEqualTo(Topics.PARKED);
            assertThat(TextHeaders.read(parked.headers()))
                    .containsEntry("parked-reason", "UNPROVEN: the record is not signed")
                    .containsEntry("ce_subject", "case");
        });
        assertThat(world.texts("case")).containsExactly("1", "2", "3", "4");
        assertThat(committed).containsEntry(EVENTS, 3L);
    }

    /** So that Kafka can tell that the topic lost its end, and others were written over it. */
    @Test
    void commitsUnderWhichLeaderItRead() {
        leader = Optional.of(7);
        step(() -> arrive(events.getFirst()));
        run();

        assertThat(leaders).containsEntry(EVENTS, Optional.of(7));
    }

    @Test
    void losesNothingThatArrivesWhileItWaits() {
        world.documents.beforeSave = failing(2);
        step(() -> arrive(events.getFirst()));
        step(() -> arrive(events.get(1)));
        run();

        assertThat(world.texts("case")).containsExactly("1", "2");
        assertThat(world.gaps).isZero();
        assertThat(committed).containsEntry(EVENTS, 2L);
    }

    @Test
    void commitsLaterWhatItCannotCommitNow() {
        commitFailure = new CommitFailedException("rebalancing");
        step(() -> arrive(events.getFirst()));
        step(() -> {
            assertThat(committed).doesNotContainKey(EVENTS);
            commitFailure = null;
        });
        run();

        assertThat(committed).containsEntry(EVENTS, 1L);
    }

    @Test
    void startsOverAfterAFailureThatNobodyForesaw() {
        commitFailure = new IllegalStateException("a bug");
        step(() -> arrive(events.getFirst()));
        step(() -> {
            assertThat(consumer.assignment()).isEmpty();
            commitFailure = null;
            consumer.rebalance(List.of(EVENTS, SNAPSHOTS));
            loop.onPartitionsAssigned(List.of(EVENTS, SNAPSHOTS));
            nextOffset = 0;
            arrive(events.getFirst());
            arrive(events.get(1));
        });
        run();

        assertThat(world.texts("case")).containsExactly("1", "2");
        assertThat(world.duplicates).isEqualTo(1);
        assertThat(committed).containsEntry(EVENTS, 2L);
    }

    @Test
    void commitsNothingForPartitionsThatAreGone() {
        world.documents.beforeSave = failing(1);
        step(() -> arrive(events.getFirst()));
        step(() -> {
            loop.onPartitionsRevoked(List.of(EVENTS));
            consumer.rebalance(List.of(SNAPSHOTS));
        });
        run();

        assertThat(world.texts("case")).containsExactly("1");
        assertThat(committed).doesNotContainKey(EVENTS);
    }

    @Test
    void commitsNothingWhenItIsClosedWhileTheStoreIsAway() {
        world.documents.beforeSave = () -> {
            loop.close();
            throw World.storeIsAway();
        };
        step(() -> arrive(events.getFirst()));
        run();

        assertThat(world.texts("case")).isEmpty();
        assertThat(committed).doesNotContainKey(EVENTS);
        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void stopsAlsoWhenTheWakeupIsLost() {
        deaf = true;
        world.documents.beforeSave = () -> {
            loop.close();
            throw World.storeIsAway();
        };
        step(() -> arrive(events.getFirst()));
        run();

        assertThat(consumer.closed()).isTrue();
    }

    /** Of each poll that had something more to do there is no commit; a crash repeats these. */
    @Test
    void commitsNowAndThenWhileThereIsWork() {
        leap = TimeUnit.MILLISECONDS.toNanos(1);
        loop = loop(Duration.ofHours(1));
        List<Long> meanwhile = new ArrayList<>();
        for (RecordedEvent event : world.history("case", 100)) {
            step(() -> {
                meanwhile.add(committed.get(EVENTS));
                arrive(event);
            });
        }
        run();

        assertThat(world.texts("case")).hasSize(100);
        assertThat(commits).isBetween(1, 5);
        assertThat(meanwhile.getLast()).isNull();
        assertThat(committed).containsEntry(EVENTS, 100L);
    }

    @Test
    void commitsBeforeItGivesPartitionsUp() {
        leap = TimeUnit.MILLISECONDS.toNanos(1);
        loop = loop(Duration.ofHours(1));
        step(() -> arrive(events.getFirst()));
        step(() -> {
            assertThat(committed).doesNotContainKey(EVENTS);
            loop.onPartitionsRevoked(List.of(EVENTS));
            assertThat(committed).containsEntry(EVENTS, 1L);
        });
        run();
    }

    @Test
    void commitsWhenItIsClosed() {
        leap = TimeUnit.MILLISECONDS.toNanos(1);
        loop = loop(Duration.ofHours(1));
        step(() -> arrive(events.getFirst()));
        step(() -> {
            assertThat(committed).doesNotContainKey(EVENTS);
            loop.close();
        });
        loop.run();

        assertThat(committed).containsEntry(EVENTS, 1L);
    }

    @Test
    void readsAgainWhatDidNotFitIntoOnePoll() {
        step(() -> {
            arrive(events.getFirst());
            arrivePutOff(events.get(1));
            arrive(events.get(2));
        });
        step(() -> {
            assertThat(consumer.position(EVENTS)).isEqualTo(1);
            nextOffset = 1;
            arrive(events.get(1));
            arrive(events.get(2));
        });
        run();

        assertThat(world.texts("case")).containsExactly("1", "2", "3");
        assertThat(world.pulls).isEmpty();
        assertThat(committed).containsEntry(EVENTS, 3L);
    }

    @Test
    void commitsAPositionOnce() {
        step(() -> arrive(events.getFirst()));
        run();

        // One for the events and one for the announcements, or one for both; none in the idle turns.
        assertThat(commits).isBetween(1, 2);
    }

    @Test
    void commitsAgainWhatAnotherOwnerSteppedBackFrom() {
        step(() -> arrive(events.getFirst()));
        step(() -> {
            committed.clear();
            loop.onPartitionsRevoked(List.of(EVENTS));
            consumer.seek(EVENTS, 0);
            nextOffset = 0;
            arrive(events.getFirst());
        });
        run();

        assertThat(committed).containsEntry(EVENTS, 1L);
        assertThat(world.duplicates).isEqualTo(1);
    }

    @Test
    void holdsNewPartitionsBackWhileItWaits() {
        List<Set<TopicPartition>> paused = new ArrayList<>();
        world.documents.beforeSave = failing(2);
        step(() -> arrive(events.getFirst()));
        step(() -> {
            consumer.rebalance(List.of(EVENTS, SNAPSHOTS, MORE_EVENTS));
            loop.onPartitionsAssigned(List.of(MORE_EVENTS));
            paused.add(Set.copyOf(consumer.paused()));
        });
        run();

        assertThat(paused).singleElement().satisfies(held -> assertThat(held).contains(MORE_EVENTS));
        assertThat(consumer.paused()).isEmpty();
        assertThat(world.texts("case")).containsExactly("1");
    }

    @Test
    void laysAnUnreadableRecordAsideBeforeItGoesOn() {
        step(() -> {
            arrive(EVENTS, "garbage", Map.of("ce_type", "unknown"));
            arrive(events.getFirst());
        });
        run();

        assertThat(producer.history()).singleElement().satisfies(copy -> {
            assertThat(copy.topic()).isEqualTo(Topics.PARKED);
            assertThat(copy.value()).asString(StandardCharsets.UTF_8).isEqualTo("garbage");
            assertThat(copy.headers().lastHeader("parked-from").value())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(Topics.CASE_EVENTS + "-0@0");
            assertThat(copy.headers().lastHeader("parked-by").value())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("group");
        });
        assertThat(world.texts("case")).containsExactly("1");
        assertThat(committed).containsEntry(EVENTS, 2L);
    }

    @Test
    void waitsUntilTheCopyOfAnUnreadableRecordIsSafe() {
        producer.sendException = new NotEnoughReplicasException("one left");
        step(() -> arrive(EVENTS, "garbage", Map.of()));
        step(() -> {
            assertThat(committed).doesNotContainKey(EVENTS);
            producer.sendException = null;
        });
        run();

        assertThat(producer.history()).hasSize(1);
        assertThat(committed).containsEntry(EVENTS, 1L);
    }

    @Test
    void tellsTheFoldOfAllDocumentsWhenPartitionsCome() {
        events.subList(0, 2).forEach(world.rules::receive);
        world.told.clear();
        step(() -> arrive(events.get(2)));
        assertThat(loop.isSettledIn()).isFalse();
        run();

        assertThat(world.told).containsExactly("case:2", "case:3");
        assertThat(loop.isSettledIn()).isTrue();
    }

    @Test
    void asksTheBrokerAgainAfterAFailedPoll() {
        step(() -> consumer.setPollException(new KafkaException("no broker")));
        step(() -> arrive(events.getFirst()));
        run();

        assertThat(world.texts("case")).containsExactly("1");
    }

    @Test
    void pullsTheEndOfACaseThatWasAnnounced() {
        loop = loop(Duration.ZERO);
        step(() -> {
            arrive(events.getFirst());
            arrive(SNAPSHOTS, SNAPSHOT, Map.of());
        });
        run();

        assertThat(world.texts("case")).containsExactly("1", "2", "3", "4");
        assertThat(committed).containsEntry(SNAPSHOTS, 2L);
    }

    @Test
    void looksAtOnceWhetherAllThatWasAnnouncedIsThere() {
        loop = loop(Duration.ZERO);
        List<String> there = IntStream.range(0, 20).mapToObj(n -> "case-" + n).toList();
        there.forEach(caseId -> world.history(caseId, 4).forEach(world.rules::receive));
        int[] reads = new int[1];
        world.whilePulling = () -> asked++;
        step(() -> {
            there.forEach(caseId -> arrive(SNAPSHOTS, SNAPSHOT.replace("\"case\"", "\"" + caseId + "\""), Map.of()));
            arrive(SNAPSHOTS, SNAPSHOT, Map.of());
            world.documents.beforeFind = () -> reads[0]++;
        });
        run();

        assertThat(world.texts("case")).containsExactly("1", "2", "3", "4");
        assertThat(asked)
                .as("only the one that was missing was pulled")
                .isPositive()
                .isLessThan(4);
        assertThat(reads[0]).as("one look at all, and those at the missing one").isLessThan(15);
    }

    /** Each question that is not answered takes seconds, in which the loop does not poll. */
    @Test
    void asksForNoOtherEndOnceTheCaseServiceDidNotAnswer() {
        loop = loop(Duration.ZERO);
        world.whilePulling = () -> {
            asked++;
            throw new TransientFailure(new IOException("no answer"));
        };
        step(() -> IntStream.range(0, 50)
                .forEach(n -> arrive(SNAPSHOTS, SNAPSHOT.replace("\"case\"", "\"case-" + n + "\""), Map.of())));
        run();

        assertThat(asked).isBetween(1, 4);
    }

    @Test
    void pollsNowAndThenWhileItAsksForManyEnds() {
        loop = loop(Duration.ZERO);
        List<Integer> askedAtPoll = new ArrayList<>();
        world.whilePulling = () -> {
            asked++;
            now += TimeUnit.SECONDS.toNanos(6);
        };
        step(() -> IntStream.range(0, 50)
                .forEach(n -> arrive(SNAPSHOTS, SNAPSHOT.replace("\"case\"", "\"case-" + n + "\""), Map.of())));
        step(() -> askedAtPoll.add(asked));
        run();

        assertThat(askedAtPoll).singleElement().satisfies(one -> assertThat(one).isBetween(1, 2));
        assertThat(asked).isGreaterThan(4);
    }

    @Test
    void ownsItsCasesOnceKafkaSaysHowManyPartitionsThereAre() {
        countSilent = true;
        step(() -> {
            consumer.rebalance(List.of(EVENTS, SNAPSHOTS, MORE_EVENTS));
            loop.onPartitionsAssigned(List.of(EVENTS, SNAPSHOTS, MORE_EVENTS));
        });
        step(() -> {
            assertThat(loop.owns("case")).isFalse();
            countSilent = false;
        });
        run();

        assertThat(loop.owns("case")).isTrue();
    }

    @Test
    void waitsWithTheEndOfACaseWhileEventsAreUnread() {
        loop = loop(Duration.ZERO);
        step(() -> {
            consumer.updateEndOffsets(Map.of(EVENTS, 9L));
            arrive(SNAPSHOTS, SNAPSHOT, Map.of());
        });
        run();

        assertThat(world.pulls).isEmpty();
    }

    @Test
    void letsASuccessorReadAnAnnouncementThatIsStillAwaited() {
        step(() -> {
            arrive(SNAPSHOTS, "not json", Map.of());
            arrive(SNAPSHOTS, SNAPSHOT, Map.of());
        });
        run();

        assertThat(committed).containsEntry(SNAPSHOTS, 1L);
        assertThat(producer.history()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(classes = {StackOverflowError.class, NoClassDefFoundError.class})
    void startsOverAfterAnError(Class<? extends Error> type) throws Exception {
        Error error = type.getConstructor(String.class).newInstance("out of nowhere");
        step(() -> {
            throw error;
        });
        step(() -> {
            consumer.rebalance(List.of(EVENTS, SNAPSHOTS));
            loop.onPartitionsAssigned(List.of(EVENTS, SNAPSHOTS));
            arrive(events.getFirst());
        });
        run();

        assertThat(world.texts("case")).containsExactly("1");
    }

    @Test
    void parksACaseWhoseFoldMeetsAnErrorAndGoesOn() {
        List<RecordedEvent> others = world.history("other", 1);
        world.whileFolding = () -> {
            throw new StackOverflowError();
        };
        step(() -> arrive(events.getFirst()));
        step(() -> {
            world.whileFolding = () -> {};
            arrive(others.getFirst());
        });
        run();

        assertThat(world.parkedCase("case").reason()).contains("StackOverflowError");
        assertThat(world.texts("other")).containsExactly("1");
        assertThat(committed).containsEntry(EVENTS, 2L);
    }

    /** Whoever runs the process hears of it from the thread that ends, and nothing is committed any more. */
    @Test
    void doesNotGoOnWithoutMemory() {
        world.whileFolding = () -> {
            throw new OutOfMemoryError("for good");
        };
        step(() -> arrive(events.getFirst()));

        assertThatThrownBy(this::run)
                .satisfies(failure -> assertThat(FailureKind.isFatal(failure)).isTrue());
        assertThat(committed).doesNotContainKey(EVENTS);
        assertThat(consumer.closed()).isTrue();
    }

    /** Each is part of the trace that its record names; of others there is nothing that a trace could go on with. */
    @Test
    void letsWhoeverTracesSeeWhatIsDoneWithTheEventsOfATrace() {
        List<String> seen = new ArrayList<>();
        observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new ObservationHandler<Observation.Context>() {
            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }

            @Override
            public void onStart(Observation.Context context) {
                String carried = ((ReceiverContext<?>) context).getCarrier().toString();
                assertThat(carried).contains("traceparent");
                seen.add("began "
                        + context.getHighCardinalityKeyValue("commandId").getValue());
            }

            @Override
            public void onStop(Observation.Context context) {
                assertThat(committed).as("it lasts until the event is durable").isEmpty();
                seen.add("ended " + context.getLowCardinalityKeyValue("group").getValue());
            }
        });
        world.whileFolding =
                () -> seen.add(observations.getCurrentObservation() == null ? "fold of none" : "fold of the trace");
        loop = loop(Duration.ofHours(1));
        step(() -> {
            RecordedEvent traced = events.getFirst();
            Map<String, String> headers = new HashMap<>(CloudEvents.headers(traced));
            headers.put("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
            arrive(EVENTS, Wire.payload(traced.event()), headers);
            arrive(events.get(1));
        });
        run();

        assertThat(seen)
                .containsExactly(
                        "began " + events.getFirst().commandId(), "fold of the trace", "fold of none", "ended group");
    }

    private SubscriptionLoop loop(Duration tailPatience) {
        SubscriptionMeters meters = new SubscriptionMeters(new SimpleMeterRegistry(), "group", observations);
        return new SubscriptionLoop(
                consumer,
                world.rules,
                new DeadLetters<>("group", producer, meters.unreadable()),
                meters,
                new TailGapDetector(tailPatience),
                new SubscriptionLoop.Ground(verifier, workers, new PollBudget(), () -> now += leap, nanos -> {}));
    }

    /** The loop survives whatever a poll throws, and would hide what was expected in one. */
    private void step(Runnable poll) {
        consumer.schedulePollTask(() -> {
            try {
                poll.run();
            } catch (AssertionError wrong) {
                unexpected.add(wrong);
                throw wrong;
            }
        });
    }

    @AfterEach
    void metWhatWasExpected() {
        assertThat(unexpected).isEmpty();
    }

    private void run() {
        for (int idle = 0; idle < 5; idle++) {
            step(() -> {});
        }
        step(loop::close);
        loop.run();
    }

    private void arrive(RecordedEvent event) {
        arrive(EVENTS, Wire.payload(event.event()), CloudEvents.headers(event));
    }

    private void arrive(RecordedEvent event, SigningKey key) {
        Map<String, String> signed = new HashMap<>(CloudEvents.headers(event));
        signed.put(
                CloudEvents.SIGNATURE,
                EventSeal.sign(List.of(event.hash()), key).getFirst());
        arrive(EVENTS, Wire.payload(event.event()), signed);
    }

    private void arrivePutOff(RecordedEvent event) {
        arrive(EVENTS, PollBudget.putOff(), headers(CloudEvents.headers(event)));
    }

    private void arrive(TopicPartition partition, String value, Map<String, String> headers) {
        arrive(partition, value.getBytes(StandardCharsets.UTF_8), headers(headers));
    }

    private static RecordHeaders headers(Map<String, String> headers) {
        RecordHeaders written = new RecordHeaders();
        headers.forEach((name, text) -> written.add(name, text.getBytes(StandardCharsets.UTF_8)));
        return written;
    }

    private void arrive(TopicPartition partition, byte[] value, RecordHeaders written) {
        consumer.addRecord(new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                nextOffset++,
                1_000,
                TimestampType.CREATE_TIME,
                0,
                0,
                "case".getBytes(StandardCharsets.UTF_8),
                value,
                written,
                leader));
        consumer.updateEndOffsets(Map.of(partition, Math.max(nextOffset, end(partition))));
    }

    private long end(TopicPartition partition) {
        return consumer.endOffsets(List.of(partition)).get(partition);
    }

    /** Fails some times and then no more; notes what was committed at each try. */
    private Runnable failing(int times) {
        int[] left = {times};
        return () -> {
            committedMeanwhile.add(committed.get(EVENTS));
            if (left[0]-- > 0) {
                throw World.storeIsAway();
            }
        };
    }
}
