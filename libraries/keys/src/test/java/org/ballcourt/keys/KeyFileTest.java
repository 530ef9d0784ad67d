package org.ballcourt.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ballcourt.consumer.FailureKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    private static final String PLACE = "BC-1/BUYER/lin";
    private static final byte[] KEY = "a key of 32 bytes for somebody's".getBytes();

    private final String older = KeyFile.freshLine();
    private final String newer = KeyFile.freshLine();

    @TempDir
    Path folder;

    @Test
    void wrapsWithTheFirstAndUnwrapsWithAll() {
        KeyFile before = keys(older);
        KeyFile now = keys(newer + "," + older);
        WrappedKey wrapped = before.wrap(KEY, PLACE);

        assertThat(now.unwrap(wrapped, PLACE)).isEqualTo(KEY);
        assertThat(now.wrap(KEY, PLACE).wrappedBy())
                .isEqualTo(now.wrappingKey())
                .isNotEqualTo(wrapped.wrappedBy());
        assertThat(wrapped.wrappedBy()).isEqualTo(before.wrappingKey());
    }

    @Test
    void wrapsTheSameKeyDifferentlyEachTime() {
        KeyFile keys = keys(older);
        assertThat(keys.wrap(KEY, PLACE).bytes())
                .isNotEqualTo(keys.wrap(KEY, PLACE).bytes());
    }

    @Test
    void takesNoKeyThatWasMovedToSomebodyElse() {
        KeyFile keys = keys(older);
        WrappedKey wrapped = keys.wrap(KEY, PLACE);
        assertThatThrownBy(() -> keys.unwrap(wrapped, "BC-1/SELLER/lin")).isInstanceOf(DamagedKey.class);
        assertThatThrownBy(() -> keys.unwrap(wrapped, "BC-2/BUYER/lin")).isInstanceOf(DamagedKey.class);
    }

    @Test
    void takesNoKeyOfWhichAByteWasChanged() {
        KeyFile keys = keys(older);
        WrappedKey wrapped = keys.wrap(KEY, PLACE);
        for (int i = 0; i < wrapped.bytes().length; i++) {
            byte[] changed = wrapped.bytes().clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> keys.unwrap(new WrappedKey(wrapped.wrappedBy(), changed), PLACE))
                    .isInstanceOf(DamagedKey.class);
        }
        assertThatThrownBy(() -> keys.unwrap(new WrappedKey(wrapped.wrappedBy(), new byte[3]), PLACE))
                .isInstanceOf(DamagedKey.class);
    }

    @Test
    void tellsOfAnOutageWhereTheKeyIsNotHere() {
        WrappedKey wrapped = keys(older).wrap(KEY, PLACE);
        assertThatThrownBy(() -> keys(newer).unwrap(wrapped, PLACE))
                .isInstanceOf(KeyAway.class)
                .satisfies(away -> assertThat(FailureKind.of(away)).isEqualTo(FailureKind.TRANSIENT));
    }

    @Test
    void readsAFileWithRemarks() throws IOException {
        Path file = Files.writeString(
                folder.resolve("texts"), "# since November\n" + newer + "\n\n" + older + " # until October\n");
        WrappedKey wrapped = keys(older).wrap(KEY, PLACE);

        KeyFile read = KeyFile.read("ballcourt.keys.texts", file.toString(), "");

        assertThat(read.wrappingKey()).isEqualTo(keys(newer).wrappingKey());
        assertThat(read.unwrap(wrapped, PLACE)).isEqualTo(KEY);
    }

    @Test
    void refusesToGoOnWithoutAKey() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), "# nothing\n");
        assertThatThrownBy(() -> KeyFile.read("ballcourt.keys.texts", " ", " "))
                .isInstanceOf(KeysRefused.class)
                .hasMessageContaining("ballcourt.keys.texts-file")
                .hasMessageContaining("主密钥");
        assertThatThrownBy(() -> KeyFile.read("ballcourt.keys.texts", empty.toString(), ""))
                .isInstanceOf(KeysRefused.class)
                .hasMessageContaining(empty.toString());
        assertThatThrownBy(() -> KeyFile.read(
                        "ballcourt.keys.texts", folder.resolve("missing").toString(), ""))
                .isInstanceOf(KeysRefused.class)
                .hasMessageContaining("missing");
    }

    @Test
    void refusesWhatIsNoKeyAndShowsItToNobody() {
        for (String wrong : new String[] {"c2hvcnQ=", "no-base64-!", older + ",c2hvcnQ="}) {
            assertThatThrownBy(() -> KeyFile.read("ballcourt.keys.texts", "", wrong))
                    .isInstanceOf(KeysRefused.class)
                    .hasMessageContaining("ballcourt.keys.texts")
                    .hasMessageNotContaining("c2hvcnQ")
                    .hasMessageNotContaining("no-base64");
        }
    }

    private static KeyFile keys(String text) {
        return KeyFile.read("ballcourt.keys.texts", "", text);
    }
}
