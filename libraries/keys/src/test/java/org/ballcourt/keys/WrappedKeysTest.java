package org.ballcourt.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.ballcourt.keys.WrappedKeys.Rotated;
import org.ballcourt.store.embedded.StoreInMemory;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys in a store: wrapped, never under a key-encryption key that is not theirs, and wrapped anew in the face of whatever happens. */
class WrappedKeysTest {
    private static final String LIN = "BC-1/BUYER/lin";
    private static final String SHOP = "BC-1/SELLER/shop";

    @AutoClose
    private static final StoreInMemory STORE = new StoreInMemory();

    private final String older = KeyFile.freshLine();
    private final String newer = KeyFile.freshLine();
    private MongoDatabase database;

    @BeforeEach
    void begin() {
        database = STORE.client().getDatabase("keys_test");
        database.drop();
    }

    @Test
    void storesNoKeyAsItIsAndFindsItAgain() {
        byte[] made = under(older).findOrCreate(LIN, key(7));

        assertThat(made).isEqualTo(key(7));
        assertThat(stored(LIN)).isNotEqualTo(key(7));
        assertThat(under(older).find(LIN)).contains(key(7));
        assertThat(under(older).findOrCreate(LIN, key(8))).isEqualTo(key(7));
    }

    @Test
    void doesNotStartWithAnotherKeyAndChangesNothing() {
        under(older).findOrCreate(LIN, key(7));
        List<Document> before = everything();

        assertThatThrownBy(() -> under(newer))
                .isInstanceOf(KeysRefused.class)
                .hasMessageContaining(id(older))
                .hasMessageContaining(id(newer));
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void doesNotStartWithAnotherKeyBeforeAnythingWasWrapped() {
        under(older);
        assertThatThrownBy(() -> under(newer)).isInstanceOf(KeysRefused.class);
    }

    @Test
    void doesNotStartWithAnotherKeyWhereTheKnownWordsAreGone() {
        under(older).findOrCreate(LIN, key(7));
        database.getCollection("key_encryption_keys").drop();

        assertThatThrownBy(() -> under(newer)).isInstanceOf(KeysRefused.class);
        assertThat(under(older).find(LIN)).contains(key(7));
    }

    @Test
    void doesNotStartWithAnotherKeyOfTheSameName() {
        under(older);
        KeyEncryption imposter = new KeyEncryption() {
            @Override
            public String wrappingKey() {
                return id(older);
            }

            @Override
            public WrappedKey wrap(byte[] key, String place) {
                return new WrappedKey(id(older), keys(newer).wrap(key, place).bytes());
            }

            @Override
            public byte[] unwrap(WrappedKey wrapped, String place) {
                return keys(newer).unwrap(new WrappedKey(id(newer), wrapped.bytes()), place);
            }
        };
        assertThatThrownBy(() -> new WrappedKeys("texts", database, imposter)).isInstanceOf(KeysRefused.class);
    }

    @Test
    void takesNoKeyOfAnotherPerson() {
        WrappedKeys keys = under(older);
        keys.findOrCreate(LIN, key(7));
        keys.findOrCreate(SHOP, key(8));
        byte[] lins = stored(LIN);
        change(LIN, stored(SHOP));
        change(SHOP, lins);

        assertThatThrownBy(() -> keys.find(LIN)).isInstanceOf(DamagedKey.class);
        assertThatThrownBy(() -> keys.find(SHOP)).isInstanceOf(DamagedKey.class);
        assertThat(under(newer + "," + older).rotate(10)).isEqualTo(new Rotated(0, 2));
    }

    @Test
    void readsWhatEarlierVersionsStoredAndWrapsItWithTheFirstRotation() {
        documents().insertOne(new Document("_id", LIN).append("key", new Binary(key(7))));
        WrappedKeys keys = under(older);
        assertThat(keys.find(LIN)).contains(key(7));
        assertThat(keys.findOrCreate(LIN, key(9))).isEqualTo(key(7));
        assertThat(keys.counts()).containsEntry(WrappedKeys.UNWRAPPED, 1L).containsEntry(id(older), 0L);

        assertThat(keys.rotate(10)).isEqualTo(new Rotated(1, 0));

        assertThat(stored(LIN)).isNotEqualTo(key(7));
        assertThat(keys.find(LIN)).contains(key(7));
        assertThat(keys.counts()).containsEntry(WrappedKeys.UNWRAPPED, 0L).containsEntry(id(older), 1L);
    }

    @Test
    void goesOnWithARotationThatWasKilledInItsMiddle() {
        many(under(older), 25);
        WrappedKeys dying = new WrappedKeys("texts", database, failingAfter(10));
        assertThatThrownBy(() -> dying.rotate(100)).hasMessage("killed");

        assertThatThrownBy(() -> under(newer)).isInstanceOf(KeysRefused.class);
        WrappedKeys restarted = under(newer + "," + older);
        assertThat(restarted.counts()).containsEntry(id(newer), 9L).containsEntry(id(older), 16L);
        hasMany(restarted, 25);
        assertThat(restarted.rotate(10)).isEqualTo(new Rotated(10, 6));
        assertThatThrownBy(() -> under(newer)).isInstanceOf(KeysRefused.class);
        assertThat(restarted.rotate(10)).isEqualTo(new Rotated(6, 0));

        hasMany(under(newer), 25);
        assertThatThrownBy(() -> under(older)).isInstanceOf(KeysRefused.class);
    }

    @Test
    void keepsWhatWasDestroyedWhileItWasRotatedDestroyed() {
        under(older).findOrCreate(LIN, key(7));
        whileRotating(id -> documents().deleteOne(Filters.eq("_id", LIN)));

        assertThat(under(newer + "," + older).find(LIN)).isEmpty();
    }

    @Test
    void keepsWhatWasMadeAnewWhileItWasRotated() {
        under(older).findOrCreate(LIN, key(7));
        whileRotating(id -> {
            documents().deleteOne(Filters.eq("_id", LIN));
            under(older + "," + newer).findOrCreate(LIN, key(8));
        });

        assertThat(under(newer + "," + older).find(LIN)).contains(key(8));
    }

    @Test
    void opensNoOldCopyOfTheStoreOnceItsKeyIsGone() {
        WrappedKeys keys = under(older);
        keys.findOrCreate(LIN, key(7));
        List<Document> copy = documents().find().into(new ArrayList<>());
        keys.destroy(LIN);
        under(newer + "," + older).rotate(10);
        WrappedKeys now = under(newer);
        assertThat(now.find(LIN)).isEmpty();

        documents().insertMany(copy);

        assertThatThrownBy(() -> now.find(LIN)).isInstanceOf(KeyAway.class);
        assertThat(now.rotate(10)).isEqualTo(new Rotated(0, 1));
        assertThatThrownBy(() -> now.find(LIN)).isInstanceOf(KeyAway.class);
    }

    /** Something happens after a key was read and before it is written. */
    private void whileRotating(Consumer<String> happens) {
        KeyEncryption both = keys(newer + "," + older);
        new WrappedKeys("texts", database, new Interrupted(both, place -> {
                    if (place.equals(LIN)) {
                        happens.accept(place);
                    }
                }))
                .rotate(10);
    }

    /** Counts the known word of the start. */
    private KeyEncryption failingAfter(int wraps) {
        int[] left = {wraps};
        return new Interrupted(keys(newer + "," + older), place -> {
            if (left[0]-- == 0) {
                throw new IllegalStateException("killed");
            }
        });
    }

    private record Interrupted(KeyEncryption keys, Consumer<String> before) implements KeyEncryption {
        @Override
        public String wrappingKey() {
            return keys.wrappingKey();
        }

        @Override
        public WrappedKey wrap(byte[] key, String place) {
            before.accept(place);
            return keys.wrap(key, place);
        }

        @Override
        public byte[] unwrap(WrappedKey wrapped, String place) {
            return keys.unwrap(wrapped, place);
        }
    }

    private static void many(WrappedKeys keys, int count) {
        for (int i = 0; i < count; i++) {
            keys.findOrCreate("BC-" + i + "/BUYER/lin", key(i));
        }
    }

    private static void hasMany(WrappedKeys keys, int count) {
        for (int i = 0; i < count; i++) {
            assertThat(keys.find("BC-" + i + "/BUYER/lin")).contains(key(i));
        }
    }

    private WrappedKeys under(String text) {
        return new WrappedKeys("texts", database, keys(text));
    }

    private static KeyFile keys(String text) {
        return KeyFile.read("ballcourt.keys.texts", "", text);
    }

    private static String id(String line) {
        return keys(line).wrappingKey();
    }

    private static byte[] key(int seed) {
        byte[] key = new byte[32];
        key[0] = (byte) seed;
        return key;
    }

    private MongoCollection<Document> documents() {
        return database.getCollection("keys");
    }

    private byte[] stored(String id) {
        return documents()
                .find(Filters.eq("_id", id))
                .first()
                .get("key", Binary.class)
                .getData();
    }

    private void change(String id, byte[] key) {
        documents().updateOne(Filters.eq("_id", id), Updates.set("key", new Binary(key)));
    }

    private List<Document> everything() {
        List<Document> all = documents().find().into(new ArrayList<>());
        database.getCollection("key_encryption_keys").find().into(all);
        return all;
    }
}
