package org.ballcourt.store.embedded;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The documents of one collection in the order of their ids. */
final class Documents implements Access {
    private final Opening opening;
    private final String name;
    private final TrackedMap<byte[]> map;
    private final String idField;

    /** @param idField null in system.indexes, where the name of an index within its collection is the id */
    Documents(Opening opening, String name, String idField) {
        this.opening = opening;
        this.name = name;
        this.idField = idField;
        this.map = opening.map(name, new BsonType());
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

    /** Null where it has gone. */
    Document find(Key position) {
        byte[] bson = map.get(position);
        return bson == null ? null : Bson.decode(bson);
    }

    void put(Key position, Document document) {
        map.put(position, Bson.encode(document));
    }

    void remove(Key position) {
        map.remove(position);
    }

    long size() {
        return map.size();
    }

    Stream<Document> readAll() {
        return Stream.of(Range.ORDERED, Range.UNORDERED)
                .flatMap(range -> read(range, false))
                .map(Found::bson)
                .map(Bson::decode);
    }

    /** Cleared as well, because upstream still looks into system.indexes after dropping it. */
    void drop() {
        opening.drop(name, map);
    }

    @Override
    public List<IndexKey> keys() {
        return idField == null ? List.of() : List.of(new IndexKey(idField, true));
    }

    @Override
    public boolean isUnique() {
        return true;
    }

    @Override
    public Set<Key> keysOf(Document document) {
        return Set.of(position(document));
    }

    @Override
    public boolean canAnswer(Conditions query) {
        return true;
    }

    @Override
    public TrackedMap<?> entries() {
        return map;
    }

    @Override
    public Stream<Found> read(Range range, boolean backwards) {
        return map.read(range, backwards).map(entry -> new Found(entry.key(), entry.value()));
    }
}
