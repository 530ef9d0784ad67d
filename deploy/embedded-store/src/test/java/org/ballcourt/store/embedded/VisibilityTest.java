package org.ballcourt.store.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.ReadConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** While a flush is on its way to the disk, no answer tells anything that a crash could undo. */
class VisibilityTest {
    @TempDir
    private Path folder;

    private EmbeddedStore store;
    private MongoClient client;
    private MongoDatabase court;
    private MongoCollection<Document> cases;

    @BeforeEach
    void fiveHundredCases() {
        store = FaultyDisk.open(folder.resolve("store.db"));
        client = MongoClients.create(store.uri());
        court = client.getDatabase("court");
        cases = court.getCollection("cases").withReadConcern(ReadConcern.MAJORITY);
        cases.createIndex(Indexes.ascending("n"));
        cases.insertMany(IntStream.range(0, 500)
                .mapToObj(i -> new Document("_id", i).append("n", i).append("open", true))
                .toList());
        court.getCollection("calm").insertOne(new Document("_id", 1));
        court.getCollection("other").insertOne(new Document());
    }

    @AfterEach
    void close() {
        FaultyDisk.repair();
        client.close();
        store.close();
    }

    /** All of them look at case 7, whose n goes from 7 to 1007, or at case 8, which is deleted. */
    enum Looking {
        BY_ID(cases -> cases.find(eq("_id", 7)).first()),
        FOR_WHAT_HAS_GONE(cases -> cases.find(eq("_id", 8)).first()),
        BY_INDEX(cases -> cases.find(gt("n", 900)).first()),
        BY_INDEX_WHERE_IT_WAS(cases -> cases.find(eq("n", 7)).first()),
        THROUGH_ALL(cases -> cases.find(eq("open", false)).first()),
        COUNTING(cases -> cases.countDocuments(gt("n", 900))),
        COUNTING_ALL(cases -> cases.countDocuments()),
        ESTIMATING(cases -> cases.estimatedDocumentCount()),
        DISTINCT(cases -> cases.distinct("n", Integer.class).into(new ArrayList<>())),
        SUMMING(cases -> cases.aggregate(List.of(Aggregates.group(null, Accumulators.sum("n", "$n"))))
                .first()),
        LATER_IN_A_CURSOR(cases -> cases.find().batchSize(2).limit(20).into(new ArrayList<>())),
        SORTING(cases -> cases.find().sort(Indexes.descending("open", "n")).first()),
        INSERTING_A_DUPLICATE(cases -> cases.insertOne(new Document("_id", 1_000))),
        MATCHING_NOTHING(cases -> cases.updateOne(and(eq("_id", 7), eq("n", 7)), set("n", 8))),
        CHANGING_NOTHING(cases -> cases.updateOne(eq("_id", 7), set("n", 1_007))),
        DELETING_WHAT_HAS_GONE(cases -> cases.deleteOne(eq("_id", 8))),
        FIND_AND_MODIFY(cases -> cases.findOneAndUpdate(
                eq("_id", 7), set("n", 9), new FindOneAndUpdateOptions().returnDocument(ReturnDocument.BEFORE))),
        UPSERTING(cases -> cases.updateOne(eq("_id", 1_000), set("n", 1), new UpdateOptions().upsert(true)));

        private final Function<MongoCollection<Document>, Object> action;

        Looking(Function<MongoCollection<Document>, Object> action) {
            this.action = action;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoeverLooksAtAChangeWaitsForTheDisk(Looking looking) throws Exception {
        CompletableFuture<?> changes = changeWhileTheDiskIsHeldUp();
        CompletableFuture<Object> looked = DurabilityTest.inBackground(() -> looking.action.apply(cases));
        assertThatThrownBy(() -> looked.get(150, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        FaultyDisk.release();
        changes.get(60, TimeUnit.SECONDS);
        looked.handle((_, _) -> true).get(60, TimeUnit.SECONDS);
    }

    @Test
    void whoeverLooksElsewhereDoesNotWait() throws Exception {
        CompletableFuture<?> changes = changeWhileTheDiskIsHeldUp();
        assertThat(cases.find(eq("_id", 9)).first()).containsEntry("n", 9);
        assertThat(cases.find(and(gt("n", 20), lt("n", 30)))).hasSize(9);
        assertThat(cases.countDocuments(lt("n", 5))).isEqualTo(5);
        assertThat(court.getCollection("calm").countDocuments()).isOne();
        MongoCollection<Document> local = cases.withReadConcern(ReadConcern.LOCAL);
        assertThat(local.find(eq("_id", 7)).first()).containsEntry("n", 1_007);
        assertThat(FaultyDisk.isHolding()).isTrue();
        FaultyDisk.release();
        changes.get(60, TimeUnit.SECONDS);
    }

    @Test
    void aCollectionThatHasGoneOrComeIsNoAnswerYet() throws Exception {
        FaultyDisk.hold();
        var dropped = DurabilityTest.inBackground(() -> {
            court.getCollection("calm").drop();
            return null;
        });
        await().atMost(Duration.ofMinutes(1)).until(FaultyDisk::holdsUpAFlush);
        var looked =
                DurabilityTest.inBackground(() -> court.getCollection("calm").countDocuments());
        assertThatThrownBy(() -> looked.get(150, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        FaultyDisk.release();
        dropped.get(60, TimeUnit.SECONDS);
        assertThat(looked.get(60, TimeUnit.SECONDS)).isZero();
    }

    private CompletableFuture<?> changeWhileTheDiskIsHeldUp() {
        FaultyDisk.hold();
        var first =
                DurabilityTest.inBackground(() -> court.getCollection("other").insertOne(new Document()));
        await().atMost(Duration.ofMinutes(1)).until(FaultyDisk::holdsUpAFlush);
        // The flush of another change is under way; these are in memory only.
        var changes = CompletableFuture.allOf(
                first,
                DurabilityTest.inBackground(() -> cases.updateOne(eq("_id", 7), set("n", 1_007))),
                DurabilityTest.inBackground(() -> cases.deleteOne(eq("_id", 8))),
                DurabilityTest.inBackground(() -> cases.insertOne(new Document("_id", 1_000).append("open", false))));
        MongoCollection<Document> local = cases.withReadConcern(ReadConcern.LOCAL);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> local.countDocuments(eq("n", 1_007)) == 1
                        && local.countDocuments(eq("_id", 8)) == 0
                        && local.countDocuments(eq("_id", 1_000)) == 1);
        return changes;
    }
}
