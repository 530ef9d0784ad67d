package org.ballcourt.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.bwaldvogel.mongo.bson.Document;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each update leaves the old page behind in its chunk; with autocommit off nobody but us gives that space back. */
class TidyingTest {
    private static final int CASES = 2_000;

    @TempDir
    private Path folder;

    @Test
    void rewritesChunksThatAreMostlyDead() {
        Random random = new Random(1);
        MVStore store = StoreFile.open(folder.resolve("store.db"));
        Opening opening = Opening.first(store, (_, _) -> {});
        try {
            Documents cases = new Documents(opening, "cases", "_id");
            for (int commit = 0; commit < 300; commit++) {
                opening.commits().run(GroupCommit.Wait.UNTIL_WRITTEN, () -> {
                    for (int i = 0; i < 20; i++) {
                        Document dispute = new Document("_id", random.nextInt(CASES)).append("text", "x".repeat(3_000));
                        cases.put(cases.position(dispute), dispute);
                    }
                    return null;
                });
            }
            await().atMost(Duration.ofMinutes(1)).until(() -> livePercent(store) >= 50);
            assertThat(cases.readAll().count()).isEqualTo(cases.size()).isGreaterThan(CASES / 2);
        } finally {
            opening.close();
        }
    }

    private static int livePercent(MVStore store) {
        AtomicInteger percent = new AtomicInteger();
        store.populateInfo((name, value) -> {
            if (name.equals("info.CHUNKS_FILL_RATE")) {
                percent.set(Integer.parseInt(value));
            }
        });
        return percent.get();
    }
}
