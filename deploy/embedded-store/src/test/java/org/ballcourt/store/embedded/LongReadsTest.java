package org.ballcourt.store.embedded;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.inc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Projections;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever reads much holds up nobody, and cannot take the memory of all. */
class LongReadsTest {
    private static final int MANY = 60_000;

    /** During some the machine may let the reader alone go on, or begin late with it; whoever held up writers would do so in nearly all. */
    private static final int WALKS = 20;

    @TempDir
    private Path folder;

    /** All of them look at every document, for no index helps. */
    enum Walking {
        FINDING(cases -> cases.find(eq("text", "nowhere")).into(new ArrayList<>())),
        COUNTING(cases -> cases.countDocuments(eq("text", "nowhere"))),
        DISTINCT(cases -> cases.distinct("turn", Integer.class).into(new ArrayList<>())),
        SORTING(cases -> cases.find().sort(ascending("turn")).limit(3).into(new ArrayList<>())),
        SUMMING(cases -> cases.aggregate(List.of(Aggregates.group("$turn"))).into(new ArrayList<>()));

        private final Function<MongoCollection<Document>, Object> action;

        Walking(Function<MongoCollection<Document>, Object> action) {
            this.action = action;
        }
    }

    @ParameterizedTest
    @EnumSource
    void writesGoOnInTheMiddleOfALongRead(Walking walking) throws Exception {
        try (EmbeddedStore store = EmbeddedStore.open(folder.resolve("store.db"), 0);
                MongoClient client = MongoClients.create(store.uri())) {
            MongoCollection<Document> cases = client.getDatabase("court").getCollection("cases");
            fill(cases, MANY, 40);
            List<Integer> writes = new ArrayList<>();
            while (writes.size() < WALKS
                    && writes.stream().filter(many -> many > 3).count() < 2) {
                writes.add(writesMeanwhile(walking, cases));
            }
            assertThat(writes)
                    .as("durable writes to the same collection during each walk")
                    .filteredOn(many -> many > 3)
                    .hasSize(2);
        }
    }

    private static int writesMeanwhile(Walking walking, MongoCollection<Document> cases) throws Exception {
        CompletableFuture<Object> walk = DurabilityTest.inBackground(() -> walking.action.apply(cases));
        int writes = 0;
        for (; !walk.isDone(); writes++) {
            cases.updateOne(eq("_id", 7), inc("changes", 1));
        }
        walk.get();
        return writes;
    }

    @Test
    void aSortTakesTheFirstOfManyAndSkips() {
        try (EmbeddedStore store = EmbeddedStore.inMemory();
                MongoClient client = MongoClients.create(store.uri())) {
            MongoCollection<Document> cases = client.getDatabase("court").getCollection("cases");
            fill(cases, 2_000, 1);
            assertThat(cases.find()
                            .sort(ascending("turn", "_id"))
                            .skip(2)
                            .limit(3)
                            .map(found -> found.getInteger("_id")))
                    .containsExactly(14, 21, 28);
        }
    }

    @Test
    void anAggregationIsReadBatchByBatch() {
        try (EmbeddedStore store = EmbeddedStore.inMemory();
                MongoClient client = MongoClients.create(store.uri())) {
            MongoCollection<Document> cases = client.getDatabase("court").getCollection("cases");
            fill(cases, 2_000, 1);
            List<Document> seen = cases.aggregate(
                            List.of(Aggregates.match(gt("_id", 99)), Aggregates.project(Projections.include("turn"))))
                    .batchSize(300)
                    .into(new ArrayList<>());
            assertThat(seen).hasSize(1_900).doesNotHaveDuplicates();
            assertThat(seen.getLast()).isEqualTo(new Document("_id", 1_999).append("turn", 1_999 % 7));
        }
    }

    /** In a process of its own, whose heap is far smaller than what is asked for at once. */
    @Test
    void refusesWhatDoesNotFitInMemoryAndGoesOn() throws IOException, InterruptedException {
        Process child = ChildJvm.start(
                "64m", EmbeddedStoreServer.class, folder.resolve("large.db").toString(), "0");
        try (BufferedReader said = child.inputReader();
                MongoClient client = MongoClients.create(
                        said.readLine().replace("listening on ", "").replaceAll("$", "&socketTimeoutMS=120000"))) {
            MongoDatabase court = client.getDatabase("court");
            MongoCollection<Document> cases = court.getCollection("cases");
            fill(cases, 24_000, 4_000);
            assertRefused(292, () -> cases.find().sort(ascending("text")).into(new ArrayList<>()), "give a limit");
            assertRefused(17217, () -> cases.distinct("text", String.class).first(), "too big");
            List<Document> allSorted = List.of(new Document("$addFields", new Document("a", 1)), sorted());
            assertRefused(146, () -> cases.aggregate(allSorted).first(), "match fewer");
            assertThat(cases.find(new Document())
                            .batchSize(0)
                            .into(new ArrayList<>(1))
                            .size())
                    .isEqualTo(24_000);
            assertThat(child.isAlive()).isTrue();
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private static Document sorted() {
        return new Document("$sort", new Document("text", 1));
    }

    private static void assertRefused(int code, Runnable read, String words) {
        assertThatThrownBy(read::run)
                .isInstanceOfSatisfying(
                        MongoCommandException.class,
                        refused -> assertThat(refused.getErrorCode()).isEqualTo(code))
                .hasMessageContaining(words);
    }

    private static void fill(MongoCollection<Document> cases, int number, int textLength) {
        MongoCollection<Document> filling = cases.withWriteConcern(WriteConcern.W1);
        for (int from = 0; from < number; from += 500) {
            filling.insertMany(IntStream.range(from, from + 500)
                    .mapToObj(i ->
                            new Document("_id", i).append("turn", i % 7).append("text", i + "x".repeat(textLength)))
                    .toList());
        }
    }
}
