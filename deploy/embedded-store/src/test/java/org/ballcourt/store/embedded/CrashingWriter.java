package org.ballcourt.store.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;

/** The program that {@link CrashTest} kills. It says on standard output what has been acknowledged, and only then. */
final class CrashingWriter {
    static final int BATCH = 5;

    private final MongoCollection<Document> cases;
    private final MongoCollection<Document> batches;
    private final String name;

    private CrashingWriter(MongoDatabase court, String name) {
        this.cases = court.getCollection("cases").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.batches = court.getCollection("batches");
        this.name = name;
    }

    static String text(String id) {
        return id.repeat(100);
    }

    public static void main(String[] args) {
        EmbeddedStore store = EmbeddedStore.open(Path.of(args[0]), 0);
        MongoClient client = MongoClients.create(store.uri());
        MongoDatabase court = client.getDatabase("court");
        court.getCollection("cases").createIndex(Indexes.ascending("writer", "version"));
        court.getCollection("batches").createIndex(Indexes.ascending("batch"));
        System.out.println("ready");
        for (int writer = 0; writer < 4; writer++) {
            String name = args[1] + "-" + writer;
            Thread.ofPlatform().start(() -> new CrashingWriter(court, name).write());
        }
    }

    private void write() {
        Random random = new Random(name.hashCode());
        int[] versions = new int[1_000_000];
        for (int i = 0; ; i++) {
            String id = name + "-" + i;
            cases.insertOne(new Document("_id", id)
                    .append("writer", name)
                    .append("version", 0)
                    .append("text", text(id)));
            acknowledged(id, 0);
            int other = random.nextInt(i + 1);
            move(name + "-" + other, versions[other]++);
            if (i % 4 == 0) {
                batches.insertMany(IntStream.range(0, BATCH)
                        .mapToObj(_ -> new Document("batch", id))
                        .toList());
            }
        }
    }

    private void move(String id, int version) {
        var moved = cases.updateOne(
                and(eq("_id", id), eq("version", version)),
                combine(set("version", version + 1), push("log", version + 1)));
        acknowledged(moved.getModifiedCount() == 1 ? id : "not found: " + id, version + 1);
    }

    private static void acknowledged(String id, int version) {
        System.out.println(id + " " + version);
    }
}
