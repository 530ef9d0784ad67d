package org.ballcourt.store.embedded;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The entries of one secondary index: keys to positions. A document whose key has an array, or a type without an
 * order, is filed in the unordered region; look-ups always add that region, and the matcher has the last word.
 */
final class IndexEntries implements Access {
    /** What an index was declared as; two of the same name must agree in it. */
    record Options(List<Field> fields, boolean unique, boolean sparse, PartialFilter partial) {
        record Field(String path, boolean ascending) {}

        static Options of(List<IndexKey> keys, boolean unique, boolean sparse, PartialFilter partial) {
            return new Options(
                    keys.stream()
                            .map(key -> new Field(key.getKey(), key.isAscending()))
                            .toList(),
                    unique,
                    sparse,
                    partial);
        }

        /** An entry for each document, so that both counts must be equal. */
        boolean coverAll() {
            return !sparse && partial == null;
        }
    }

    private static final Logger log = LoggerFactory.getLogger(IndexEntries.class);

    private final Opening opening;
    private final String name;
    private final Documents documents;
    private final List<IndexKey> keys;
    private final Options options;
    private final TrackedMap<Key> map;
    private boolean fresh;

    IndexEntries(Opening opening, Documents documents, String name, List<IndexKey> keys, Options options) {
        this.opening = opening;
        this.name = name.replace('\0', ' ');
        this.documents = documents;
        this.keys = keys;
        this.options = options;
        this.fresh = !opening.hasMap(name);
        this.map = opening.map(name, Key.TYPE);
    }

    Options options() {
        return options;
    }

    /** Nothing was filed yet: an index of no matching documents is empty too, but need not be built again. */
    boolean isFresh() {
        return fresh;
    }

    long size() {
        return map.size();
    }

    /** Upstream builds an empty index again. */
    void clearUnlessItTallies() {
        if (fresh) {
            return;
        }
        long due = options.coverAll()
                ? documents.size()
                : opening.isDoubtful() ? documents.readAll().filter(this::holds).count() : size();
        if (size() != due) {
            log.warn("Index {} has {} entries where {} are due; building it again", name, size(), due);
            clear();
        }
    }

    boolean holds(Document document) {
        return (!options.sparse || values(document).anyMatch(value -> !(value instanceof Missing)))
                && (options.partial == null || options.partial.matches(document));
    }

    Stream<Object> values(Document document) {
        return keys.stream().map(key -> Utils.getSubdocumentValueCollectionAware(document, key.getKey()));
    }

    boolean isOrdered(Document document) {
        return values(document).allMatch(KeyWriter::hasOrder);
    }

    /** Null where the document is not to be found in this index. */
    Key key(Document document) {
        if (!holds(document)) {
            return null;
        }
        byte[] position = documents.position(document).bytes();
        if (!isOrdered(document)) {
            return new KeyWriter().unordered().raw(position).toKey();
        }
        KeyWriter key = new KeyWriter();
        keys.forEach(part ->
                key.value(Utils.getSubdocumentValueCollectionAware(document, part.getKey()), part.isAscending()));
        return (options.unique ? key : key.raw(position)).toKey();
    }

    boolean contains(Key key) {
        return map.containsKey(key);
    }

    /** @return false where another document has this key */
    boolean add(Key key, Key position) {
        fresh = false;
        Key other = map.get(key);
        if (other == null) {
            map.put(key, position);
        }
        return other == null || other.equals(position);
    }

    void remove(Key key) {
        map.remove(key);
    }

    private void clear() {
        opening.clear(map);
        fresh = true;
    }

    void drop() {
        opening.drop(map);
    }

    @Override
    public List<IndexKey> keys() {
        return keys;
    }

    @Override
    public boolean isUnique() {
        return options.unique;
    }

    @Override
    public boolean canAnswer(Conditions query) {
        boolean inSparse = !options.sparse || keys.stream().anyMatch(key -> query.excludeNull(key.getKey()));
        return inSparse && (options.partial == null || options.partial.isImpliedBy(query));
    }

    @Override
    public TrackedMap<?> entries() {
        return map;
    }

    @Override
    public Stream<Found> read(Range range, boolean backwards) {
        return map.read(range, backwards).map(entry -> new Found(entry.key(), documents.bson(entry.value())));
    }
}
