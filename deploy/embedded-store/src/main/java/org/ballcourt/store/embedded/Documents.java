package org.ballcourt.store.embedded;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** The documents of one collection in the order of their ids. */
final class Documents extends Access {
    private final MVStore store;
    private final MVMap<Key, byte[]> map;
    private final String idField;

    /** @param idField null in system.indexes, where the name of an index within its collection is the id */
    Documents(MVStore store, String name, String idField) {
        this.store = store;
        this.idField = idField;
        this.map = store.openMap(
                name, new MVMap.Builder<Key, byte[]>().keyType(Key.TYPE).valueType(new BsonType()));
    }

    Key position(Document document) {
        return idField == null
                ? new KeyWriter()
                        .value(document.get("ns"))
                        .value(document.get("name"))
                        .toKey()
                : KeyWriter.position(document.get(idField));
    }

    boolean contains(Key position) {
        return map.containsKey(position);
    }

    /** Fails where an index names a document that is not there; opening the store anew rebuilds such an index. */
    byte[] bson(Key position) {
        return Objects.requireNonNull(map.get(position), "an index names a missing document; reopen the store");
    }

    Document get(Key position) {
        return Bson.decode(bson(position));
    }

    void put(Key position, Document document) {
        map.put(position, Bson.encode(document));
    }

    void remove(Key position) {
        map.remove(position);
    }

    long size() {
        return map.sizeAsLong();
    }

    Stream<byte[]> readAll() {
        return Stream.concat(read(Range.ORDERED, false), read(Range.UNORDERED, false));
    }

    /** Cleared as well, because upstream still looks into system.indexes after dropping it. */
    void drop() {
        map.clear();
        store.removeMap(map);
    }

    @Override
    List<IndexKey> keys() {
        return idField == null ? List.of() : List.of(new IndexKey(idField, true));
    }

    @Override
    boolean isUnique() {
        return true;
    }

    @Override
    boolean canAnswer(Conditions query) {
        return true;
    }

    @Override
    long count(Range range) {
        return count(map, range);
    }

    @Override
    Stream<byte[]> read(Range range, boolean backwards) {
        return read(map, range, backwards, (_, bson) -> bson);
    }
}
