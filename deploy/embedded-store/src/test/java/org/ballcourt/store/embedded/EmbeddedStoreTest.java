package org.ballcourt.store.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Facet;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What the product asks of MongoDB, through the official driver. */
class EmbeddedStoreTest {
    @AutoClose
    private static final StoreInMemory STORE = new StoreInMemory();

    private MongoDatabase database;
    private MongoCollection<Document> cases;

    @BeforeEach
    void aDatabaseOfItsOwn(TestInfo test) {
        database = STORE.client().getDatabase(test.getTestMethod().orElseThrow().getName());
        cases = database.getCollection("cases")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY);
    }

    private static Document document(Object id, int version) {
        return new Document("_id", id).append("version", version);
    }

    @Test
    void saysHelloToAHealthCheck() {
        Document hello = STORE.client().getDatabase("admin").runCommand(new Document("hello", 1));
        assertThat(hello.getBoolean("embeddedStore")).isTrue();
        assertThat(hello.getBoolean("isWritablePrimary")).isTrue();
        assertThat(hello.getInteger("maxWireVersion")).isPositive();
    }

    @Test
    void createsACaseOnceAndThenOnlyMovesItFromTheVersionThatWasRead() {
        UpdateOptions creating = new UpdateOptions().upsert(true);
        var filed = combine(push("commits", new Document("n", 1)), set("version", 1));
        assertThat(cases.updateOne(and(eq("_id", "c1"), eq("version", 0)), filed, creating)
                        .getUpsertedId())
                .isNotNull();
        assertThatThrownBy(() -> cases.updateOne(and(eq("_id", "c1"), eq("version", 0)), filed, creating))
                .isInstanceOfSatisfying(
                        MongoWriteException.class, e -> assertThat(e.getCode()).isEqualTo(11000));

        var answered = combine(push("commits", new Document("n", 2)), set("version", 2));
        assertThat(cases.updateOne(and(eq("_id", "c1"), eq("version", 1)), answered)
                        .getModifiedCount())
                .isOne();
        assertThat(cases.updateOne(and(eq("_id", "c1"), eq("version", 1)), answered)
                        .getMatchedCount())
                .isZero();
        assertThat(cases.find(eq("_id", "c1")).first())
                .isEqualTo(document("c1", 2).append("commits", List.of(new Document("n", 1), new Document("n", 2))));
    }

    @Test
    void changesFieldsAndElements() {
        cases.insertOne(document("c1", 1)
                .append(
                        "duties",
                        List.of(
                                new Document("id", "d1").append("open", true),
                                new Document("id", "d2").append("open", true))));
        cases.updateOne(eq("_id", "c1"), combine(inc("version", 4), set("owner.name", "Bo"), set("gone", 1)));
        cases.updateOne(
                eq("_id", "c1"),
                set("duties.$[duty].open", false),
                new UpdateOptions().arrayFilters(List.of(eq("duty.id", "d2"))));
        cases.updateOne(eq("_id", "c1"), combine(unset("gone"), pull("duties", eq("id", "d1"))));
        assertThat(cases.find().first())
                .isEqualTo(document("c1", 5)
                        .append("duties", List.of(new Document("id", "d2").append("open", false)))
                        .append("owner", new Document("name", "Bo")));
    }

    @Test
    void keepsUniqueKeysUniqueAlsoWhenTheyAreCompound() {
        cases.createIndex(Indexes.ascending("order", "line"), new IndexOptions().unique(true));
        cases.insertOne(document(1, 1).append("order", "o1").append("line", 1));
        cases.insertOne(document(2, 1).append("order", "o1").append("line", 2));
        assertThatThrownBy(() ->
                        cases.insertOne(document(3, 1).append("order", "o1").append("line", 2.0)))
                .isInstanceOfSatisfying(
                        MongoWriteException.class, e -> assertThat(e.getCode()).isEqualTo(11000));
        assertThatThrownBy(() -> cases.updateOne(eq("_id", 1), set("line", 2)))
                .isInstanceOfSatisfying(
                        MongoWriteException.class, e -> assertThat(e.getCode()).isEqualTo(11000));
        assertThat(cases.countDocuments()).isEqualTo(2);
    }

    @Test
    void refusesAUniqueIndexOverDuplicatesAndLeavesNothingOfIt() {
        cases.insertMany(List.of(document(1, 7), document(2, 7)));
        IndexOptions unique = new IndexOptions().unique(true).name("once");
        assertThatThrownBy(() -> cases.createIndex(Indexes.ascending("version"), unique))
                .hasMessageContaining("E11000");
        cases.deleteOne(eq("_id", 2));
        cases.createIndex(Indexes.ascending("version"), unique);
        assertThat(cases.countDocuments(eq("version", 7))).isOne();
    }

    @Test
    void refusesAUniqueKeyThatItCouldNotKeepUnique() {
        cases.createIndex(Indexes.ascending("tags"), new IndexOptions().unique(true));
        assertThatThrownBy(() -> cases.insertOne(new Document("tags", List.of("a", "b"))))
                .hasMessageContaining("cannot keep tags_1 unique over an array");
        assertThat(cases.countDocuments()).isZero();
    }

    @Test
    void findsPendingCasesOfASegmentThroughAPartialIndex() {
        cases.createIndex(
                Indexes.ascending("segment", "pending"),
                new IndexOptions().partialFilterExpression(eq("pending", true)));
        cases.insertMany(IntStream.range(0, 100)
                .mapToObj(i -> document(i, 1).append("segment", i % 4).append("pending", i % 10 == 0))
                .toList());
        assertThat(cases.find(and(eq("segment", 2), eq("pending", true))).map(found -> found.getInteger("_id")))
                .containsExactly(10, 30, 50, 70, 90);
        cases.updateMany(eq("segment", 2), set("pending", false));
        assertThat(cases.countDocuments(and(eq("segment", 2), eq("pending", true))))
                .isZero();
        assertThat(cases.countDocuments(eq("segment", 2))).isEqualTo(25);
    }

    @Test
    void readsRangesInOrderUpToALimit() {
        cases.createIndex(Indexes.ascending("stage", "dueAt"));
        cases.insertMany(IntStream.range(0, 300)
                .mapToObj(i -> document(i, 1).append("stage", "s" + i % 3).append("dueAt", 1000 - i))
                .toList());
        var page = cases.find(and(eq("stage", "s1"), gte("dueAt", 800)))
                .sort(ascending("dueAt", "_id"))
                .limit(3);
        assertThat(page.map(found -> found.getInteger("dueAt"))).containsExactly(801, 804, 807);
        var last = cases.find(in("stage", "s1", "s2"))
                .sort(orderBy(descending("dueAt"), ascending("_id")))
                .skip(1)
                .limit(2);
        assertThat(last.map(found -> found.getInteger("dueAt"))).containsExactly(998, 996);
    }

    @Test
    void countsGroupsAndFacets() {
        cases.createIndex(Indexes.ascending("version"));
        cases.insertMany(
                IntStream.range(0, 50).mapToObj(i -> document(i, i % 5)).toList());
        assertThat(cases.countDocuments(gte("version", 3))).isEqualTo(20);
        assertThat(cases.countDocuments(gte("version", 9))).isZero();
        assertThat(cases.aggregate(List.of(
                        Aggregates.match(gte("version", 3)),
                        Aggregates.group("$version", Accumulators.sum("n", 1)),
                        Aggregates.sort(ascending("_id")))))
                .containsExactly(new Document("_id", 3).append("n", 10), new Document("_id", 4).append("n", 10));
        assertThat(cases.aggregate(List.of(
                                Aggregates.match(gte("version", 3)),
                                Aggregates.facet(
                                        new Facet("total", Aggregates.count("n")),
                                        new Facet("first", Aggregates.sort(ascending("_id")), Aggregates.limit(1)))))
                        .first())
                .isEqualTo(
                        new Document("total", List.of(new Document("n", 20))).append("first", List.of(document(3, 3))));
    }

    @Test
    void giveLargeResultsInBatches() {
        cases.insertMany(IntStream.range(0, 60)
                .mapToObj(i -> document(i, 1).append("text", "x".repeat(1_000_000)))
                .toList());
        assertThat(cases.find()).hasSize(60);
        assertThat(cases.find().batchSize(7)).hasSize(60);
    }

    @Test
    void keepsFilesInGridFs() {
        byte[] bytes = new byte[3_000_000];
        new Random(1).nextBytes(bytes);
        var bucket = GridFSBuckets.create(database, "originals");
        var id = bucket.uploadFromStream("photo.jpg", new ByteArrayInputStream(bytes));
        var read = new ByteArrayOutputStream();
        bucket.downloadToStream(id, read);
        assertThat(read.toByteArray()).isEqualTo(bytes);
        bucket.delete(id);
        assertThat(database.getCollection("originals.chunks").countDocuments()).isZero();
    }

    @Test
    void refusesADocumentThatGrowsTooLargeAndKeepsTheOldOne() {
        cases.createIndex(Indexes.ascending("version"));
        cases.insertMany(List.of(document("c2", 5), document("c3", 5))); // with one document no index is asked
        cases.insertOne(document("c1", 1).append("a", "x".repeat(9_000_000)));
        assertThatThrownBy(() ->
                        cases.updateOne(eq("_id", "c1"), combine(inc("version", 1), set("b", "x".repeat(9_000_000)))))
                .hasMessageContaining("the limit is");
        assertThat(cases.countDocuments(eq("version", 1))).isOne();
        assertThat(cases.find(eq("version", 1)).first()).hasSize(3);
    }

    @Test
    void forgetsDroppedIndexesCollectionsAndDatabases() {
        MongoCollection<Document> others = database.getCollection("others");
        for (MongoCollection<Document> each : List.of(cases, others)) {
            each.createIndex(Indexes.ascending("version"), new IndexOptions().name("same"));
            each.insertOne(document(1, 1));
        }
        cases.dropIndex("same");
        assertThat(cases.listIndexes()).hasSize(1);
        assertThat(others.listIndexes()).hasSize(2);
        others.drop();
        assertThat(database.listCollectionNames()).containsExactly("cases");
        others.insertOne(document(2, 2));
        assertThat(others.find()).containsExactly(document(2, 2));
        database.drop();
        assertThat(cases.countDocuments()).isZero();
        assertThat(STORE.client().listDatabaseNames()).doesNotContain(database.getName());
        cases.insertOne(document(1, 1));
        assertThat(cases.find(eq("version", 1))).hasSize(1);
    }

    @Test
    void claimsEachJobForOneWorkerOnly() {
        cases.insertMany(IntStream.range(0, 40).mapToObj(i -> document(i, 0)).toList());
        List<Object> claimed = new ArrayList<>();
        IntStream.range(0, 4).parallel().forEach(worker -> {
            for (Document job; (job = cases.findOneAndUpdate(eq("version", 0), set("version", 1))) != null; ) {
                synchronized (claimed) {
                    claimed.add(job.get("_id"));
                }
            }
        });
        assertThat(claimed).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void tellsHowOftenACollectionWasCalled() {
        cases.insertOne(new Document("_id", 1));
        cases.find(eq("_id", 1)).first();
        cases.find(eq("_id", 2)).first();
        cases.updateOne(eq("_id", 1), set("a", 1));
        cases.deleteOne(eq("_id", 1));

        Document counts = STORE.client()
                .getDatabase("admin")
                .runCommand(new Document("top", 1))
                .get("totals", Document.class)
                .get(cases.getNamespace().getFullName(), Document.class);

        assertThat(counts)
                .containsEntry("insert", new Document("count", 1L))
                .containsEntry("queries", new Document("count", 2L))
                .containsEntry("update", new Document("count", 1L))
                .containsEntry("remove", new Document("count", 1L));
    }
}
