package org.ballcourt.evidence.blobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.ballcourt.wire.Sha256;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepingOrphansTest {
    private static final Instant NOW = Instant.parse("2026-11-02T02:00:00Z");
    private static final Instant YESTERDAY = NOW.minus(Duration.ofHours(24));
    private static final FileTime OLD = FileTime.from(YESTERDAY.minusSeconds(1));
    private static final FileTime YOUNG = FileTime.from(YESTERDAY.plusSeconds(1));

    @TempDir
    Path folder;

    private final Set<String> recorded = new HashSet<>();
    private static StoredKeys stored;
    private SealedBlobs blobs;
    private BlobStore store;
    private BlobSweep sweep;

    @BeforeAll
    static void openStore() {
        stored = new StoredKeys();
    }

    @AfterAll
    static void closeStore() {
        stored.close();
    }

    @BeforeEach
    void open() throws IOException {
        stored.database().drop();
        blobs = stored.in(folder);
        store = blobs.files();
        sweep = new BlobSweep(blobs, recorded::contains, recorded::contains);
    }

    @Test
    void removesOldEncryptedFilesThatNobodyRecordedWithTheirKeys() throws IOException {
        Path abandoned = seal("abandoned", OLD);
        Path wanted = seal("recorded", OLD);
        Path young = seal("young", YOUNG);
        recorded.add(wanted.getFileName().toString());

        assertThat(sweep.run(YESTERDAY)).isOne();

        assertThat(abandoned).doesNotExist();
        assertThat(wanted).exists();
        assertThat(young).exists();
        assertThat(stored.database().getCollection("keys").find(Filters.regex("_id", "/BUYER/li$")))
                .extracting(key -> key.getString("_id").split("/")[0])
                .containsExactlyInAnyOrder(
                        wanted.getFileName().toString(), young.getFileName().toString());
    }

    private Path seal(String text, FileTime written) throws IOException {
        try (StagedBlob staged = store.stage(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 100)) {
            blobs.keep(staged, "BC-1", "BUYER/li");
            return Files.setLastModifiedTime(store.sealedPath(staged.seal().id()), written);
        }
    }

    @Test
    void removesAnOldBlobThatNobodyRecorded() throws IOException {
        Path blob = keep("abandoned", OLD);
        assertThat(sweep.run(YESTERDAY)).isOne();
        assertThat(blob).doesNotExist();
        assertThat(Files.list(store.trash())).isEmpty();
    }

    @Test
    void leavesARecordedBlobHoweverOld() throws IOException {
        Path blob = keep("recorded", OLD);
        recorded.add(blob.getFileName().toString());
        assertThat(sweep.run(YESTERDAY)).isZero();
        assertThat(blob).hasContent("recorded");
    }

    @Test
    void leavesAYoungBlobWhoseRecordMayBeOnItsWay() throws IOException {
        Path blob = keep("young", YOUNG);
        assertThat(sweep.run(YESTERDAY)).isZero();
        assertThat(blob).exists();
    }

    @Test
    void removesWhatWasErasedAtOnceUnlessSomebodyElseHasIt() throws IOException {
        Path erased = keep("erased", OLD);
        Path shared = keep("shared", OLD);
        recorded.add(shared.getFileName().toString());

        sweep.remove(erased.getFileName().toString());
        sweep.remove(shared.getFileName().toString());
        sweep.remove(erased.getFileName().toString());

        assertThat(erased).doesNotExist();
        assertThat(shared).hasContent("shared");
        assertThat(Files.list(store.trash())).isEmpty();
    }

    @Test
    void removesOldPartsOfCutUploads() throws IOException {
        Path old = Files.writeString(store.incoming().resolve("upload-1.part"), "half");
        Path young = Files.writeString(store.incoming().resolve("upload-2.part"), "ha");
        Files.setLastModifiedTime(old, OLD);
        Files.setLastModifiedTime(young, YOUNG);
        assertThat(sweep.run(YESTERDAY)).isOne();
        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void leavesABlobThatIsUploadedAgainWhileItIsSwept() throws IOException {
        Path blob = keep("again", OLD);
        BlobSweep racing = new BlobSweep(
                blobs,
                sha256 -> {
                    keep("again", YOUNG);
                    return false;
                },
                recorded::contains);
        assertThat(racing.run(YESTERDAY)).isZero();
        assertThat(blob).hasContent("again");
    }

    @Test
    void givesBackABlobThatIsRecordedWhileItIsSwept() throws IOException {
        Path blob = keep("late", OLD);
        Set<String> asked = new HashSet<>();
        BlobSweep racing = new BlobSweep(blobs, sha256 -> !asked.add(sha256), recorded::contains);
        assertThat(racing.run(YESTERDAY)).isZero();
        assertThat(blob).hasContent("late");
    }

    @Test
    void settlesWhatACrashLeftInTheTrash() throws IOException {
        Path wanted = keep("wanted", OLD);
        Path unwanted = keep("unwanted", OLD);
        Files.move(wanted, store.trash().resolve(wanted.getFileName()));
        Files.move(unwanted, store.trash().resolve(unwanted.getFileName()));
        recorded.add(wanted.getFileName().toString());
        assertThat(sweep.run(YESTERDAY)).isOne();
        assertThat(wanted).hasContent("wanted");
        assertThat(unwanted).doesNotExist();
    }

    /** As an earlier version kept it. */
    private Path keep(String text, FileTime written) {
        Path blob = store.path(Sha256.hex(text.getBytes(StandardCharsets.UTF_8)));
        try {
            Files.createDirectories(blob.getParent());
            return Files.setLastModifiedTime(Files.writeString(blob, text), written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
