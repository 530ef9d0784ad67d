package org.ballcourt.evidence.blobs;

import static org.assertj.core.api.Assertions.assertThat;

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
    private BlobStore store;
    private BlobSweep sweep;

    @BeforeEach
    void open() throws IOException {
        store = new BlobStore(folder);
        sweep = new BlobSweep(store, recorded::contains);
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
        BlobSweep racing = new BlobSweep(store, sha256 -> {
            keep("again", YOUNG);
            return false;
        });
        assertThat(racing.run(YESTERDAY)).isZero();
        assertThat(blob).hasContent("again");
    }

    @Test
    void givesBackABlobThatIsRecordedWhileItIsSwept() throws IOException {
        Path blob = keep("late", OLD);
        Set<String> asked = new HashSet<>();
        BlobSweep racing = new BlobSweep(store, sha256 -> !asked.add(sha256));
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

    private Path keep(String text, FileTime written) {
        try (StagedBlob staged = store.stage(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 100)) {
            store.keep(staged);
            return Files.setLastModifiedTime(store.path(staged.sha256()), written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
