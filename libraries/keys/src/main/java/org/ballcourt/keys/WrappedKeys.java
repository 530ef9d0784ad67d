package org.ballcourt.keys;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ballcourt.consumer.MongoCalls;
import org.ballcourt.contracts.Message;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;

/**
 * Keys of data in the collection {@code keys} of a database, each wrapped for its own id. Deleting a document of it is an erasure, and
 * nothing here brings one back.
 *
 * <p>Beside them, in {@code key_encryption_keys}, lies a known word wrapped under each key-encryption key that is in use: whoever starts
 * with others is told so, before anything can be written under them.
 */
public final class WrappedKeys {
    /** What is counted for keys that earlier versions stored as they are. */
    public static final String UNWRAPPED = "none";

    private static final byte[] KNOWN = "known to everybody".getBytes(StandardCharsets.US_ASCII);
    private static final String ID = "_id";
    private static final String KEY = "key";
    private static final String WRAPPED_BY = "wrappedBy";

    private final String name;
    private final MongoCollection<Document> keys;
    private final MongoCollection<Document> inUse;
    private final KeyEncryption encryption;

    /**
     * Checks that what is wrapped there can be unwrapped here.
     *
     * @param name what the keys are for, as operators know it
     * @throws KeysRefused if the data need a key-encryption key that is not here
     */
    public WrappedKeys(String name, MongoDatabase database, KeyEncryption encryption) {
        this.name = name;
        this.keys = database.getCollection("keys");
        this.inUse = database.getCollection("key_encryption_keys");
        this.encryption = encryption;
        keys.createIndex(Indexes.ascending(WRAPPED_BY));
        check();
    }

    private void check() {
        boolean none = true;
        for (Document used : inUse.find()) {
            none = false;
            check(used);
        }
        Document wrapped = none ? keys.find(exists(WRAPPED_BY)).first() : null;
        if (wrapped != null) {
            check(wrapped);
        }
        WrappedKey known = encryption.wrap(KNOWN, word(encryption.wrappingKey()));
        MongoCalls.insertIfAbsent(inUse, new Document(ID, known.wrappedBy()).append(KEY, new Binary(known.bytes())));
    }

    /** Either a known word, which has its key-encryption key as its id, or one of the keys. */
    private void check(Document stored) {
        String by = stored.getString(WRAPPED_BY);
        String used = by == null ? stored.getString(ID) : by;
        try {
            encryption.unwrap(new WrappedKey(used, bytes(stored)), by == null ? word(used) : stored.getString(ID));
        } catch (KeyAway | DamagedKey other) {
            throw new KeysRefused(Message.of("keys.others")
                    .with("name", name)
                    .with("used", used)
                    .with("given", encryption.wrappingKey()));
        }
    }

    private static String word(String keyEncryptionKey) {
        return "key-encryption key " + keyEncryptionKey;
    }

    public String name() {
        return name;
    }

    /** The key under this id, made durable first if there was none; in one call, whether there is such a key or not. */
    public byte[] findOrCreate(String id, byte[] fresh) {
        WrappedKey wrapped = encryption.wrap(fresh, id);
        Document stored;
        try {
            stored = created(id, wrapped);
        } catch (MongoException refused) {
            if (!MongoCalls.isDuplicateKey(refused)) {
                throw refused;
            }
            // Somebody else created it at the same moment.
            stored = created(id, wrapped);
        }
        return Arrays.equals(bytes(stored), wrapped.bytes()) ? fresh : unwrapped(stored);
    }

    private Document created(String id, WrappedKey wrapped) {
        return keys.findOneAndUpdate(
                eq(ID, id),
                combine(setOnInsert(KEY, new Binary(wrapped.bytes())), setOnInsert(WRAPPED_BY, wrapped.wrappedBy())),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
    }

    public Optional<byte[]> find(String id) {
        return Optional.ofNullable(keys.find(eq(ID, id)).first()).map(this::unwrapped);
    }

    public void destroy(String id) {
        keys.deleteOne(eq(ID, id));
    }

    /** Destroys all whose ids begin so. */
    public void destroyBeginning(String begin) {
        keys.deleteMany(and(gte(ID, begin), lt(ID, begin + "\uffff")));
    }

    private byte[] unwrapped(Document stored) {
        String by = stored.getString(WRAPPED_BY);
        return by == null ? bytes(stored) : encryption.unwrap(new WrappedKey(by, bytes(stored)), stored.getString(ID));
    }

    private static byte[] bytes(Document stored) {
        return stored.get(KEY, Binary.class).getData();
    }

    /**
     * How far it is.
     *
     * @param rewrapped so many this time
     * @param left so many are still under another key-encryption key, or under none
     */
    public record Rotated(long rewrapped, long left) {}

    /**
     * Wraps keys under the key-encryption key that wraps now, those too that earlier versions stored as they are; what is done is done,
     * whatever happens next. Once all are, the others are not needed any more, and their known words go.
     *
     * @param most so many at a time
     */
    public Rotated rotate(int most) {
        long done = 0;
        try (MongoCursor<Document> others = keys.find(otherwise()).iterator()) {
            while (done < most && others.hasNext()) {
                done += rewrapped(others.next()) ? 1 : 0;
            }
        }
        long left = keys.countDocuments(otherwise());
        if (left == 0) {
            inUse.deleteMany(ne(ID, encryption.wrappingKey()));
        }
        return new Rotated(done, left);
    }

    private Bson otherwise() {
        return ne(WRAPPED_BY, encryption.wrappingKey());
    }

    /** Only what was read is replaced, so that a key that was destroyed meanwhile stays so, and one that was made anew stays as it is. */
    private boolean rewrapped(Document stored) {
        String id = stored.getString(ID);
        WrappedKey anew;
        try {
            anew = encryption.wrap(unwrapped(stored), id);
        } catch (KeyAway | DamagedKey stays) {
            return false;
        }
        return keys.updateOne(
                                and(eq(ID, id), eq(KEY, stored.get(KEY, Binary.class))),
                                combine(set(KEY, new Binary(anew.bytes())), set(WRAPPED_BY, anew.wrappedBy())))
                        .getModifiedCount()
                == 1;
    }

    /**
     * How many keys there are under each key-encryption key that is in use, {@link #UNWRAPPED} for those under none. Only those are counted
     * that are not yet under the one that wraps now, which are few or none; the rest follows from the size of the collection.
     */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        counts.put(UNWRAPPED, keys.countDocuments(eq(WRAPPED_BY, null)));
        for (Document used : inUse.find(ne(ID, encryption.wrappingKey()))) {
            counts.put(used.getString(ID), keys.countDocuments(eq(WRAPPED_BY, used.getString(ID))));
        }
        long others = counts.values().stream().mapToLong(Long::longValue).sum();
        counts.put(encryption.wrappingKey(), Math.max(0, keys.estimatedDocumentCount() - others));
        return counts;
    }

    /** The key-encryption key that wraps now. */
    public String wrappingKey() {
        return encryption.wrappingKey();
    }
}
