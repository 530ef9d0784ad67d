package org.ballcourt.evidence.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepingOriginalsTest {
    /** SHA-256 of "abc", from FIPS 180-2. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;

    private BlobStore store;

    @BeforeEach
    void open() throws IOException {
        store = new BlobStore(folder);
    }

    @Test
    void keepsBytesUnderTheirHash() throws IOException {
        try (StagedBlob staged = store.stage(bytes("abc"), 10)) {
            assertThat(staged.sha256()).isEqualTo(ABC);
            assertThat(staged.size()).isEqualTo(3);
            store.keep(staged);
        }
        assertThat(folder.resolve("blobs/ba/78/" + ABC)).hasContent("abc");
        assertThat(read(ABC)).isEqualTo("abc");
        assertThat(partFiles()).isEmpty();
    }

    @Test
    void keepsTheSameBytesTwice() throws IOException {
        for (int i = 0; i < 2; i++) {
            try (StagedBlob staged = store.stage(bytes("abc"), 10)) {
                store.keep(staged);
            }
        }
        assertThat(read(ABC)).isEqualTo("abc");
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
        store.stage(bytes("abc"), 10).close();
        assertThat(partFiles()).isEmpty();
        assertThatThrownBy(() -> store.open(ABC)).isInstanceOf(Tampered.class).hasMessageContaining("is gone");
    }

    @Test
    void givesOutNothingThatWasTampered() throws IOException {
        try (StagedBlob staged = store.stage(bytes("abc"), 10)) {
            store.keep(staged);
        }
        Files.writeString(store.path(ABC), "abd");
        assertThatThrownBy(() -> store.open(ABC)).isInstanceOf(Tampered.class).hasMessageContaining("now has the hash");
    }

    private String read(String sha256) throws IOException {
        try (InputStream in = Channels.newInputStream(store.open(sha256))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
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
