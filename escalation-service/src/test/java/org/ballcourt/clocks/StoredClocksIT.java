package org.ballcourt.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.clocks.Duties.NOON;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.ballcourt.consumer.MongoSettings;
import org.ballcourt.contracts.Role;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the clocks keep in the store: their heartbeat, what they said, and what desks passed on. */
class StoredClocksIT {
    private static EmbeddedStore store;
    private static MongoClient client;

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
        assertThat(beats().storeTime())
                .isBetween(Instant.now().minusSeconds(5), Instant.now().plusSeconds(5));
    }

    @Test
    void aFirstBeatAndSteadyBeatsOweNothing() {
        assertThat(beats().beat(NOON)).isEmpty();
        assertThat(beats().beat(NOON.plusSeconds(10))).isEmpty();
        assertThat(beats().beat(NOON.plusSeconds(10).plus(Duration.ofMinutes(15))))
                .isEmpty();
    }

    @Test
    void aSilenceIsOwedUntilItWasGivenBack() {
        Instant back = NOON.plus(Duration.ofMinutes(15)).plusMillis(1);
        Outage outage = new Outage(NOON, back);
        beats().beat(NOON);
        assertThat(beats().beat(back)).containsExactly(outage);
        assertThat(beats().beat(back.plusSeconds(10)))
                .as("after a crash in between")
                .containsExactly(outage);
        beats().givenBack(outage);
        assertThat(beats().beat(back.plusSeconds(20))).isEmpty();
    }

    @Test
    void aBeatOfASlowerClockDoesNotTurnTimeBack() {
        beats().beat(NOON);
        beats().beat(NOON.minusSeconds(3));
        assertThat(beats().beat(NOON.plus(Duration.ofMinutes(15)))).isEmpty();
    }

    /** Both see the silence; if both wrote it down, people would get the same time twice. */
    @Test
    void anOutageIsOwedOnceWhenTwoInstancesStartTogether() throws Exception {
        try (ExecutorService instances = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 50; round++) {
                database.drop();
                beats().beat(NOON);
                Instant back = NOON.plus(Duration.ofHours(1));
                CountDownLatch together = new CountDownLatch(2);
                List<Callable<List<Outage>>> starts = IntStream.range(0, 2)
                        .mapToObj(i -> (Callable<List<Outage>>) () -> {
                            together.countDown();
                            together.await();
                            return beats().beat(back.plusMillis(i));
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
        Spoken line = new Spoken();
        Deadlines deadlines = new Deadlines(line, _ -> true, new ClockMeters(new SimpleMeterRegistry()));
        deadlines.set(Duties.of("c", Duties.due("d1", NOON.plusSeconds(60))));
        deadlines.set(Duties.of("closed"));
        Instant back = Instant.now();
        beats().beat(back.minus(Duration.ofHours(2)));
        AtomicLong nanos = new AtomicLong();
        Heart heart = new Heart(beats(), new TimeGuard(back, 0), deadlines, nanos::get);
        Outage outage = new Outage(back.minus(Duration.ofHours(2)), back);

        assertThat(heart.beat(back, 0)).isTrue();
        assertThat(line.ids()).containsExactly(Messages.creditId("c", outage));
        heart.beat(back.plusMillis(10), 10_000_000);
        assertThat(line.ids()).as("it is on its way").isEmpty();
        deadlines.answered(new Reply("c", Messages.creditId("c", outage), true, null), 0);
        heart.beat(back.plusMillis(20), 20_000_000);
        heart.beat(back.plusMillis(30), 30_000_000);
        assertThat(line.ids()).isEmpty();
        assertThat(beats().beat(back.plusMillis(40))).as("nothing is owed").isEmpty();
    }

    @Test
    void noBeatIsWrittenWhileTheTimeIsDoubted() {
        Spoken line = new Spoken();
        Deadlines deadlines = new Deadlines(line, _ -> true, new ClockMeters(new SimpleMeterRegistry()));
        Instant ahead = Instant.now().plus(Duration.ofHours(3));
        beats().beat(Instant.now());
        Heart heart = new Heart(beats(), new TimeGuard(ahead, 0), deadlines, () -> 0);
        assertThat(heart.beat(ahead, 0)).isFalse();
        assertThat(beats().beat(Instant.now())).as("no outage").isEmpty();
    }

    @Test
    void aLedgerRemembersWhatWasSaidOfEachCase() {
        StoredLedger ledger = new StoredLedger(database.getCollection("announced"));
        assertThat(ledger.announced("c")).isEmpty();
        ledger.mark(List.of(said("c", "d1:50"), said("d", "d1:50")));
        ledger.mark(List.of(said("c", "d1:80"), said("c", "d1:50")));
        assertThat(ledger.announced("c")).containsExactlyInAnyOrder("d1:50", "d1:80");
        assertThat(ledger.announced("d")).containsExactly("d1:50");
    }

    @Test
    void desksAreSummedOverAllCases() {
        MongoCollection<Document> cases = database.getCollection("cases");
        HandOffStatistics statistics = new HandOffStatistics(cases);
        assertThat(statistics.perDesk()).containsEntry(Role.AGENT, Passes.NONE);
        cases.insertOne(passed("c", new Passes(2, 1, 1)));
        cases.insertOne(passed("d", new Passes(3, 0, 0)));
        cases.insertOne(new Document("_id", "e"));
        assertThat(statistics.perDesk())
                .isEqualTo(Map.of(
                        Role.AGENT, new Passes(5, 1, 1),
                        Role.SENIOR, Passes.NONE,
                        Role.REVIEWER, Passes.NONE,
                        Role.SUPERVISOR, Passes.NONE));
    }

    private Beats beats() {
        return new Beats(database, Duration.ofMinutes(15));
    }

    private static Announcement said(String caseId, String id) {
        return new Announcement(caseId, id, NOON, Instant.MAX, null);
    }

    private static Document passed(String caseId, Passes passes) {
        return new Document("_id", caseId)
                .append(CaseClockFold.PASSED, true)
                .append(CaseClockFold.DESKS, new Document("AGENT", passes.document()));
    }
}
