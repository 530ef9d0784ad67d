package org.ballcourt.store.embedded;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.ballcourt.store.embedded.testkit.SmallDisk;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a small file system of its own, where this machine lets us mount one. */
class FullDiskTest {
    private static final int MEGABYTE = 1024 * 1024;

    @TempDir
    private Path folder;

    private SmallDisk disk;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        disk = SmallDisk.mount(folder.resolve("disk"), 8);
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (disk != null) {
            disk.unmount();
        }
    }

    @Test
    void losesNothingAndGoesOnWhenThereIsRoom() throws IOException {
        Path ballast = Files.write(disk.path().resolve("ballast"), new byte[5 * MEGABYTE]);
        int acknowledged;
        try (EmbeddedStore store = EmbeddedStore.open(disk.path().resolve("store.mv"), 0);
                MongoClient client = MongoClients.create(store.uri())) {
            MongoCollection<Document> cases = client.getDatabase("court").getCollection("cases");
            int first = fill(cases, 0);
            assertThat(first).isPositive();
            assertThat(cases.countDocuments()).isEqualTo(first);
            assertThat(cases.find(eq("_id", first - 1)).first()).isNotNull();
            Files.delete(ballast);
            await().atMost(Duration.ofMinutes(1)).ignoreExceptions().untilAsserted(() -> insert(cases, first));
            acknowledged = fill(cases, first + 1);
            assertThat(cases.countDocuments()).isEqualTo(acknowledged);
        }
        // Whether a start finds room for its first few pages is chance; a copy elsewhere has it in any case.
        Path copy = Files.copy(disk.path().resolve("store.mv"), folder.resolve("copy.mv"));
        try (EmbeddedStore store = EmbeddedStore.open(copy, 0);
                MongoClient client = MongoClients.create(store.uri())) {
            assertThat(client.getDatabase("court").getCollection("cases").countDocuments())
                    .isEqualTo(acknowledged);
        }
    }

    private static int fill(MongoCollection<Document> cases, int from) {
        for (int id = from; ; id++) {
            try {
                insert(cases, id);
            } catch (MongoCommandException refused) {
                assertThat(refused.getErrorCodeName()).isEqualTo("OutOfDiskSpace");
                return id;
            }
        }
    }

    private static void insert(MongoCollection<Document> cases, int id) {
        cases.insertOne(new Document("_id", id).append("text", "x".repeat(20_000)));
    }
}
