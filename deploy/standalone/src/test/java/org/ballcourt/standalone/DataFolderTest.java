package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.ballcourt.keys.KeyFile;
import org.ballcourt.messages.cli.CommandRefused;
import org.ballcourt.proof.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path temp;

    @Test
    void keepsItsSecretBetweenStarts() throws Exception {
        String first;
        try (DataFolder folder = DataFolder.open(temp.resolve("data"))) {
            first = folder.secret();
            assertThat(first).hasSize(64);
        }
        try (DataFolder folder = DataFolder.open(temp.resolve("data"))) {
            assertThat(folder.secret()).isEqualTo(first);
        }
    }

    @Test
    void keepsItsSigningKeyBetweenStartsAndShowsItToNobodyElse() throws Exception {
        String first;
        try (DataFolder folder = DataFolder.open(temp.resolve("data"))) {
            first = SigningKey.ofPem(Files.readString(folder.proofKey())).pem();
            folder.secret();
            for (Path file : List.of(folder.proofKey(), folder.root().resolve("token-secret"))) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo("rw-------");
            }
        }
        try (DataFolder folder = DataFolder.open(temp.resolve("data"))) {
            assertThat(SigningKey.ofPem(Files.readString(folder.proofKey())).pem())
                    .isEqualTo(first);
        }
    }

    @Test
    void isForItsOwnerAlone() throws Exception {
        Path made = temp.resolve("somewhere/data");
        try (DataFolder folder = DataFolder.open(made)) {
            assertThat(rights(made)).isEqualTo("rwx------");
            assertThat(rights(made.getParent())).isNotEqualTo("rwx------");
            folder.keyEncryptionKeys("texts");
            assertThat(rights(made.resolve("keys"))).isEqualTo("rwx------");
            assertThat(rights(made.resolve("keys/texts"))).isEqualTo("rw-------");
            assertThat(folder.isOpenToOthers()).isFalse();
        }
    }

    /** As {@code mkdir} makes one: it keeps its rights, and whoever starts us is told. */
    @Test
    void tellsWhereOthersMayLook() throws Exception {
        Path given = Files.createDirectory(temp.resolve("given"));
        Files.setPosixFilePermissions(given, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (DataFolder folder = DataFolder.open(given)) {
            assertThat(folder.isOpenToOthers()).isTrue();
            assertThat(rights(given)).isEqualTo("rwxr-xr-x");
        }
    }

    @Test
    void keepsItsKeyEncryptionKeysBetweenStarts() throws Exception {
        String first;
        try (DataFolder folder = DataFolder.open(temp.resolve("data"))) {
            first = Files.readString(folder.keyEncryptionKeys("texts"));
            assertThat(KeyFile.read("", "", first).wrappingKey()).hasSize(12);
            assertThat(Files.readString(folder.keyEncryptionKeys("originals"))).isNotEqualTo(first);
        }
        try (DataFolder folder = DataFolder.open(temp.resolve("data"))) {
            assertThat(Files.readString(folder.keyEncryptionKeys("texts"))).isEqualTo(first);
        }
    }

    private static String rights(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void removesATemporaryFolderWithAllThatIsInIt() throws Exception {
        Path root;
        try (DataFolder folder = DataFolder.open(null)) {
            root = folder.root();
            Files.createDirectories(folder.broker().resolve("topic-0"));
            Files.writeString(folder.broker().resolve("topic-0/log"), "x");
        }
        assertThat(root).doesNotExist();
    }

    @Test
    void refusesAFolderThatIsInUse() throws Exception {
        try (DataFolder folder = DataFolder.open(temp)) {
            assertThatThrownBy(() -> DataFolder.open(temp))
                    .isInstanceOf(CommandRefused.class)
                    .hasMessageContaining("another Ballcourt uses the data folder " + folder.root());
        }
    }

    @Test
    void refusesAFile() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "x");
        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("is a file");
    }

    @Test
    void refusesAFolderWithOtherPeoplesThings() throws Exception {
        Files.writeString(temp.resolve("thesis.tex"), "x");
        assertThatThrownBy(() -> DataFolder.open(temp)).hasMessageContaining("is no data folder of Ballcourt");
        assertThat(temp.resolve("layout")).doesNotExist();
    }

    @Test
    void refusesALayoutThatItDoesNotKnow() throws Exception {
        Files.writeString(temp.resolve("layout"), "7");
        assertThatThrownBy(() -> DataFolder.open(temp)).hasMessageContaining("has layout '7'");
    }
}
