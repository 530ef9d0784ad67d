package org.ballcourt.store.embedded;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a store on a slow disk at the very instant a reader sees a new value, again and again: the value must be
 * there afterwards. -Dvisible.kills sets how often.
 */
class VisibleIsDurableTest {
    private static final int KILLS = Integer.getInteger("visible.kills", 20);

    @TempDir
    private Path folder;

    @Test
    void whatAReaderHasSeenSurvivesAKillAtThatInstant() {
        // Two stores at a time, for a child spends much of its life starting.
        Stream.of("a.db", "b.db").parallel().map(folder::resolve).forEach(file -> {
            for (int kill = 0; kill < KILLS / 2; kill++) {
                try {
                    check(file, seeAndKill(file));
                } catch (IOException | InterruptedException failed) {
                    throw new IllegalStateException(failed);
                }
            }
        });
    }

    private static int[] seeAndKill(Path file) throws IOException, InterruptedException {
        Process child = ChildJvm.start("256m", SlowStore.class, file.toString());
        int[] seen = new int[SlowStore.WRITERS];
        try (BufferedReader said = child.inputReader();
                MongoClient client = MongoClients.create(said.readLine())) {
            var counts = client.getDatabase("court").getCollection("counts");
            int changes = ThreadLocalRandom.current().nextInt(5, 20);
            while (changes > 0) {
                changes -= look(counts, seen) ? 1 : 0;
            }
        } finally {
            child.destroyForcibly();
        }
        assertThat(child.waitFor()).as("killed").isEqualTo(128 + 9);
        return seen;
    }

    /** @return whether one of them has changed; it is told at once */
    private static boolean look(MongoCollection<Document> counts, int[] seen) {
        for (int id = 0; id < seen.length; id++) {
            Document found = counts.find(eq("_id", id)).first();
            if (found != null && found.getInteger("n") > seen[id]) {
                seen[id] = found.getInteger("n");
                return true;
            }
        }
        return false;
    }

    private static void check(Path file, int[] seen) {
        try (EmbeddedStore store = EmbeddedStore.open(file, 0);
                MongoClient client = MongoClients.create(store.uri())) {
            var counts = client.getDatabase("court").getCollection("counts");
            for (int id = 0; id < seen.length; id++) {
                Document found = counts.find(eq("_id", id)).first();
                assertThat(found == null ? 0 : found.getInteger("n"))
                        .as("count %s after the kill", id)
                        .isGreaterThanOrEqualTo(seen[id]);
            }
        }
    }
}
