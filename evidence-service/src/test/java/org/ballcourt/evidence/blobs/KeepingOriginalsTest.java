package org.ballcourt.evidence.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.ballcourt.keys.DamagedKey;
import org.ballcourt.wire.Sha256;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepingOriginalsTest {
    /** SHA-256 of "abc", from FIPS 180-2. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private static final String LI = "BUYER/li";
    private static StoredKeys stored;

    @TempDir
    Path folder;

    private SealedBlobs blobs;
    private BlobStore store;

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
        blobs = stored.in(folder);
        store = blobs.files();
    }

    @Test
    void keepsBytesUnderAKeyAndNeverAsTheyCame() throws IOException {
        byte[] words = "a secret that is written down ".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        try (StagedBlob staged = store.stage(new ByteArrayInputStream(words), words.length)) {
            assertThat(staged.sha256()).isEqualTo(Sha256.hex(words));
            assertThat(staged.size()).isEqualTo(words.length);
            assertThat(staged.open().readAllBytes()).isEqualTo(words);
            assertThat(everythingOnDisk()).doesNotContain("secret");
            blobs.keep(staged, "BC-1", LI);
            assertThat(everythingOnDisk()).doesNotContain("secret");
            assertThat(read(staged)).isEqualTo(words);
        }
        assertThat(partFiles()).isEmpty();
        assertThat(stored.database().getCollection("keys").find())
                .isNotEmpty()
                .allSatisfy(key -> assertThat(key.toJson()).doesNotContain("secret"));
    }

    @Test
    void readsFromAnywhere() throws IOException {
        byte[] bytes = new byte[1 << 20];
        new Random(7).nextBytes(bytes);
        StagedBlob kept = keep(bytes);
        StoredOriginal original = verified(kept, "BC-1", LI);
        for (int from : new int[] {0, 1, 65_535, 65_536, 700_001, bytes.length - 1}) {
            try (InputStream in = original.getInputStream()) {
                assertThat(in.skip(from)).isEqualTo(from);
                byte[] read = in.readNBytes(70_000);
                assertThat(read).isEqualTo(Arrays.copyOfRange(bytes, from, from + read.length));
                assertThat(read.length).isEqualTo(Math.min(70_000, bytes.length - from));
            }
        }
        assertThat(original.contentLength()).isEqualTo(bytes.length);
    }

    /** Whoever watches a video asks for its parts: each is proven by itself, and not the whole file for each. */
    @Test
    void comparesAFileOnceAndStillGivesNothingOutThatWasChangedSince() throws IOException {
        byte[] bytes = new byte[1 << 18];
        new Random(7).nextBytes(bytes);
        StagedBlob kept = keep(bytes);
        verified(kept, "BC-1", LI);
        Path file = store.sealedPath(kept.seal().id());
        FileTime before = Files.getLastModifiedTime(file);
        byte[] stored = Files.readAllBytes(file);
        stored[stored.length / 2] ^= 1;
        Files.write(file, stored);
        Files.setLastModifiedTime(file, before);

        try (InputStream in = verified(kept, "BC-1", LI).getInputStream()) {
            assertThat(in.readNBytes(1_000)).isEqualTo(Arrays.copyOf(bytes, 1_000));
            assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
        }
        Files.setLastModifiedTime(file, FileTime.fromMillis(before.toMillis() + 1_000));
        assertThatThrownBy(() -> verified(kept, "BC-1", LI)).isInstanceOf(Tampered.class);
    }

    @Test
    void readsWhatAnEarlierVersionKeptAsItCame() throws IOException {
        Files.createDirectories(store.path(ABC).getParent());
        Files.writeString(store.path(ABC), "abc");

        try (InputStream in = blobs.verified(ABC, 3, null, "BC-1", LI).getInputStream()) {
            assertThat(in.readAllBytes()).isEqualTo("abc".getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(store.path(ABC), "abd");
        assertThatThrownBy(() -> blobs.verified(ABC, 3, null, "BC-1", LI))
                .isInstanceOf(Tampered.class)
                .hasMessageContaining("now has the hash");
    }

    @Test
    void takesExactlyTheCapAndNotOneByteMore() throws IOException {
        try (StagedBlob staged = store.stage(bytes("abc"), 3)) {
            assertThat(staged.size()).isEqualTo(3);
        }
        assertThatThrownBy(() -> store.stage(bytes("abcd"), 3)).isInstanceOf(TooLarge.class);
        assertThat(partFiles()).isEmpty();
    }

    @Test
    void leavesNothingOfAnUploadThatWasCut() {
        InputStream cut = new SequenceInputStream(bytes("ab"), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the line is dead");
            }
        });
        assertThatThrownBy(() -> store.stage(cut, 10)).hasMessage("the line is dead");
        assertThat(partFiles()).isEmpty();
    }

    @Test
    void throwsAwayWhatWasStagedAndNotKept() throws IOException {
        StagedBlob staged = store.stage(bytes("abc"), 10);
        staged.close();
        assertThat(partFiles()).isEmpty();
        assertThatThrownBy(() -> verified(staged, "BC-1", LI))
                .isInstanceOf(Tampered.class)
                .hasMessageContaining("has no key");
    }

    @Test
    void givesOutNothingOfWhichAByteWasChanged() throws IOException {
        StagedBlob kept = keep(new byte[200_000]);
        Path file = store.sealedPath(kept.seal().id());
        byte[] whole = Files.readAllBytes(file);
        for (int at : new int[] {0, 1, 20, 39, 41, 65_536, 150_000, whole.length - 1}) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            Files.write(file, changed);
            assertThatThrownBy(() -> verified(kept, "BC-1", LI))
                    .as("byte " + at)
                    .isInstanceOf(Tampered.class);
        }
    }

    @Test
    void givesOutNothingThatWasCutOffOrPutTogetherAnew() throws IOException {
        StagedBlob kept = keep(new byte[200_000]);
        Path file = store.sealedPath(kept.seal().id());
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 10, 40, 65_536, 131_072, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> verified(kept, "BC-1", LI))
                    .as(length + " bytes")
                    .isInstanceOf(Tampered.class);
        }
        byte[] swapped = whole.clone();
        System.arraycopy(whole, 65_536, swapped, 131_072, 65_536);
        System.arraycopy(whole, 131_072, swapped, 65_536, 65_536);
        Files.write(file, swapped);
        assertThatThrownBy(() -> verified(kept, "BC-1", LI)).isInstanceOf(Tampered.class);
    }

    @Test
    void opensNoFileOfSomebodyElse() throws IOException {
        StagedBlob mine = keep(new byte[] {1, 2, 3});
        StagedBlob other = keep(new byte[] {1, 2, 3});
        assertThatThrownBy(() -> verified(mine, "BC-1", "SELLER/li"))
                .isInstanceOf(Tampered.class)
                .hasMessageContaining("has no key");
        assertThatThrownBy(() -> verified(mine, "BC-2", LI)).isInstanceOf(Tampered.class);

        Files.copy(
                store.sealedPath(other.seal().id()),
                store.sealedPath(mine.seal().id()),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> verified(mine, "BC-1", LI)).isInstanceOf(Tampered.class);

        Document theirs = stored.database()
                .getCollection("keys")
                .find(Filters.eq("_id", other.seal().id() + "/BC-1/" + LI))
                .first();
        stored.database()
                .getCollection("keys")
                .updateOne(Filters.eq("_id", mine.seal().id() + "/BC-1/" + LI), Updates.set("key", theirs.get("key")));
        assertThatThrownBy(() -> verified(mine, "BC-1", LI)).isInstanceOf(DamagedKey.class);
    }

    @Test
    void destroysKeyAndFileAndAnOldCopyOfTheFileStaysDead() throws IOException {
        StagedBlob erased = keep(new byte[] {1, 2, 3});
        StagedBlob left = keep(new byte[] {1, 2, 3});
        Path file = store.sealedPath(erased.seal().id());
        byte[] copy = Files.readAllBytes(file);

        assertThat(blobs.destroy(erased.seal().id())).isTrue();
        assertThat(blobs.destroy(erased.seal().id())).isFalse();

        assertThat(file).doesNotExist();
        Files.write(file, copy);
        blobs.keys().rotate(100);
        assertThatThrownBy(() -> verified(erased, "BC-1", LI))
                .isInstanceOf(Tampered.class)
                .hasMessageContaining("has no key");
        assertThat(read(left)).containsExactly(1, 2, 3);
    }

    @Test
    void showsItsKeyToNobody() throws IOException {
        try (StagedBlob staged = store.stage(bytes("abc"), 10)) {
            assertThat(staged.toString()).contains(staged.seal().id()).doesNotContain("key");
        }
    }

    private StagedBlob keep(byte[] bytes) throws IOException {
        try (StagedBlob staged = store.stage(new ByteArrayInputStream(bytes), bytes.length)) {
            blobs.keep(staged, "BC-1", LI);
            return staged;
        }
    }

    private byte[] read(StagedBlob kept) throws IOException {
        try (InputStream in = verified(kept, "BC-1", LI).getInputStream()) {
            return in.readAllBytes();
        }
    }

    private StoredOriginal verified(StagedBlob kept, String caseId, String person) throws IOException {
        return blobs.verified(kept.sha256(), kept.size(), kept.seal().id(), caseId, person);
    }

    private String everythingOnDisk() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    private Stream<Path> partFiles() {
        try {
            return Files.list(store.incoming());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
