package org.ballcourt.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process full of writers again and again: what was acknowledged is there, whole, and found by index and
 * by scan.
 */
class CrashTest {
    private static final int KILLS = Integer.getInteger("crash.kills", 20);

    @TempDir
    private Path folder;

    @Test
    void acknowledgedWritesSurviveKillsAndNothingIsTorn() {
        // Two stores at a time, for a child spends much of its life starting.
        List<Lane> lanes = List.of(new Lane(folder.resolve("a.db")), new Lane(folder.resolve("b.db")));
        lanes.parallelStream().forEach(lane -> lane.survive(KILLS / 2));
        assertThat(lanes).allSatisfy(lane -> assertThat(lane.acknowledged).hasSizeGreaterThan(20));
        System.out.println("kills=" + KILLS + " documents="
                + lanes.stream().mapToInt(lane -> lane.acknowledged.size()).sum());
    }

    private static final class Lane {
        private final Path file;
        private final Map<String, Integer> acknowledged = new HashMap<>();
        private final Random random = new Random();

        Lane(Path file) {
            this.file = file;
        }

        void survive(int kills) {
            for (int kill = 0; kill < kills; kill++) {
                try {
                    writeAndDie("run" + kill);
                } catch (IOException | InterruptedException failed) {
                    throw new IllegalStateException(failed);
                }
                check();
            }
        }

        private void writeAndDie(String run) throws IOException, InterruptedException {
            Process child = ChildJvm.start("256m", CrashingWriter.class, file.toString(), run);
            try (BufferedReader said = child.inputReader()) {
                assertThat(said.readLine()).isEqualTo("ready");
                Thread.ofVirtual().start(() -> dieSoon(child));
                // A line without its end was cut off by the kill.
                for (String line; (line = said.readLine()) != null && line.matches(".+-\\d+ \\d+"); ) {
                    String[] words = line.split(" ");
                    acknowledged.merge(words[0], Integer.valueOf(words[1]), Math::max);
                }
            }
            assertThat(child.waitFor()).as("killed").isEqualTo(128 + 9);
        }

        private void dieSoon(Process child) {
            try {
                assertThat(child.waitFor(300 + random.nextInt(1_500), TimeUnit.MILLISECONDS))
                        .isFalse();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } finally {
                // Not by the process itself: that would close the pipe with what it still holds.
                child.toHandle().destroyForcibly();
            }
        }

        private void check() {
            try (EmbeddedStore store = EmbeddedStore.open(file, 0);
                    MongoClient client = MongoClients.create(store.uri())) {
                MongoCollection<Document> cases = client.getDatabase("court").getCollection("cases");
                Map<String, Document> found = new HashMap<>();
                cases.find().forEach(document -> found.put(document.getString("_id"), document));
                assertThat(found.keySet()).containsAll(acknowledged.keySet());
                found.values().forEach(this::checkWhole);
                checkIndex(cases, found);
                assertThat(client.getDatabase("court")
                                .getCollection("batches")
                                .aggregate(List.of(Aggregates.group("$batch", Accumulators.sum("n", 1)))))
                        .allSatisfy(batch -> assertThat(batch.getInteger("n")).isEqualTo(CrashingWriter.BATCH));
                // What is there now was seen by a reader, so it has to stay as well.
                found.forEach((id, document) -> acknowledged.put(id, document.getInteger("version")));
            }
        }

        private void checkWhole(Document document) {
            String id = document.getString("_id");
            int version = document.getInteger("version");
            // One update may have been on its way.
            assertThat(version).isBetween(acknowledged.getOrDefault(id, 0), acknowledged.getOrDefault(id, 0) + 1);
            assertThat(document.getList("log", Integer.class, List.of()))
                    .isEqualTo(IntStream.rangeClosed(1, version).boxed().toList());
            assertThat(document.getString("text")).isEqualTo(CrashingWriter.text(id));
        }

        private static void checkIndex(MongoCollection<Document> cases, Map<String, Document> found) {
            Set<String> byIndex = new HashSet<>();
            for (String writer : cases.distinct("writer", String.class)) {
                cases.find(new Document("writer", writer).append("version", new Document("$gte", 0)))
                        .forEach(document -> assertThat(byIndex.add(document.getString("_id")))
                                .isTrue());
            }
            assertThat(byIndex).isEqualTo(found.keySet());
        }
    }
}
