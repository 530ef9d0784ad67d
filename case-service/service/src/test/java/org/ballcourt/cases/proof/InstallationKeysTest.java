package org.ballcourt.cases.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ballcourt.proof.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationKeysTest {
    @TempDir
    private Path folder;

    private final SigningKey key = SigningKey.fresh();

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void readsAFileOrALineAndTheKeysBefore() throws IOException {
        SigningKey before = SigningKey.fresh();
        String old = file("old.pem", before.verifying().pem());

        InstallationKeys read = InstallationKeys.read(file("key.pem", key.pem()), "", List.of(old), false);

        assertThat(read.own().verifying()).isEqualTo(key.verifying());
        assertThat(read.older()).containsExactly(before.verifying());
        assertThat(InstallationKeys.read("", Keys.line(), List.of(), false)
                        .own()
                        .verifying())
                .isEqualTo(Keys.INSTALLATION.own().verifying());
    }

    @Test
    void refusesToStartWithoutAKeyUnlessItIsATrial() {
        assertThatThrownBy(() -> InstallationKeys.read("", "", List.of(), false))
                .hasMessageContaining("ballcourt.proof.key-file")
                .hasMessageContaining("私钥");
        assertThat(InstallationKeys.read("", "", List.of(), true).own()).isNotNull();
    }

    @Test
    void refusesWhatIsNoKeyAndNamesTheFile() throws IOException {
        String wrong = file("wrong.pem", "nothing");

        assertThatThrownBy(() -> InstallationKeys.read(wrong, "", List.of(), true))
                .hasMessageContaining(wrong);
        assertThatThrownBy(() -> InstallationKeys.read(folder.resolve("missing").toString(), "", List.of(), true))
                .hasMessageContaining("missing");
        assertThatThrownBy(() -> InstallationKeys.read("", "AAAA", List.of(), true))
                .hasMessageContaining("ballcourt.proof.key")
                .hasMessageNotContaining("AAAA");
    }
}
