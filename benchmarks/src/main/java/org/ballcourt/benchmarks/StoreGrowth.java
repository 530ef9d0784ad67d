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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.bson.Document;

/**
 * Does a case cost more to read and to append to when there are a hundred times as many? Both sizes are measured
 * in turns, so that whatever else the machine does falls on both alike.
 */
public final class StoreGrowth implements AutoCloseable {
    private static final int SMALL = 1_000;
    private static final int LARGE = 100_000;
    private static final int TURNS = 40;
    private static final int PER_TURN = 50;
    private static final double ALLOWED_RATIO = 1.3;

    private final EmbeddedStore store;
    private final MongoClient client;
    private final MongoCollection<Document> cases;
    private final int[] versions;
    private final Random random = new Random(7);
    private final long[] reads = new long[TURNS * PER_TURN];
    private final long[] appends = new long[TURNS * PER_TURN];
    private int measured;

    private StoreGrowth(Path file, int size) {
        store = EmbeddedStore.open(file, 0);
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

    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory(Path.of(args.length > 0 ? args[0] : "target"), "growth");
        try (StoreGrowth small = new StoreGrowth(folder.resolve("small.db"), SMALL);
                StoreGrowth large = new StoreGrowth(folder.resolve("large.db"), LARGE)) {
            for (int turn = -TURNS; turn < TURNS; turn++) {
                small.measure(turn >= 0);
                large.measure(turn >= 0);
            }
            report("read", small.reads, large.reads);
            report("append", small.appends, large.appends);
        }
    }

    private static void report(String what, long[] small, long[] large) {
        double ratio = median(large) / median(small);
        System.out.printf(
                "%s: median %.0f us at %,d cases, %.0f us at %,d, ratio %.2f (%s %.1f)%n",
                what,
                median(small),
                SMALL,
                median(large),
                LARGE,
                ratio,
                ratio <= ALLOWED_RATIO ? "<=" : "ABOVE",
                ALLOWED_RATIO);
    }

    private static double median(long[] nanos) {
        return Arrays.stream(nanos).sorted().skip(nanos.length / 2).findFirst().orElseThrow() / 1_000.0;
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

    private void measure(boolean counts) {
        for (int i = 0; i < PER_TURN; i++) {
            String read = id(random.nextInt(versions.length));
            int moved = random.nextInt(versions.length);
            long begin = System.nanoTime();
            if (cases.find(eq("_id", read)).first() == null) {
                throw new IllegalStateException(read + " is lost");
            }
            long between = System.nanoTime();
            append(moved);
            long end = System.nanoTime();
            if (counts) {
                reads[measured] = between - begin;
                appends[measured++] = end - between;
            }
        }
    }

    private void append(int number) {
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
