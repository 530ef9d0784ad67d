package org.ballcourt.cases.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kits on the embedded store, on a file that outlives a restart. */
class EmbeddedStoreIT extends DriverStore {
    @TempDir
    static Path folder;

    private static EmbeddedStore server;

    @BeforeAll
    static void start() {
        server = EmbeddedStore.open(folder.resolve("store"), 0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    String uri() {
        return server.uri();
    }

    @Override
    public void restart() {
        close();
        stop();
        start();
        open();
    }

    @Test
    void keepsOneDocumentPerCaseAsDesigned() {
        add("BC-1", "c-1", Samples.filed("O-1"));
        cases().markRelayed(java.util.List.of(CaseStore.RelayMark.of(add("BC-1", "c-2", Samples.stated("x")))));

        Document document = database().getCollection("cases").find().first();
        assertThat(document.keySet())
                .containsExactlyInAnyOrder(
                        "_id", "version", "lastSeq", "head", "segment", "relayed", "pending", "commits");
        assertThat(document.getInteger("segment")).isEqualTo(Segments.of("BC-1"));
        assertThat(document.getBoolean("pending")).isFalse();
        assertThat(document.getList("commits", Document.class).getFirst().keySet())
                .containsExactlyInAnyOrder("n", "commandId", "bodyHash", "actor", "at", "events", "seal");
    }
}
