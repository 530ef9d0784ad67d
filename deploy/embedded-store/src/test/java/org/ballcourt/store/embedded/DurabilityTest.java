package org.ballcourt.store.embedded;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
        FaultyDisk.full = false;
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
            assertThat(forcedBy(cases.withWriteConcern(WriteConcern.W1))).isZero();
        }
    }

    private static int forcedBy(MongoCollection<Document> cases) {
        int before = FaultyDisk.FORCED.get();
        cases.insertOne(new Document());
        return FaultyDisk.FORCED.get() - before;
    }

    @Test
    void onlyReadsAfterAFailedCommitAndShowsNothingThatIsNotOnDisk() {
        Path file = folder.resolve("store.db");
        try (EmbeddedStore store = FaultyDisk.open(file);
                MongoClient client = MongoClients.create(store.uri())) {
            MongoCollection<Document> cases = client.getDatabase("court").getCollection("cases");
            cases.createIndex(Indexes.ascending("n"));
            cases.insertOne(new Document("_id", 1).append("n", 1));
            FaultyDisk.full = true;
            assertThatThrownBy(() -> cases.insertOne(new Document("_id", 2).append("n", 2)))
                    .isInstanceOf(MongoCommandException.class)
                    .hasMessageContaining("No space left on device")
                    .hasMessageContaining("only reads until it is opened");
            FaultyDisk.full = false;
            assertThatThrownBy(() -> cases.updateOne(eq("_id", 1), new Document("$set", new Document("n", 3))))
                    .hasMessageContaining("only reads until it is opened");
            assertThat(cases.find()).containsExactly(new Document("_id", 1).append("n", 1));
            assertThat(cases.countDocuments(eq("n", 2))).isZero();
            assertThat(client.getDatabase("another").getCollection("cases").countDocuments())
                    .isZero();
        }
        try (EmbeddedStore store = EmbeddedStore.open(file, 0);
                MongoClient client = MongoClients.create(store.uri())) {
            MongoCollection<Document> cases = client.getDatabase("court").getCollection("cases");
            cases.insertOne(new Document("_id", 2).append("n", 2));
            assertThat(cases.countDocuments()).isEqualTo(2);
        }
    }

    @Test
    void aCommitWaitsForTheEndOfEveryCommandThatHasBegun() throws Exception {
        try (MVStore store = StoreFile.inMemory();
                GroupCommit commits = new GroupCommit(store, IllegalStateException::new)) {
            MVMap<Integer, String> map = store.openMap("map");
            CountDownLatch half = new CountDownLatch(1);
            CountDownLatch rest = new CountDownLatch(1);
            var command = CompletableFuture.runAsync(
                    () -> commits.run(() -> {
                        map.put(1, "document");
                        half.countDown();
                        return await(rest) ? map.put(2, "index entry") : null;
                    }),
                    Thread::startVirtualThread);
            half.await();
            var commit = CompletableFuture.runAsync(() -> commits.await(true), Thread::startVirtualThread);
            assertThatThrownBy(() -> commit.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            rest.countDown();
            command.get();
            commit.get();
            assertThat(map).hasSize(2);
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
