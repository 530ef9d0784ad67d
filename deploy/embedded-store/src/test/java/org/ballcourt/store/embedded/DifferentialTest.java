package org.ballcourt.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.result.UpdateResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The same random commands on a collection with random indexes and on one without, where a wrapping $or forces
 * full scans: an index may make an answer faster, never another one. -Ddifferential.seed and -Ddifferential.rounds
 * override.
 */
class DifferentialTest {
    private static final long SEED = Long.getLong("differential.seed", System.nanoTime());
    private static final int ROUNDS = Integer.getInteger("differential.rounds", 200);

    private static EmbeddedStore store;
    private static MongoClient client;

    private RandomValues random;
    private MongoCollection<Document> indexed;
    private MongoCollection<Document> plain;

    @BeforeAll
    static void open() {
        store = EmbeddedStore.inMemory();
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(store.uri()))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .build());
    }

    @AfterAll
    static void close() {
        client.close();
        store.close();
    }

    @Test
    void anIndexNeverChangesAnAnswer() {
        System.out.println("differential.seed=" + SEED);
        for (int round = 0; round < ROUNDS; round++) {
            play(SEED + round);
        }
    }

    private void play(long seed) {
        random = new RandomValues(seed);
        indexed = client.getDatabase("differential").getCollection("indexed" + seed);
        plain = client.getDatabase("differential").getCollection("plain" + seed);
        try {
            int indexesBefore = random.below(4);
            addIndexes(indexesBefore);
            fill();
            addIndexes(random.below(3));
            for (int step = 0; step < 60; step++) {
                step();
            }
            same(collection -> collection.countDocuments());
            sameDocuments(new Document());
        } catch (AssertionError | RuntimeException failed) {
            throw new AssertionError(
                    "-Ddifferential.rounds=1 -Ddifferential.seed=" + seed + " indexes: "
                            + indexed.listIndexes().into(new ArrayList<>()),
                    failed);
        }
        indexed.drop();
        plain.drop();
    }

    private void addIndexes(int count) {
        for (int i = 0; i < count; i++) {
            indexed.createIndex(random.indexKeys(), random.indexOptions("i" + random.below(1_000_000)));
        }
    }

    private void fill() {
        for (int i = 0; i < 60; i++) {
            Document document = random.document();
            same(collection ->
                    attempt(() -> collection.insertOne(new Document(document)).wasAcknowledged()));
        }
    }

    private void step() {
        switch (random.below(12)) {
            case 0 -> fillOne();
            case 1 -> {
                Document id = new Document("_id", random.id());
                Document update = random.update();
                same(collection -> attempt(() -> counts(collection.updateOne(id, update))));
            }
            case 2 -> {
                Document query = random.query();
                Document update = random.update();
                same(collection -> attempt(() -> counts(collection.updateMany(asScan(collection, query), update))));
            }
            case 3 -> {
                Document query = random.query().append("_id", random.id());
                same(collection ->
                        collection.deleteMany(asScan(collection, query)).getDeletedCount());
            }
            case 4 -> {
                Document query = random.query();
                Document update = random.update();
                var first = new FindOneAndUpdateOptions().sort(random.sort());
                same(collection ->
                        attempt(() -> collection.findOneAndUpdate(asScan(collection, query), update, first)));
            }
            case 5 -> {
                Document query = random.query();
                same(collection -> collection.countDocuments(asScan(collection, query)));
            }
            case 6 -> {
                List<Document> pipeline = List.of(
                        new Document("$match", random.query()),
                        new Document("$sort", random.sort()),
                        new Document("$limit", 1 + random.below(9)));
                same(collection ->
                        collection.aggregate(asScan(collection, pipeline)).into(new ArrayList<>()));
            }
            case 7, 8, 9 -> {
                Document query = random.query();
                Document sort = random.sort();
                int skip = random.below(4);
                int limit = random.below(9);
                same(collection -> all(collection
                        .find(asScan(collection, query))
                        .sort(sort)
                        .skip(skip)
                        .limit(limit)));
            }
            default -> sameDocuments(random.query());
        }
    }

    private void fillOne() {
        Document document = random.document();
        same(collection ->
                attempt(() -> collection.insertOne(new Document(document)).wasAcknowledged()));
    }

    private void sameDocuments(Document query) {
        List<Document> expected = all(plain.find(asScan(plain, query)));
        assertThat(all(indexed.find(query))).as("%s", query).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<Document> all(FindIterable<Document> found) {
        return found.into(new ArrayList<>());
    }

    private void same(Function<MongoCollection<Document>, Object> command) {
        assertThat(command.apply(indexed)).isEqualTo(command.apply(plain));
    }

    private Document asScan(MongoCollection<Document> collection, Document query) {
        return collection == plain ? new Document("$or", List.of(query)) : query;
    }

    private List<Document> asScan(MongoCollection<Document> collection, List<Document> pipeline) {
        List<Document> stages = new ArrayList<>(pipeline);
        stages.set(0, new Document("$match", asScan(collection, (Document)
                pipeline.getFirst().get("$match"))));
        return stages;
    }

    private static Object counts(UpdateResult result) {
        return List.of(result.getMatchedCount(), result.getModifiedCount());
    }

    private interface Command {
        Object run();
    }

    /** The code, for the text names the collection. */
    private static Object attempt(Command command) {
        try {
            return command.run();
        } catch (MongoException refused) {
            return "refused with " + refused.getCode();
        }
    }
}
