package org.ballcourt.store.embedded;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Projections.include;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoCommandException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityTest {
    @TempDir
    private Path folder;

    @AfterEach
    void repairTheDisk() {
        FaultyDisk.repair();
    }

    @Test
    void forcesJournaledWritesToTheDiskBeforeItAnswers() {
        try (EmbeddedStore store = FaultyDisk.open(folder.resolve("store.db"));
                MongoClient client = MongoClients.create(store.uri())) {
            MongoCollection<Document> cases = client.getDatabase("court").getCollection("cases");
            assertThat(forcedBy(cases.withWriteConcern(WriteConcern.MAJORITY.withJournal(true))))
                    .isPositive();
            assertThat(forcedBy(cases.withWriteConcern(WriteConcern.MAJORITY))).isPositive();
            assertThat(forcedBy(cases)).isPositive();
            FaultyDisk.hold();
            cases.withWriteConcern(WriteConcern.W1).insertOne(new Document());
            assertThat(FaultyDisk.isHolding()).isTrue();
            FaultyDisk.release();
        }
    }

    private static int forcedBy(MongoCollection<Document> cases) {
        int before = FaultyDisk.FORCED.get();
        cases.insertOne(new Document());
        return FaultyDisk.FORCED.get() - before;
    }

    @Test
    void readsOnWhileTheDiskIsFullAndWritesAgainWhenThereIsRoom() {
        Path file = folder.resolve("store.db");
        try (EmbeddedStore store = FaultyDisk.open(file);
                MongoClient client = MongoClients.create(store.uri())) {
            MongoCollection<Document> cases = client.getDatabase("court").getCollection("cases");
            cases.createIndex(Indexes.ascending("n"));
            cases.insertOne(new Document("_id", 1).append("n", 1));
            FaultyDisk.full = true;
            assertRefused(() -> cases.insertOne(new Document("_id", 2).append("n", 2)));
            assertRefused(() -> cases.updateOne(eq("_id", 1), new Document("$set", new Document("n", 3))));
            assertThat(cases.find()).containsExactly(new Document("_id", 1).append("n", 1));
            assertThat(cases.countDocuments(eq("n", 2))).isZero();
            assertThat(client.getDatabase("another").getCollection("cases").countDocuments())
                    .isZero();
            FaultyDisk.full = false;
            await().atMost(Duration.ofMinutes(1))
                    .ignoreExceptions()
                    .untilAsserted(() -> cases.insertOne(new Document("_id", 3).append("n", 3)));
            assertThat(cases.find(gt("n", 0)).projection(include("_id")))
                    .containsExactly(new Document("_id", 1), new Document("_id", 3));
        }
        assertHolds(file, 1, 3);
    }

    private static void assertRefused(ThrowingCallable write) {
        assertThatThrownBy(write)
                .isInstanceOfSatisfying(
                        MongoCommandException.class,
                        refused -> assertThat(refused.getErrorCodeName()).isEqualTo("OutOfDiskSpace"))
                .hasMessageContaining("No space left on device")
                .hasMessageContaining("takes writes again by itself");
    }

    private static void assertHolds(Path file, Object... ids) {
        try (EmbeddedStore store = EmbeddedStore.open(file, 0);
                MongoClient client = MongoClients.create(store.uri())) {
            MongoCollection<Document> cases = client.getDatabase("court").getCollection("cases");
            assertThat(cases.find().map(document -> document.get("_id"))).containsExactly(ids);
            assertThat(cases.countDocuments(gt("n", 0))).isEqualTo(ids.length);
        }
    }

    /** Not even an error of the language leaves a store behind that takes commands and can keep none. */
    @Test
    void answersWithARefusalWhenTheFileCannotBeOpenedAgain() {
        try (EmbeddedStore store = FaultyDisk.open(folder.resolve("store.db"));
                MongoClient client = MongoClients.create(store.uri() + "&socketTimeoutMS=30000")) {
            MongoCollection<Document> cases = client.getDatabase("court").getCollection("cases");
            cases.insertOne(new Document("_id", 1));
            FaultyDisk.unopenable = new NoClassDefFoundError("of a jar that was replaced");
            FaultyDisk.full = true;
            assertRefused(() -> cases.insertOne(new Document("_id", 2)));
            assertRefused(() -> cases.insertOne(new Document("_id", 3)));
            assertRefused(() -> cases.find().first());
        }
    }

    @Test
    void runsNothingOnAnOpeningWhoseEndFailedItself() {
        FaultyDisk.register();
        MVStore store = StoreFile.open("faulty:" + folder.resolve("store.db"));
        MVMap<String, String> map = store.openMap("cases");
        try (GroupCommit commits = new GroupCommit(store, _ -> {}, (_, _) -> {
            throw new IllegalStateException("the file cannot be opened again");
        })) {
            FaultyDisk.full = true;
            assertThatThrownBy(() -> commits.run(GroupCommit.Wait.UNTIL_DURABLE, () -> {
                        Sight.restsOn(commits.batch());
                        return map.put("a", "lost");
                    }))
                    .isInstanceOf(OpeningEnded.class);
            assertThatThrownBy(() -> commits.run(GroupCommit.Wait.NOT, () -> map.put("b", "lost, too")))
                    .isInstanceOf(OpeningEnded.class);
        } finally {
            store.closeImmediately();
        }
    }

    @Test
    void saysThatTheDiskIsFullWhenItCannotStartForThat() {
        Path file = folder.resolve("store.db");
        FaultyDisk.open(file).close();
        FaultyDisk.full = true;
        assertThatThrownBy(() -> FaultyDisk.open(file))
                .isInstanceOf(EmbeddedStoreException.class)
                .hasMessageStartingWith("The disk is full")
                .hasMessageContaining("store.db");
    }

    @Test
    void whatIsLostWithAFullDiskWasSeenByNobody() throws Exception {
        Path file = folder.resolve("store.db");
        try (EmbeddedStore store = FaultyDisk.open(file);
                MongoClient client = MongoClients.create(store.uri())) {
            MongoCollection<Document> cases = client.getDatabase("court").getCollection("cases");
            cases.insertOne(new Document("_id", 1).append("n", 1));
            FaultyDisk.hold();
            var first = inBackground(() -> cases.insertOne(new Document("_id", 2).append("n", 1)));
            await().atMost(Duration.ofMinutes(1)).until(FaultyDisk::holdsUpAFlush);
            // The next batch gathers while the first is on its way to the disk.
            var lost = inBackground(() -> cases.updateOne(eq("_id", 1), new Document("$set", new Document("n", 2))));
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> cases.withReadConcern(ReadConcern.LOCAL)
                                    .find(eq("_id", 1))
                                    .first()
                                    .getInteger("n")
                            == 2);
            var read = inBackground(() -> cases.find(eq("_id", 1)).first());
            var builtUponIt =
                    inBackground(() -> cases.updateOne(eq("n", 2), new Document("$set", new Document("n", 3))));
            assertThatThrownBy(() -> read.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            FaultyDisk.full = true;
            FaultyDisk.release();
            first.get(60, TimeUnit.SECONDS);
            assertRefused(() -> unwrapped(lost));
            assertRefused(() -> unwrapped(builtUponIt));
            assertThat(read.get(60, TimeUnit.SECONDS).getInteger("n")).isOne();
        }
    }

    private static void unwrapped(CompletableFuture<?> future) throws Throwable {
        try {
            future.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause();
        }
    }

    static <T> CompletableFuture<T> inBackground(Supplier<T> action) {
        return CompletableFuture.supplyAsync(action, Thread::startVirtualThread);
    }

    @Test
    void stopsForGoodWhenTheDiskDoesNotConfirm() throws Exception {
        Path file = folder.resolve("store.db");
        try (EmbeddedStore store = FaultyDisk.open(file);
                MongoClient client = MongoClients.create(store.uri())) {
            MongoCollection<Document> cases = client.getDatabase("court").getCollection("cases");
            cases.insertOne(new Document("_id", 1).append("n", 1));
            FaultyDisk.hold();
            var write = inBackground(() -> cases.insertOne(new Document("_id", 2).append("n", 2)));
            await().atMost(Duration.ofMinutes(1)).until(FaultyDisk::holdsUpAFlush);
            var read = inBackground(() -> cases.find(eq("_id", 2)).first());
            assertThatThrownBy(() -> read.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            FaultyDisk.broken = true;
            FaultyDisk.release();
            String stopped = "The disk did not confirm what was written to";
            assertThatThrownBy(() -> unwrapped(write)).hasMessageContaining(stopped);
            assertThatThrownBy(() -> unwrapped(read)).hasMessageContaining(stopped);
            FaultyDisk.broken = false;
            assertThatThrownBy(() -> cases.find().first()).hasMessageContaining(stopped);
        }
    }

    @Test
    void aCommitWaitsForTheEndOfEveryCommandThatHasBegun() throws Exception {
        try (MVStore store = StoreFile.inMemory();
                GroupCommit commits = new GroupCommit(store, _ -> {}, (_, _) -> {})) {
            TrackedMap<Key> map = new TrackedMap<>(
                    store.openMap(
                            "map",
                            new MVMap.Builder<Key, Key>().keyType(Key.TYPE).valueType(Key.TYPE)),
                    commits);
            CountDownLatch half = new CountDownLatch(1);
            CountDownLatch rest = new CountDownLatch(1);
            var command = inBackground(() -> commits.run(GroupCommit.Wait.UNTIL_DURABLE, () -> {
                put(map, 1);
                half.countDown();
                opened(rest);
                return put(map, 2);
            }));
            half.await();
            var other = inBackground(() -> commits.run(GroupCommit.Wait.UNTIL_DURABLE, () -> put(map, 3)));
            assertThatThrownBy(() -> other.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            assertThat(map.size()).isEqualTo(2);
            rest.countDown();
            command.get();
            other.get();
            assertThat(map.size()).isEqualTo(3);
        }
    }

    private static Key put(TrackedMap<Key> map, int number) {
        Key key = new Key(new byte[] {(byte) number});
        map.put(key, key);
        return key;
    }

    private static boolean opened(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
