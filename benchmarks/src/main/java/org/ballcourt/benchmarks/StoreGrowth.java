package org.ballcourt.benchmarks;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.push;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.bson.Document;

/** Does a case cost more to read and to append to when there are a hundred times as many? */
public final class StoreGrowth implements AutoCloseable {
    private static final double ALLOWED_RATIO = 1.3;

    private final EmbeddedStore store;
    private final MongoClient client;
    private final MongoCollection<Document> cases;
    private final int[] versions;
    private final Random random = new Random(7);

    private StoreGrowth(int size) {
        store = EmbeddedStore.open(CaseServiceInside.folder().resolve("growth.db"), 0);
        client = MongoClients.create(store.uri());
        cases = client.getDatabase("growth").getCollection("cases").withWriteConcern(WriteConcern.W1);
        versions = new int[size];
        cases.createIndex(
                Indexes.ascending("segment", "pending"),
                new IndexOptions().partialFilterExpression(eq("pending", true)));
        for (int from = 0; from < size; from += 500) {
            cases.insertMany(
                    IntStream.range(from, from + 500).mapToObj(this::dispute).toList());
        }
    }

    public static void main(String[] args) {
        compare(Growth.USUAL);
    }

    static void compare(Growth growth) {
        try (StoreGrowth small = new StoreGrowth(growth.small());
                StoreGrowth large = new StoreGrowth(growth.large())) {
            report(growth.compare("read", small::read, large::read));
            report(growth.compare("append", small::append, large::append));
        }
    }

    private static void report(double ratio) {
        System.out.println((ratio <= ALLOWED_RATIO ? "  within " : "  ABOVE ") + ALLOWED_RATIO);
    }

    private String id(int number) {
        return "case-" + Integer.toHexString(number * 0x9E3779B1); // as scattered as real ids are
    }

    /** About 3 kB. */
    private Document dispute(int number) {
        return new Document("_id", id(number))
                .append("version", 0)
                .append("segment", number % 64)
                .append("pending", false)
                .append("commits", IntStream.range(0, 10).mapToObj(this::commit).toList());
    }

    private Document commit(int n) {
        return new Document("n", n)
                .append("commandId", "command-" + n)
                .append("at", 1_790_000_000_000L + n)
                .append(
                        "events",
                        List.of(new Document("seq", n)
                                .append("type", "complaint-filed.v1")
                                .append("payload", "x".repeat(160))));
    }

    private void read() {
        String id = id(random.nextInt(versions.length));
        if (cases.find(eq("_id", id)).first() == null) {
            throw new IllegalStateException(id + " is lost");
        }
    }

    private void append() {
        int number = random.nextInt(versions.length);
        var append = combine(push("commits", commit(versions[number])), inc("version", 1));
        if (cases.withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                        .updateOne(and(eq("_id", id(number)), eq("version", versions[number]++)), append)
                        .getModifiedCount()
                != 1) {
            throw new IllegalStateException("conflict without a rival");
        }
    }

    @Override
    public void close() {
        client.close();
        store.close();
    }
}
