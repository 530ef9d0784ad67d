package org.ballcourt.store.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.Document;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningAStoreTest {
    @TempDir
    private Path folder;

    private void withCases(Path file, Consumer<MongoCollection<Document>> action) {
        try (EmbeddedStore store = EmbeddedStore.open(file, 0);
                MongoClient client = MongoClients.create(store.uri())) {
            action.accept(client.getDatabase("court").getCollection("cases"));
        }
    }

    private Path fileOfAHundredCases() {
        Path file = folder.resolve("deep/below/store.db");
        withCases(file, cases -> {
            cases.createIndex(
                    Indexes.ascending("n"), new IndexOptions().name("by-n").unique(true));
            cases.createIndex(
                    Indexes.compoundIndex(Indexes.ascending("segment"), Indexes.descending("n")),
                    new IndexOptions().name("open").partialFilterExpression(eq("open", true)));
            cases.insertMany(IntStream.range(0, 100)
                    .mapToObj(i -> new Document("_id", i)
                            .append("n", i)
                            .append("segment", i % 2)
                            .append("open", i < 10))
                    .toList());
        });
        return file;
    }

    @Test
    void findsDocumentsAndIndexesAgain() {
        withCases(fileOfAHundredCases(), cases -> {
            assertThat(cases.countDocuments()).isEqualTo(100);
            assertThat(cases.countDocuments(gte("n", 90))).isEqualTo(10);
            assertThat(cases.find(and(eq("open", true), eq("segment", 1)))).hasSize(5);
            assertThat(cases.listIndexes()).hasSize(3);
            assertThatThrownBy(() -> cases.insertOne(new Document("n", 7))).hasMessageContaining("E11000");
            assertThat(cases.createIndex(
                            Indexes.ascending("n"),
                            new IndexOptions().name("by-n").unique(true)))
                    .isEqualTo("by-n");
        });
    }

    @Test
    void buildsAnIndexAnewThatDoesNotTally() {
        Path file = fileOfAHundredCases();
        loseEntries(file, "by-n", false);
        withCases(file, cases -> assertThat(cases.countDocuments(gte("n", 0))).isEqualTo(100));
    }

    @Test
    void countsPartialIndexesTooWhenTheLastRunDidNotEndInOrder() {
        Path file = fileOfAHundredCases();
        loseEntries(file, "open", true);
        withCases(
                file,
                cases -> assertThat(cases.find(and(eq("open", true), eq("segment", 0))))
                        .hasSize(5));
    }

    private static void loseEntries(Path file, String index, boolean crashed) {
        try (MVStore store = new MVStore.Builder().fileName(file.toString()).open()) {
            MVMap<Key, Key> entries = store.openMap(
                    MapNames.index("court", "cases", index),
                    new MVMap.Builder<Key, Key>().keyType(Key.TYPE).valueType(Key.TYPE));
            entries.remove(entries.firstKey());
            entries.remove(entries.lastKey());
            if (crashed) {
                store.openMap("marks").put("in use", "");
            }
        }
    }

    /** Entries for the elements of arrays were added then. */
    @Test
    void takesAFileOfTheFormerFormatOver() {
        Path file = fileOfAHundredCases();
        withCases(file, cases -> {
            cases.createIndex(Indexes.ascending("words"));
            cases.updateMany(gte("n", 0), new Document("$set", new Document("words", List.of("a", "b"))));
        });
        makeFormer(file);
        for (int start = 0; start < 2; start++) {
            withCases(file, cases -> {
                assertThat(cases.countDocuments(eq("words", "b"))).isEqualTo(100);
                assertThat(cases.countDocuments(gte("n", 90))).isEqualTo(10);
                assertThat(cases.find(and(eq("open", true), eq("segment", 1)))).hasSize(5);
            });
        }
    }

    private static void makeFormer(Path file) {
        try (MVStore store = new MVStore.Builder().fileName(file.toString()).open()) {
            List.copyOf(store.getMapNames()).stream()
                    .filter(name -> name.startsWith("index2"))
                    .forEach(name -> {
                        MVMap<Key, Key> map = store.openMap(
                                name,
                                new MVMap.Builder<Key, Key>().keyType(Key.TYPE).valueType(Key.TYPE));
                        store.renameMap(map, name.replace("index2", "index"));
                    });
            store.removeMap("tallies");
            store.setStoreVersion(1);
        }
    }

    @Test
    void saysWhoHoldsTheFile() {
        Path file = folder.resolve("store.db");
        withCases(
                file,
                _ -> assertThatThrownBy(() -> EmbeddedStore.open(file, 0))
                        .isInstanceOf(EmbeddedStoreException.class)
                        .hasMessage(
                                file + " is in use by another process; stop that one first, or choose another file"));
    }

    @Test
    void refusesADamagedFile() throws IOException {
        Path file = fileOfAHundredCases();
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < bytes.length; i += 3) {
            bytes[i] ^= 0x55;
        }
        Files.write(file, bytes);
        assertThatThrownBy(() -> EmbeddedStore.open(file, 0))
                .isInstanceOf(EmbeddedStoreException.class)
                .hasMessageContaining("put back a copy, or move it away to begin anew");
    }

    /** As a power cut leaves it: the batch that was being written, and was acknowledged to nobody, is torn. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4_095, 4_096, 8_192})
    void goesBackToTheLastWholeBatch(int torn) throws IOException {
        Path file = folder.resolve("store.db");
        withCases(file, cases -> cases.insertOne(new Document("_id", 1)));
        Path power = folder.resolve("power.db");
        withCases(file, cases -> {
            try {
                long before = Files.size(file);
                cases.insertOne(new Document("_id", 2).append("text", "x".repeat(20_000)));
                Files.copy(file, power);
                assertThat(Files.size(power)).isGreaterThan(before);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
        cut(power, torn);
        withCases(power, cases -> assertThat(cases.find()).containsExactly(new Document("_id", 1)));
    }

    @Test
    void losesNothingWithTheMarkOfAStopInOrder() throws IOException {
        Path file = fileOfAHundredCases();
        cut(file, 1);
        withCases(file, cases -> assertThat(cases.countDocuments()).isEqualTo(100));
    }

    @Test
    void refusesToGoBackBehindWhatWasAcknowledged() throws IOException {
        Path file = fileOfAHundredCases();
        withCases(file, cases -> {
            for (int turn = 0; turn < 30; turn++) { // newer batches fill the gaps before older ones
                cases.updateOne(eq("_id", turn), new Document("$set", new Document("text", "x".repeat(3_000))));
            }
        });
        cut(file, (int) Files.size(file) / 2);
        assertThatThrownBy(() -> EmbeddedStore.open(file, 0))
                .isInstanceOf(EmbeddedStoreException.class)
                .hasMessage(file + " has lost its end, and with it what was acknowledged; put back a copy, or move it"
                        + " away to begin anew");
    }

    private static void cut(Path file, int bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - bytes);
        }
    }

    @Test
    void refusesAFileThatIsNoStore() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "My notes\n".repeat(2_000));
        assertThatThrownBy(() -> EmbeddedStore.open(file, 0))
                .isInstanceOf(EmbeddedStoreException.class)
                .hasMessageContaining("notes.txt is damaged or no store");
        assertThat(file).content().startsWith("My notes");
    }

    @Test
    void refusesAStoreOfAnotherFormat() {
        Path file = folder.resolve("other.db");
        try (MVStore other = MVStore.open(file.toString())) {
            other.openMap("something").put(1, 1);
        }
        assertThatThrownBy(() -> EmbeddedStore.open(file, 0)).hasMessageContaining("has format 0");
    }

    @Test
    void refusesAFolder() {
        assertThatThrownBy(() -> EmbeddedStore.open(folder, 0)).hasMessageContaining("choose another place");
    }

    @Test
    void saysThatThePortIsTakenAndLetsTheFileGo() {
        Path file = folder.resolve("second.db");
        try (EmbeddedStore first = EmbeddedStore.inMemory()) {
            int port = URI.create(first.uri()).getPort();
            assertThatThrownBy(() -> EmbeddedStore.open(file, port))
                    .isInstanceOf(EmbeddedStoreException.class)
                    .hasMessageContaining("Cannot listen on 127.0.0.1:" + port);
        }
        withCases(file, cases -> assertThat(cases.countDocuments()).isZero());
    }
}
