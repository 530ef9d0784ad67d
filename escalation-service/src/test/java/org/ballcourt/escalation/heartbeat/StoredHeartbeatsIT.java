package org.ballcourt.escalation.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.escalation.duties.Duties.NOON;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.ballcourt.consumer.MongoCalls;
import org.ballcourt.consumer.MongoSettings;
import org.ballcourt.escalation.deadlines.Deadlines;
import org.ballcourt.escalation.deadlines.Outage;
import org.ballcourt.escalation.deadlines.OutageCredits;
import org.ballcourt.escalation.deadlines.SystemCommands;
import org.ballcourt.escalation.duties.CaseDuties;
import org.ballcourt.escalation.duties.Duties;
import org.ballcourt.escalation.duties.InMemoryDutyRepository;
import org.ballcourt.escalation.messaging.RecordingSender;
import org.ballcourt.escalation.messaging.Reply;
import org.ballcourt.escalation.metrics.EscalationMetrics;
import org.ballcourt.servicekit.ClockGuard;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The heartbeat in the store, and the outages that it tells. */
class StoredHeartbeatsIT {
    private static EmbeddedStore store;
    private static MongoClient client;

    private final InMemoryDutyRepository duties = new InMemoryDutyRepository();
    private MongoDatabase database;

    @BeforeAll
    static void open() {
        store = EmbeddedStore.inMemory();
        client = MongoClients.create(MongoSettings.durable(store.uri()));
    }

    @AfterAll
    static void close() {
        client.close();
        store.close();
    }

    @BeforeEach
    void empty() {
        database = client.getDatabase("ballcourt_clocks");
        database.drop();
    }

    @Test
    void aStoreTellsItsOwnTime() {
        Instant asked = Instant.now();
        Instant told = storeTime();
        assertThat(told).isBetween(asked.minusSeconds(1), Instant.now().plusSeconds(1));
    }

    @Test
    void aFirstHeartbeatAndSteadyOnesOweNothing() {
        assertThat(heartbeats().record(NOON)).isEmpty();
        assertThat(heartbeats().record(NOON.plusSeconds(10))).isEmpty();
        assertThat(heartbeats().record(NOON.plusSeconds(10).plus(Duration.ofMinutes(15))))
                .isEmpty();
    }

    @Test
    void aSilenceIsOwedUntilItWasGivenBack() {
        Instant back = NOON.plus(Duration.ofMinutes(15)).plusMillis(1);
        Outage outage = new Outage(NOON, back);
        heartbeats().record(NOON);
        assertThat(heartbeats().record(back)).containsExactly(outage);
        assertThat(heartbeats().record(back.plusSeconds(10)))
                .as("after a crash in between")
                .containsExactly(outage);
        heartbeats().givenBack(outage);
        assertThat(heartbeats().record(back.plusSeconds(20))).isEmpty();
    }

    @Test
    void aBeatOfASlowerClockDoesNotTurnTimeBack() {
        heartbeats().record(NOON);
        heartbeats().record(NOON.minusSeconds(3));
        assertThat(heartbeats().record(NOON.plus(Duration.ofMinutes(15)))).isEmpty();
    }

    /** Both see the silence; if both wrote it down, people would get the same time twice. */
    @Test
    void anOutageIsOwedOnceWhenTwoInstancesStartTogether() throws Exception {
        try (ExecutorService instances = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 50; round++) {
                database.drop();
                heartbeats().record(NOON);
                Instant back = NOON.plus(Duration.ofHours(1));
                CountDownLatch together = new CountDownLatch(2);
                List<Callable<List<Outage>>> starts = IntStream.range(0, 2)
                        .mapToObj(i -> (Callable<List<Outage>>) () -> {
                            together.countDown();
                            together.await();
                            return heartbeats().record(back.plusMillis(i));
                        })
                        .toList();
                Set<Outage> seen = new HashSet<>();
                for (Future<List<Outage>> start : instances.invokeAll(starts)) {
                    seen.addAll(start.get());
                }
                assertThat(seen).hasSize(1);
            }
        }
    }

    @Test
    void anOutageIsGivenBackToEveryOpenCaseOnce() {
        RecordingSender sender = new RecordingSender();
        Deadlines deadlines = new Deadlines(sender, _ -> true, new EscalationMetrics(new SimpleMeterRegistry()));
        know(deadlines, Duties.of("c", Duties.due("d1", NOON.plusSeconds(60))));
        know(deadlines, Duties.of("closed"));
        Instant back = Instant.now();
        heartbeats().record(back.minus(Duration.ofHours(2)));
        AtomicLong nanos = new AtomicLong();
        OutageDetector detector = new OutageDetector(
                heartbeats(),
                new ClockGuard(() -> back, nanos::get, () -> back),
                commandsAt(0),
                new OutageCredits(duties, deadlines));
        Outage outage = new Outage(back.minus(Duration.ofHours(2)), back);

        assertThat(detector.check(back, 0)).isTrue();
        assertThat(sender.ids()).containsExactly(SystemCommands.creditId("c", outage));
        detector.check(back.plusMillis(10), 10_000_000);
        assertThat(sender.ids()).as("it is on its way").isEmpty();
        deadlines.answered(new Reply("c", SystemCommands.creditId("c", outage), true, null), 0);
        detector.check(back.plusMillis(20), 20_000_000);
        detector.check(back.plusMillis(30), 30_000_000);
        assertThat(sender.ids()).isEmpty();
        assertThat(heartbeats().record(back.plusMillis(40)))
                .as("nothing is owed")
                .isEmpty();
    }

    @Test
    void noBeatIsWrittenWhileTheTimeIsDoubted() {
        RecordingSender sender = new RecordingSender();
        Deadlines deadlines = new Deadlines(sender, _ -> true, new EscalationMetrics(new SimpleMeterRegistry()));
        Instant ahead = Instant.now().plus(Duration.ofHours(3));
        heartbeats().record(Instant.now());
        OutageDetector detector = new OutageDetector(
                heartbeats(),
                new ClockGuard(() -> ahead, () -> 0, this::storeTime),
                commandsAt(0),
                new OutageCredits(duties, deadlines));
        assertThat(detector.check(ahead, 0)).isFalse();
        assertThat(heartbeats().record(Instant.now())).as("no outage").isEmpty();
    }

    /** The clocks ran all the time, but the case-service did not: its silence is the outage, and no deadline overtakes the credit. */
    @Test
    void aTimeInWhichNoCommandCouldBeGivenIsAnOutageToo() {
        RecordingSender sender = new RecordingSender();
        Deadlines deadlines = new Deadlines(sender, _ -> true, new EscalationMetrics(new SimpleMeterRegistry()));
        Instant start = Instant.now();
        AtomicLong seconds = new AtomicLong();
        InstantSource wall = () -> start.plusSeconds(seconds.get());
        CommandAvailability commands = new CommandAvailability();
        OutageDetector detector = new OutageDetector(
                heartbeats(),
                new ClockGuard(wall, () -> nanos(seconds), wall::instant),
                commands,
                new OutageCredits(duties, deadlines));
        know(deadlines, Duties.of("c", Duties.due("d1", start.plusSeconds(60))));
        commands.heard(0);
        assertThat(detector.check(wall.instant(), nanos(seconds))).isTrue();
        assertThat(detector.mayFire(wall.instant(), nanos(seconds))).isTrue();

        for (long second = 1; second <= 21 * 60; second++) {
            seconds.set(second);
            detector.check(wall.instant(), nanos(seconds));
            assertThat(detector.mayFire(wall.instant(), nanos(seconds)))
                    .as("after %s s without a sign", second)
                    .isEqualTo(second <= CommandAvailability.PATIENCE.toSeconds());
        }
        commands.heard(nanos(seconds));
        assertThat(detector.mayFire(wall.instant(), nanos(seconds)))
                .as("before the credit was asked for")
                .isFalse();
        assertThat(detector.check(wall.instant(), nanos(seconds))).isTrue();

        assertThat(detector.mayFire(wall.instant(), nanos(seconds))).isTrue();
        Outage outage = new Outage(start, wall.instant());
        assertThat(sender.ids()).containsExactly(SystemCommands.creditId("c", outage));
        deadlines.sendDue(wall.instant(), nanos(seconds));
        assertThat(sender.ids()).as("its deadline waits for the answer").isEmpty();
    }

    /** Neither silence alone is long enough, but nobody could act from the beginning of the one to the end of the other. */
    @Test
    void silencesThatFollowEachOtherAreOneOutage() {
        Deadlines deadlines =
                new Deadlines(new RecordingSender(), _ -> true, new EscalationMetrics(new SimpleMeterRegistry()));
        Instant start = Instant.now();
        Instant clocksBack = start.plus(Duration.ofMinutes(10));
        heartbeats().record(start);
        CommandAvailability commands = new CommandAvailability();
        AtomicLong seconds = new AtomicLong();
        InstantSource wall = () -> clocksBack.plusSeconds(seconds.get());
        OutageDetector detector = new OutageDetector(
                heartbeats(),
                new ClockGuard(wall, () -> nanos(seconds), wall::instant),
                commands,
                new OutageCredits(duties, deadlines));
        assertThat(detector.check(wall.instant(), 0))
                .as("no command can be given yet")
                .isFalse();
        seconds.set(600);
        commands.heard(nanos(seconds));
        detector.check(wall.instant(), nanos(seconds));
        assertThat(heartbeats().record(wall.instant())).containsExactly(new Outage(start, wall.instant()));
    }

    /** One sign of life between two silences lets nobody act. */
    @Test
    void silencesThatTouchAreOneOutage() {
        Instant between = NOON.plus(Duration.ofMinutes(10));
        Instant back = NOON.plus(Duration.ofMinutes(20));
        heartbeats().record(NOON);
        assertThat(heartbeats().record(between)).isEmpty();
        assertThat(heartbeats().record(between)).as("the same sign again").isEmpty();
        Outage first = new Outage(NOON, back);
        assertThat(heartbeats().record(back)).containsExactly(first);
        Outage all = new Outage(NOON, back.plusSeconds(60));
        assertThat(heartbeats().record(back.plusSeconds(60))).containsExactly(first, all);
        assertThat(SystemCommands.creditId("c", all)).isNotEqualTo(SystemCommands.creditId("c", first));
    }

    @Test
    void silencesWithTimeToActBetweenThemAreTwo() {
        Instant between = NOON.plus(Duration.ofMinutes(10));
        heartbeats().record(NOON);
        heartbeats().record(between);
        heartbeats().record(between.plusSeconds(5));
        assertThat(heartbeats().record(between.plus(Duration.ofMinutes(15)))).isEmpty();
    }

    private void know(Deadlines deadlines, CaseDuties of) {
        duties.put(of);
        deadlines.set(of);
    }

    private static long nanos(AtomicLong seconds) {
        return seconds.get() * 1_000_000_000L;
    }

    private static CommandAvailability commandsAt(long nanos) {
        CommandAvailability commands = new CommandAvailability();
        commands.heard(nanos);
        return commands;
    }

    private Instant storeTime() {
        return MongoCalls.serverTime(database);
    }

    private HeartbeatStore heartbeats() {
        return new HeartbeatStore(new MongoHeartbeatRepository(database), Duration.ofMinutes(15));
    }
}
