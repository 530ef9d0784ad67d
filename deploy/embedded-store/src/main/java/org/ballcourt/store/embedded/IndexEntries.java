package org.ballcourt.store.embedded;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The entries of one secondary index: keys to positions. A document with an array of plain values has an entry for each of them, and a mark that
 * it has several. One with a type without an order is filed in the unordered region; look-ups always add that region, and the matcher has the last
 * word.
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

        /** What a partial index looks at besides its keys. */
        Set<String> filtered() {
            return partial == null ? Set.of() : partial.filter().keySet();
        }

        /** An entry for each document, so that both counts must be equal. */
        boolean coverAll() {
            return !sparse && partial == null;
        }
    }

    /** An array of more is looked through in its documents: an update would change so many entries. */
    private static final int MAX_ELEMENTS = 1_000;

    private static final Pattern PLACE_IN_ARRAY = Pattern.compile("(^|\\.)[0-9]+(\\.|$)");

    private static final Logger log = LoggerFactory.getLogger(IndexEntries.class);

    private final Opening opening;
    private final String name;
    private final Documents documents;
    private final List<IndexKey> keys;
    private final Options options;
    private final TrackedMap<Key> map;
    private final Set<String> touching = new HashSet<>();
    private boolean fresh;

    IndexEntries(Opening opening, Documents documents, String name, List<IndexKey> keys, Options options) {
        this.opening = opening;
        this.name = name;
        this.documents = documents;
        this.keys = keys;
        this.options = options;
        this.fresh = !opening.hasMap(name);
        this.map = opening.tallied(name);
        Stream.concat(keys.stream().map(IndexKey::getKey), options.filtered().stream())
                .forEach(path -> touching.add(path.split("\\.", 2)[0]));
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
        long due = opening.tally(name);
        boolean tooFew = options.coverAll() && size() < documents.size();
        if (size() != due || tooFew) {
            log.warn(
                    "Index {} has {} entries where {} are due; building it again",
                    name.replace('\0', ' '),
                    size(),
                    Math.max(due, documents.size()));
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

    /** The entries that a document is to have; none where it is not to be found in this index. */
    @Override
    public Set<Key> keysOf(Document document) {
        if (!holds(document)) {
            return Set.of();
        }
        byte[] position = documents.position(document).bytes();
        List<Object> values = values(document).toList();
        int several = options.unique ? -1 : severalAt(values);
        if (several >= 0) {
            Set<Key> all = new HashSet<>();
            all.add(new KeyWriter().mark(several).raw(position).toKey());
            for (Object element : (Collection<?>) values.get(several)) {
                all.add(key(values, several, element).raw(position).toKey());
            }
            return all;
        }
        if (!values.stream().allMatch(KeyWriter::hasOrder)) {
            return Set.of(new KeyWriter().unordered().raw(position).toKey());
        }
        KeyWriter key = key(values, -1, null);
        return Set.of((options.unique ? key : key.raw(position)).toKey());
    }

    /** Most changes touch no field of an index. */
    boolean mayDiffer(Document before, Document after) {
        return touching.stream()
                .anyMatch(field -> field.startsWith("$") || !Objects.equals(before.get(field), after.get(field)));
    }

    /** The place of the one array among values that have an order, which its elements have too; else -1. */
    private int severalAt(List<Object> values) {
        int found = -1;
        for (int place = 0; place < values.size(); place++) {
            if (values.get(place) instanceof Collection<?> elements) {
                boolean fits = found < 0
                        && !elements.isEmpty()
                        && elements.size() <= MAX_ELEMENTS
                        && elements.stream().allMatch(KeyWriter::hasOrder)
                        && !PLACE_IN_ARRAY.matcher(keys.get(place).getKey()).find();
                if (!fits) {
                    return -1;
                }
                found = place;
            } else if (!KeyWriter.hasOrder(values.get(place))) {
                return -1;
            }
        }
        return found;
    }

    private KeyWriter key(List<Object> values, int several, Object element) {
        KeyWriter key = new KeyWriter();
        for (int place = 0; place < values.size(); place++) {
            key.value(
                    place == several ? element : values.get(place),
                    keys.get(place).isAscending());
        }
        return key;
    }

    @Override
    public boolean hasSeveralAt(int place) {
        return estimate(Range.severalAt(place)) > 0;
    }

    boolean contains(Key key) {
        return map.containsKey(key);
    }

    void isBeingBuilt() {
        opening.isBeingBuilt(name);
    }

    void isBuilt() {
        fresh = false;
        opening.isBuilt(name, map);
    }

    /** @return false where another document has this key */
    boolean add(Key key, Key position) {
        fresh = false;
        opening.relieve();
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
        opening.clear(name, map);
        fresh = true;
    }

    void drop() {
        opening.drop(name, map);
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
