package org.ballcourt.cases.proof;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.List;
import org.ballcourt.cases.store.InMemoryRootRepository;
import org.ballcourt.cases.store.LastSigningKey;
import org.ballcourt.cases.store.RootRepository;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.proof.VerifyingKey;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a process signs with a key that nobody was told is laid aside by every reader, while its own answers look well. */
class SigningKeyCheckIT {
    private final EmbeddedStore store = EmbeddedStore.inMemory();
    private final SigningKey first = SigningKey.fresh();
    private final SigningKey second = SigningKey.fresh();
    private final RootRepository roots = new InMemoryRootRepository();
    private MongoClient client;
    private LastSigningKey lastKey;
    private SigningKeyCheck check;

    @BeforeEach
    void connect() {
        client = MongoClients.create(store.uri());
        lastKey = new LastSigningKey(client.getDatabase("cases"));
        check = new SigningKeyCheck(lastKey, roots);
    }

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    @Test
    void letsAStoreGoOnWithItsKeyAndWithOneThatNamesIt() {
        goOnWith(keys(first));
        goOnWith(keys(first));
        goOnWith(keys(second, first.verifying()));
        assertThatCode(() -> check.require(keys(second))).doesNotThrowAnyException();
    }

    @Test
    void refusesAnotherKeyAndKnowsTheFirstAfterwards() {
        goOnWith(keys(first));
        assertThatThrownBy(() -> check.require(keys(second)))
                .hasMessageContaining(first.verifying().keyId())
                .hasMessageContaining(second.verifying().keyId())
                .hasMessageContaining("ballcourt.proof.old-keys")
                .hasMessageContaining("公钥");
        assertThatCode(() -> check.require(keys(first))).doesNotThrowAnyException();
    }

    /** A change that half of the processes have made is gone on with, not gone back on. */
    @Test
    void refusesTheOldKeyOnceANewOneSigned() {
        goOnWith(keys(first));
        check.require(keys(second, first.verifying()));
        assertThatCode(() -> check.require(keys(first)))
                .as("the start with the new one came to nothing")
                .doesNotThrowAnyException();
        goOnWith(keys(second, first.verifying()));
        assertThatThrownBy(() -> check.require(keys(first)))
                .hasMessageContaining(second.verifying().keyId());
    }

    @Test
    void knowsByTheNewestRootWhichKeyAVersionBeforeThisOneHad() {
        roots.add(Keys.roots().newest().orElseThrow(), "");
        assertThatThrownBy(() -> check.require(keys(first)))
                .hasMessageContaining(Keys.INSTALLATION.own().verifying().keyId());
        assertThatCode(() -> check.require(Keys.INSTALLATION)).doesNotThrowAnyException();
    }

    private void goOnWith(InstallationKeys keys) {
        check.require(keys);
        lastKey.remember(keys.own().verifying().keyId());
    }

    private static InstallationKeys keys(SigningKey own, VerifyingKey... older) {
        return new InstallationKeys(own, List.of(older));
    }
}
