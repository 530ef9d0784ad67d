package org.ballcourt.torture.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RestTest {
    private final EmbeddedStore store = EmbeddedStore.inMemory();
    private final MongoClient client = MongoClients.create(store.uri());
    private final MongoCollection<Document> roots =
            client.getDatabase("ballcourt_cases").getCollection("roots");
    private final AtomicInteger written = new AtomicInteger();

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    private void take(long n, boolean told) {
        roots.insertOne(new Document("_id", n).append("published", told));
    }

    @Test
    void writesOnceWhereNoRootIsTaken() throws IOException {
        take(1, true);
        Rest.betweenRoots(store.uri(), written::incrementAndGet);
        assertThat(written).hasValue(1);
    }

    @Test
    void writesAgainWhereARootWasTakenMeanwhile() throws IOException {
        Rest.betweenRoots(store.uri(), () -> {
            if (written.incrementAndGet() <= 2) {
                take(written.get(), true);
            }
        });
        assertThat(written).hasValue(3);
    }

    @Test
    void waitsForARootThatIsNotToldYet() throws Exception {
        take(1, false);
        Thread writer = Thread.ofVirtual().start(() -> {
            try {
                Rest.betweenRoots(store.uri(), () -> {
                    assertThat(roots.countDocuments(Filters.eq("published", true)))
                            .isEqualTo(1);
                    written.incrementAndGet();
                });
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
        assertThat(writer.join(Duration.ofMillis(500))).as("it waits").isFalse();
        roots.updateOne(Filters.eq("_id", 1L), Updates.set("published", true));
        writer.join();
        assertThat(written).hasValue(1);
    }

    @Test
    void givesUpWhereRootsNeverRest() {
        assertThatThrownBy(() -> Rest.betweenRoots(store.uri(), () -> take(written.incrementAndGet(), true)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("faster");
    }
}
