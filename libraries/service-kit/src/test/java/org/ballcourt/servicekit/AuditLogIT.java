package org.ballcourt.servicekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoSocketReadException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.servicekit.AuditReader.Chain;
import org.ballcourt.servicekit.AuditReader.Which;
import org.ballcourt.servicekit.AuditRecord.Entry;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.servicekit.workers.Worker;
import org.ballcourt.store.embedded.StoreInMemory;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who read what is on record before they have it, and nobody takes a record away unseen. */
class AuditLogIT {
    private static final Actor WANG = Actor.parse("AGENT/wang");
    private static final Instant AT = Instant.parse("2026-11-02T01:00:00Z");

    @AutoClose
    private static final StoreInMemory STORE = new StoreInMemory();

    private final BackgroundWorkers workers = new BackgroundWorkers(new SimpleMeterRegistry());
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicInteger cuts = new AtomicInteger();
    private MongoCollection<Document> records;
    private AuditReader reader;
    private Instant now = AT;

    @BeforeEach
    void begin() {
        records = STORE.client().getDatabase("audit-test").getCollection("audit");
        records.deleteMany(new Document());
        reader = AuditRootsIT.unsigned(STORE.client(), records);
        reader.prepare();
    }

    @AfterEach
    void end() {
        workers.close();
    }

    private AuditLog log() {
        return new AuditLog(cut(records), "case-service", () -> now, workers, new SimpleMeterRegistry());
    }

    /** The same collection over a line that is cut after so many writes have come through. */
    @SuppressWarnings("unchecked")
    private MongoCollection<Document> cut(MongoCollection<Document> whole) {
        return (MongoCollection<Document>) Proxy.newProxyInstance(
                MongoCollection.class.getClassLoader(), new Class<?>[] {MongoCollection.class}, (_, called, given) -> {
                    try {
                        if (away.get() && called.getName().startsWith("insert")) {
                            throw new MongoSocketReadException("away", new ServerAddress());
                        }
                        Object answer = called.invoke(whole, given);
                        if (called.getName().startsWith("insert") && cuts.getAndDecrement() > 0) {
                            throw new MongoSocketReadException("cut", new ServerAddress());
                        }
                        return answer;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    private Entry asked(String actor, String of, int status) {
        return new Entry(now, actor, "GET /api/cases/{caseId}", status, List.of(of), null, null);
    }

    private List<AuditRecord> found(String actor, String of) {
        return reader.page(new Which(actor, of, null, null, null), null, 100);
    }

    private Chain only() {
        assertThat(reader.streams(10)).hasSize(1);
        return reader.check(reader.streams(10).getFirst());
    }

    @Test
    void erasesWordsAndTheChainStillHolds() {
        try (AuditLog log = log()) {
            log.append(searched("BUYER/li", "BC-1", "text=CANARY-1"));
            log.append(searched("AGENT/wang", "BC-2", "text=CANARY-2"));
            log.append(searched("AGENT/wang", "BC-3", "text=lamp"));
            log.append(asked("AGENT/wang", "BC-2", 200));
        }
        reader.eraseWords(null, List.of("BC-2"));
        assertThat(found(null, null)).extracting(AuditRecord::words).containsOnly("text=CANARY-1", "text=lamp", null);

        reader.eraseWords("BUYER/li", List.of());
        assertThat(records.find().into(new ArrayList<>()).toString()).doesNotContain("CANARY");
        assertThat(found("BUYER/li", null)).hasSize(1).allMatch(record -> record.salt() == null);
        assertThat(only().records()).isEqualTo(4);
        assertThat(only().brokenAt()).isNull();

        records.updateOne(Filters.eq("words", "text=lamp"), Updates.set("words", "text=sofa"));
        assertThat(only().brokenAt()).isEqualTo(3);
    }

    @Test
    void forgetsOldWordsOfEverybodyAndTheChainStillHolds() {
        try (AuditLog log = log()) {
            log.append(searched("AGENT/wang", "BC-1", "text=CANARY-old"));
            now = now.plus(Duration.ofDays(60));
            log.append(searched("AGENT/wang", "BC-1", "text=CANARY-new"));
        }

        reader.forgetWords(AT.plus(Duration.ofDays(91)), Duration.ofDays(90));

        assertThat(found("AGENT/wang", null)).extracting(AuditRecord::words).containsExactly("text=CANARY-new", null);
        assertThat(found("AGENT/wang", null).getLast().salt()).isNull();
        assertThat(found("AGENT/wang", null).getLast().door()).isEqualTo("GET /api/cases");
        assertThat(only().brokenAt()).isNull();
    }

    @Test
    void keepsTheReasonsOfActsAndWhatTheProductSaysOfItself() {
        try (AuditLog log = log()) {
            log.append(new Entry(
                    now, "SUPERVISOR/gao", "POST /api/webhooks/{id}/disable", 204, List.of(), null, "why=ours"));
            log.append(new Entry(now, "SYSTEM/ballcourt", "retention", 200, List.of(), "forgotten", "7 until then"));
            log.append(searched("AGENT/wang", "BC-1", "text=CANARY-old"));
        }
        now = AT.plus(Duration.ofDays(91));
        try (AuditLog log = log();
                Worker worker = new AuditConfiguration()
                        .auditRetention(reader, log, workers, Duration.ofDays(1095), Duration.ofDays(90))) {
            worker.wake();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(found(null, null))
                            .extracting(AuditRecord::words)
                            .containsExactlyInAnyOrder("why=ours", "7 until then", null));
        }
    }

    private Entry searched(String actor, String of, String words) {
        return new Entry(now, actor, "GET /api/cases", 200, List.of(of), null, words);
    }

    @Test
    void answersNobodyBeforeTheLookIsWritten() throws Exception {
        try (AuditLog log = log();
                ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> looks = IntStream.range(0, 200)
                    .mapToObj(n -> (Callable<Boolean>) () -> {
                        log.read(WANG, List.of("BC-" + n), "case");
                        return records.countDocuments(Filters.eq("of", "BC-" + n)) == 1;
                    })
                    .toList();
            for (var look : readers.invokeAll(looks)) {
                assertThat(look.get()).isTrue();
            }
        }
        assertThat(only()).extracting(Chain::records, Chain::brokenAt).containsExactly(200L, null);
    }

    @Test
    void writesWhatNobodyWaitsForSoonAndAllOfItBeforeTheEnd() {
        try (AuditLog log = log()) {
            log.append(asked("BUYER/li", "BC-1", 200));
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(found("BUYER/li", null)).hasSize(1));
            IntStream.range(0, 1_200).forEach(n -> log.append(asked("BUYER/li", "BC-1", 200)));
        }
        assertThat(only()).extracting(Chain::records, Chain::brokenAt).containsExactly(1_201L, null);
    }

    @Test
    void losesAndRepeatsNothingWhereAnAnswerOfTheStoreIsLost() {
        cuts.set(2);
        try (AuditLog log = log()) {
            log.read(WANG, List.of("BC-1"), "case");
            log.read(WANG, List.of("BC-2"), "case");
        }
        assertThat(only()).extracting(Chain::records, Chain::brokenAt).containsExactly(2L, null);
    }

    @Test
    void isFoundByPersonCaseAndTimePageByPage() {
        try (AuditLog log = log()) {
            for (int n = 0; n < 7; n++) {
                now = AT.plusSeconds(n / 2);
                log.append(asked(n % 2 == 0 ? "AGENT/wang" : "SELLER/shop", "BC-" + n % 3, 404));
            }
        }
        assertThat(found("AGENT/wang", null)).hasSize(4);
        assertThat(found(null, "BC-0")).hasSize(3);
        assertThat(found("AGENT/wang", "BC-0")).hasSize(2);
        Which late = new Which(null, null, AT.plusSeconds(1), AT.plusSeconds(3), null);
        assertThat(reader.page(late, null, 100)).hasSize(4);

        List<Long> inPages = new ArrayList<>();
        String cursor = null;
        do {
            List<AuditRecord> page = reader.page(Which.ALL, cursor, 2);
            page.forEach(record -> inPages.add(record.seq()));
            cursor = page.size() < 2
                    ? null
                    : AuditRecord.idOf(page.getLast().stream(), page.getLast().seq());
        } while (cursor != null);
        assertThat(inPages).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void findsWhatWasRefusedAndWhatWasNot() {
        try (AuditLog log = log()) {
            log.append(asked("SELLER/mallory", "BC-1", 404));
            log.append(asked("AGENT/wang", "BC-1", 200));
        }
        assertThat(reader.page(new Which(null, "BC-1", null, null, true), null, 10))
                .extracting(AuditRecord::actor)
                .containsExactly("SELLER/mallory");
        assertThat(reader.page(new Which(null, "BC-1", null, null, false), null, 10))
                .extracting(AuditRecord::actor)
                .containsExactly("AGENT/wang");
    }

    @Test
    void findsAPersonByTheAccountAloneInWhateverRole() {
        try (AuditLog log = log()) {
            log.append(asked("SENIOR/wang", "BC-1", 200));
            log.append(asked("AGENT/wang", "BC-1", 200));
            log.append(asked("AGENT/wangwei", "BC-1", 200));
        }
        assertThat(found("wang", null)).extracting(AuditRecord::actor).containsExactly("AGENT/wang", "SENIOR/wang");
        assertThat(found("AGENT/wang", null)).hasSize(1);
    }

    @Test
    void tellsWhatWasChangedTakenAwayOrPutIn() {
        try (AuditLog log = log()) {
            IntStream.range(0, 5).forEach(n -> log.append(asked("AGENT/wang", "BC-" + n, 200)));
        }
        String stream = reader.streams(1).getFirst();
        Document third = records.find(Filters.eq("seq", 3L)).first();

        records.updateOne(Filters.eq("seq", 3L), Updates.set("actor", "AGENT/mei"));
        assertThat(reader.check(stream).brokenAt()).isEqualTo(3);
        records.deleteOne(Filters.eq("seq", 3L));
        assertThat(reader.check(stream).brokenAt()).isEqualTo(3);
        records.insertOne(third);
        assertThat(reader.check(stream).brokenAt()).isNull();
        AuditRecord fifth = AuditRecord.read(records.find(Filters.eq("seq", 5L)).first());
        records.deleteOne(Filters.eq("seq", 5L));
        records.insertOne(AuditRecord.of(asked("AGENT/mei", "BC-9", 200), stream, 5, "elsewhere")
                .document());
        assertThat(reader.check(stream).brokenAt()).isEqualTo(5);
        assertThat(fifth.isIntact()).isTrue();
    }

    @Test
    void chainsEachProcessToTheNewestRecordBeforeIt() {
        try (AuditLog log = log()) {
            log.append(asked("AGENT/wang", "BC-1", 200));
        }
        String head = only().head();
        now = now.plusSeconds(60);
        try (AuditLog log = log()) {
            log.append(asked("AGENT/wang", "BC-2", 200));
        }
        assertThat(found(null, "BC-2").getFirst().previous()).isEqualTo(head);
        assertThat(reader.streams(10)).hasSize(2);
    }

    @Test
    void forgetsWhatIsTooOldAndStillHolds() {
        try (AuditLog log = log()) {
            for (int n = 0; n < 4; n++) {
                log.append(asked("AGENT/wang", "BC-" + n, 200));
                now = now.plus(Duration.ofDays(400));
            }
        }
        String stream = reader.streams(1).getFirst();
        assertThat(reader.forget(now, Duration.ofDays(1095))).isEqualTo(2);
        assertThat(reader.check(stream))
                .extracting(Chain::first, Chain::records, Chain::brokenAt)
                .containsExactly(3L, 2L, null);
    }

    @Test
    void takesWhateverCallersWrite() {
        try (AuditLog log = log()) {
            log.append(
                    new Entry(now, "BUYER/\ud800", "GET /\u0000", 400, List.of("\udc00"), null, "x".repeat(100_000)));
            log.read(WANG, List.of("BC-1"), "case");
        }
        assertThat(only()).extracting(Chain::records, Chain::brokenAt).containsExactly(2L, null);
    }

    @Test
    void showsNothingWhileTheStoreIsAway() {
        away.set(true);
        AuditLog log = log();
        assertThatThrownBy(() -> log.require(log.append(asked("AGENT/wang", "BC-1", 200)), Duration.ofMillis(50)))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.problem().status()).isEqualTo(503));
    }
}
