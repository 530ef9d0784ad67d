package org.ballcourt.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.ballcourt.store.embedded.StoreInMemory;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who shares the store makes the same ids, nobody else does, and it is as secret as the keys beside it. */
class InstallationSecretTest {
    private static final byte[] KNOWN = "BUYER/lin\norder-1001".getBytes(StandardCharsets.UTF_8);

    @AutoClose
    private static final StoreInMemory STORE = new StoreInMemory();

    private final String older = KeyFile.freshLine();
    private final String newer = KeyFile.freshLine();

    @BeforeEach
    void begin() {
        STORE.client().getDatabase("here").drop();
        STORE.client().getDatabase("elsewhere").drop();
    }

    private WrappedKeys keys(String database, String keyEncryptionKeys) {
        return new WrappedKeys("texts", STORE.client().getDatabase(database), KeyFile.read("", "", keyEncryptionKeys));
    }

    @Test
    void isTheSameInEveryInstanceAndAfterEveryRestart() {
        byte[] first = InstallationSecret.in(keys("here", older)).hash(KNOWN);

        assertThat(InstallationSecret.in(keys("here", older)).hash(KNOWN)).isEqualTo(first);
        assertThat(InstallationSecret.in(keys("here", older)).hash(new byte[] {1}))
                .isNotEqualTo(first);
    }

    @Test
    void isAnotherInEveryInstallation() {
        byte[] here = InstallationSecret.in(keys("here", older)).hash(KNOWN);

        assertThat(InstallationSecret.in(keys("elsewhere", older)).hash(KNOWN)).isNotEqualTo(here);
    }

    @Test
    void staysTheSameWhereKeysAreRotatedAndPeopleErased() {
        byte[] before = InstallationSecret.in(keys("here", older)).hash(KNOWN);
        WrappedKeys rotating = keys("here", newer + "," + older);
        rotating.findOrCreate("BC-1/BUYER/lin", new byte[32]);
        rotating.rotate(10);
        rotating.destroyBeginning("BC-1/");

        assertThat(InstallationSecret.in(keys("here", newer)).hash(KNOWN)).isEqualTo(before);
    }

    @Test
    void liesNowhereAsItIs() {
        InstallationSecret secret = InstallationSecret.in(keys("here", older));

        assertThat(STORE.client().getDatabase("here").getCollection("keys").find())
                .hasSize(1)
                .allSatisfy(stored -> assertThat(
                                InstallationSecret.of(bytes(stored)).hash(KNOWN))
                        .isNotEqualTo(secret.hash(KNOWN)));
    }

    private static byte[] bytes(Document stored) {
        return stored.get("key", Binary.class).getData();
    }
}
