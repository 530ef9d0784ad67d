package org.ballcourt.store.embedded;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import java.nio.file.Path;
import org.bson.Document;

/** The program that {@link VisibleIsDurableTest} kills: a store on a slow disk, full of writers. */
final class SlowStore {
    static final int WRITERS = 4;
    private static final int FSYNC_MILLIS = 40;

    private SlowStore() {}

    public static void main(String[] args) {
        EmbeddedStore store = FaultyDisk.open(Path.of(args[0]));
        FaultyDisk.slowMillis = FSYNC_MILLIS;
        MongoClient client = MongoClients.create(store.uri());
        MongoCollection<Document> counts = client.getDatabase("court").getCollection("counts");
        for (int writer = 0; writer < WRITERS; writer++) {
            int id = writer;
            Thread.ofPlatform().start(() -> {
                while (true) {
                    counts.updateOne(eq("_id", id), inc("n", 1), new UpdateOptions().upsert(true));
                }
            });
        }
        System.out.println(store.uri());
    }
}
