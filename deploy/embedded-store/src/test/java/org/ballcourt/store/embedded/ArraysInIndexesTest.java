package org.ballcourt.store.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A document with an array is found by each element, once, in order, and without looking at others. */
class ArraysInIndexesTest {
    private static final List<String> HOLDERS = List.of("BUYER", "SELLER", "AGENT", "NOBODY");

    private EmbeddedStore store;
    private MongoClient client;
    private MongoCollection<Document> cases;

    @BeforeEach
    void fourHundredCases() {
        store = EmbeddedStore.inMemory();
        client = MongoClients.create(store.uri());
        cases = client.getDatabase("court").getCollection("cases");
        cases.createIndex(ascending("holders", "due"));
        cases.createIndex(ascending("words"));
        cases.insertMany(
                IntStream.range(0, 400).mapToObj(ArraysInIndexesTest::dispute).toList());
    }

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    private static Document dispute(int i) {
        return new Document("_id", i)
                .append("holders", List.of(HOLDERS.get(i % 2), HOLDERS.get(i % 2) + "/" + i % 10))
                .append("due", 1_000 - i)
                .append("words", List.of(i % 7, 20 + i % 3, i % 7));
    }

    @Test
    void findsByOneElementInTheOrderOfTheRest() {
        assertThat(ids(eq("holders", "SELLER/7"), 3)).containsExactly(397, 387, 377);
        assertThat(cases.find(eq("holders", "SELLER/7"))
                        .sort(descending("due"))
                        .map(found -> found.getInteger("_id"))
                        .first())
                .isEqualTo(7);
        assertThat(cases.countDocuments(eq("holders", "SELLER"))).isEqualTo(200);
    }

    @Test
    void findsEachOnce() {
        int some = (int)
                IntStream.range(0, 400).filter(i -> i % 7 == 1 || i % 3 < 2).count();
        assertThat(ids(in("words", 1, 20, 21), 400)).hasSize(some).doesNotHaveDuplicates();
        assertThat(cases.countDocuments(in("words", 1, 20, 21))).isEqualTo(some);
        assertThat(ids(gt("words", 0), 0)).hasSize(400).doesNotHaveDuplicates();
        assertThat(cases.updateMany(gt("words", 0), new Document("$inc", new Document("seen", 1)))
                        .getModifiedCount())
                .isEqualTo(400);
        assertThat(cases.countDocuments(eq("seen", 1))).isEqualTo(400);
    }

    @Test
    void twoConditionsMayBeMetByTwoElements() {
        assertThat(cases.countDocuments(and(gt("words", 15), lt("words", 3))))
                .isEqualTo(IntStream.range(0, 400).filter(i -> i % 7 < 3).count());
        Document inOne = new Document("words", new Document("$gt", 15).append("$lt", 3));
        assertThat(cases.countDocuments(inOne)).isEqualTo(cases.countDocuments(new Document("$or", List.of(inOne))));
    }

    @Test
    void followsEveryChange() {
        Random random = new Random(11);
        for (int turn = 0; turn < 400; turn++) {
            int id = random.nextInt(400);
            switch (random.nextInt(4)) {
                case 0 -> cases.deleteOne(eq("_id", id));
                case 1 ->
                    cases.updateOne(eq("_id", id), new Document("$set", new Document("words", random.nextInt(7))));
                case 2 -> cases.updateOne(eq("_id", id), new Document("$set", new Document("words", List.of())));
                default ->
                    cases.updateOne(
                            eq("_id", id),
                            new Document("$set", new Document("words", List.of(random.nextInt(7), random.nextInt(7)))));
            }
        }
        for (int word = 0; word < 7; word++) {
            List<Integer> scanned = cases.find(new Document("$or", List.of(new Document("words", word))))
                    .map(found -> found.getInteger("_id"))
                    .into(new ArrayList<>());
            assertThat(ids(eq("words", word), 0)).containsExactlyInAnyOrderElementsOf(scanned);
            assertThat(cases.countDocuments(eq("words", word))).isEqualTo(scanned.size());
        }
    }

    private List<Integer> ids(Bson query, int limit) {
        return cases.find(query)
                .sort(limit == 3 ? ascending("due") : new Document())
                .limit(limit)
                .map(found -> found.getInteger("_id"))
                .into(new ArrayList<>());
    }

    @Test
    void readsNoMoreThanItTells() {
        Opening opening = Opening.first(StoreFile.inMemory(), (_, _) -> {});
        Documents documents = new Documents(opening, "cases", "_id");
        List<IndexKey> keys = List.of(new IndexKey("holders", true), new IndexKey("due", true));
        IndexEntries index = new IndexEntries(
                opening, documents, "by-holder", keys, IndexEntries.Options.of(keys, false, false, null));
        for (int i = 0; i < 400; i++) {
            var document = new de.bwaldvogel.mongo.bson.Document("_id", i)
                    .append("holders", List.of("BUYER", "BUYER/" + i % 10))
                    .append("due", i);
            Key position = documents.position(document);
            documents.put(position, document);
            index.keysOf(document).forEach(key -> index.add(key, position));
        }
        Plan plan = new Planner(
                        new de.bwaldvogel.mongo.bson.Document("holders", "BUYER/3"),
                        new de.bwaldvogel.mongo.bson.Document("due", 1),
                        0)
                .choose(documents, List.of(index));
        assertThat(plan.access()).isSameAs(index);
        assertThat(plan.cost()).isEqualTo(40);
        assertThat(plan.isOrdered()).isTrue();
        assertThat(plan.exact()).isTrue();
        opening.close();
    }
}
