package org.ballcourt.store.embedded;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Updates.inc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.ReadConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody waits at the gate while a batch is being written, or in the midst of a bulk, and nothing comes into the wrong batch for that. */
class OpenGateTest {
    private static final int UPDATES = 900;

    @TempDir
    private Path folder;

    private MVStore store;
    private GroupCommit commits;
    private TrackedMap<Key> map;

    @BeforeEach
    void oneMap() {
        FaultyDisk.register();
        store = StoreFile.open("faulty:" + folder.resolve("map.db"));
        commits = new GroupCommit(store, _ -> {}, (_, _) -> {});
        map = new TrackedMap<>(
                store.openMap(
                        "map", new MVMap.Builder<Key, Key>().keyType(Key.TYPE).valueType(Key.TYPE)),
                commits);
    }

    @AfterEach
    void close() {
        FaultyDisk.repair();
        commits.close();
        store.closeImmediately();
    }

    @Test
    void whatIsChangedWhileABatchIsBeingWrittenBelongsToTheNext() throws Exception {
        FaultyDisk.holdWrites();
        var first = DurabilityTest.inBackground(() -> commits.run(GroupCommit.Wait.UNTIL_DURABLE, () -> put(1)));
        await().atMost(Duration.ofMinutes(1)).until(FaultyDisk::holdsUpAWrite);
        long written = commits.durable() + 1;
        var batch = DurabilityTest.inBackground(() -> commits.run(GroupCommit.Wait.NOT, () -> {
            put(2);
            return commits.batch();
        }));
        assertThat(batch.get(60, TimeUnit.SECONDS)).isEqualTo(written + 1);
        assertThat(first).isNotDone();
        FaultyDisk.releaseWrites();
        first.get(60, TimeUnit.SECONDS);
        store.closeImmediately();
        assertThat(reopened()).as("what only the second batch has").containsExactly(key(1));
    }

    private Iterable<Key> reopened() {
        try (MVStore again = StoreFile.open("faulty:" + folder.resolve("map.db"))) {
            return again
                    .openMap(
                            "map",
                            new MVMap.Builder<Key, Key>().keyType(Key.TYPE).valueType(Key.TYPE))
                    .keyList()
                    .stream()
                    .toList();
        }
    }

    @Test
    void whoIsAtWorkWhenAWriteFailsLearnsThatItIsLost() throws Exception {
        FaultyDisk.holdWrites();
        var first = DurabilityTest.inBackground(() -> commits.run(GroupCommit.Wait.UNTIL_DURABLE, () -> put(1)));
        await().atMost(Duration.ofMinutes(1)).until(FaultyDisk::holdsUpAWrite);
        CountDownLatch atWork = new CountDownLatch(1);
        var second = DurabilityTest.inBackground(() -> commits.run(GroupCommit.Wait.NOT, () -> {
            atWork.countDown();
            await().atMost(Duration.ofMinutes(1)).until(store::isClosed);
            return put(2);
        }));
        assertThat(atWork.await(60, TimeUnit.SECONDS)).isTrue();
        FaultyDisk.full = true;
        FaultyDisk.releaseWrites();
        assertThatThrownBy(() -> first.get(60, TimeUnit.SECONDS)).cause().isInstanceOf(OpeningEnded.class);
        assertThatThrownBy(() -> second.get(60, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        OpeningEnded.class, ended -> assertThat(ended.isLoss()).isTrue());
    }

    @Test
    void commitsGoThroughBetweenTheUpdatesOfABulk() throws Exception {
        try (EmbeddedStore server = EmbeddedStore.open(folder.resolve("store.db"), 0);
                MongoClient client = MongoClients.create(server.uri())) {
            MongoCollection<Document> cases = client.getDatabase("court").getCollection("cases");
            MongoCollection<Document> others = client.getDatabase("court").getCollection("others");
            // Large enough that each update takes its time, and few enough for one command.
            cases.insertOne(new Document("_id", 1).append("text", "x".repeat(300_000)));
            others.insertOne(new Document("_id", 1));
            var updates = IntStream.range(0, UPDATES)
                    .mapToObj(_ -> new UpdateOneModel<Document>(eq("_id", 1), inc("n", 1)))
                    .toList();
            var bulk = DurabilityTest.inBackground(() -> cases.bulkWrite(updates));
            MongoCollection<Document> local = cases.withReadConcern(ReadConcern.LOCAL);
            await().atMost(Duration.ofMinutes(1)).until(() -> local.countDocuments(exists("n")) == 1);
            int durable = 0;
            for (; !bulk.isDone(); durable++) {
                others.updateOne(eq("_id", 1), inc("n", 1));
            }
            assertThat(bulk.get().getModifiedCount()).isEqualTo(UPDATES);
            assertThat(durable).as("durable writes of others meanwhile").isGreaterThan(3);
        }
    }

    private Key put(int number) {
        map.put(key(number), key(number));
        return key(number);
    }

    private static Key key(int number) {
        return new Key(new byte[] {(byte) number});
    }
}
