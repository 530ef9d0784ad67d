package org.ballcourt.store.embedded;

import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.WriteConcern;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Indexes;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cursor reads on from where it was, and holds nothing of what lies ahead. */
class CursorTest {
    private static final int LARGE = 30_000;

    @TempDir
    private Path folder;

    private EmbeddedStore store;
    private MongoClient client;
    private MongoCollection<Document> cases;

    @BeforeEach
    void evenNumbers() {
        store = EmbeddedStore.inMemory();
        client = MongoClients.create(store.uri());
        cases = client.getDatabase("court").getCollection("cases");
        cases.createIndex(Indexes.ascending("n"));
        cases.insertMany(IntStream.range(0, 20)
                .mapToObj(i -> new Document("_id", 2 * i).append("n", 2 * i).append("m", -i))
                .toList());
    }

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    @Test
    void seesWhatComesAndGoesAheadOfItAndNothingTwice() {
        assertThat(readWithAChange(cases.find()))
                .containsExactly(0, 2, 4, 6, 8, 15, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34, 36, 38);
        assertThat(readWithAChange(cases.find(gte("n", 2)).sort(ascending("n"))))
                .containsExactly(2, 4, 6, 8, 15, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34, 36, 38);
        assertThat(readWithAChange(cases.find(lt("n", 30)).sort(descending("n"))))
                .containsExactly(28, 26, 24, 22, 20, 18, 16, 15, 8, 6, 4, 2, 0);
    }

    @Test
    void aSortWithoutAnIndexKeepsItsOrderAndPassesOverWhatHasGone() {
        assertThat(readWithAChange(cases.find().sort(ascending("m"))))
                .containsExactly(38, 36, 34, 32, 30, 28, 26, 24, 22, 20, 18, 16, 8, 6, 4, 2, 0);
    }

    @Test
    void skipsAndLimitsOverBatches() {
        assertThat(ids(cases.find().skip(3).limit(8).batchSize(3))).containsExactly(6, 8, 10, 12, 14, 16, 18, 20);
        assertThat(ids(cases.find().sort(ascending("m")).skip(3).limit(4).batchSize(2)))
                .containsExactly(32, 30, 28, 26);
        assertThat(ids(cases.find(gte("m", -3)).batchSize(4))).containsExactly(0, 2, 4, 6);
    }

    private static List<Integer> ids(FindIterable<Document> found) {
        return found.map(document -> document.getInteger("_id")).into(new ArrayList<>());
    }

    private List<Integer> readWithAChange(FindIterable<Document> query) {
        List<Integer> seen = new ArrayList<>();
        try (MongoCursor<Document> cursor = query.batchSize(3).cursor()) {
            seen.add(cursor.next().getInteger("_id"));
            cases.insertOne(new Document("_id", 15).append("n", 15));
            cases.deleteMany(new Document("_id", new Document("$in", List.of(10, 12, 14))));
            cursor.forEachRemaining(document -> seen.add(document.getInteger("_id")));
        }
        cases.deleteOne(new Document("_id", 15));
        cases.insertMany(IntStream.of(10, 12, 14)
                .mapToObj(i -> new Document("_id", i).append("n", i).append("m", -i / 2))
                .toList());
        return seen;
    }

    /** In a process of its own, with a heap that is smaller than the collection. */
    @Test
    void readsACollectionThatIsLargerThanTheHeap() throws IOException, InterruptedException {
        Process child = ChildJvm.start(
                "80m", EmbeddedStoreServer.class, folder.resolve("large.db").toString(), "0");
        try (BufferedReader said = child.inputReader();
                MongoClient large = MongoClients.create(
                        said.readLine().replace("listening on ", "").replaceAll("$", "&socketTimeoutMS=60000"))) {
            MongoCollection<Document> texts = large.getDatabase("court").getCollection("texts");
            MongoCollection<Document> filling = texts.withWriteConcern(WriteConcern.W1);
            for (int from = 0; from < LARGE; from += 200) {
                filling.insertMany(IntStream.range(from, from + 200)
                        .mapToObj(i ->
                                new Document("_id", i).append("turn", i % 7).append("text", "x".repeat(4_000)))
                        .toList());
            }
            assertThat(count(texts.find())).isEqualTo(LARGE);
            assertThat(count(texts.find().sort(ascending("turn")))).isEqualTo(LARGE);
            assertThat(texts.distinct("turn", Integer.class)).hasSize(7);
            assertThat(texts.countDocuments(gte("turn", 1))).isEqualTo(LARGE - (LARGE + 6) / 7);
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private static int count(FindIterable<Document> found) {
        int count = 0;
        for (Document _ : found) {
            count++;
        }
        return count;
    }
}
