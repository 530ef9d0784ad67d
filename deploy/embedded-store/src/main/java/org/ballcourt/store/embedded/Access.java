package org.ballcourt.store.embedded;

import de.bwaldvogel.mongo.backend.IndexKey;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.MVMap;

/** A way to documents in the order of some keys: an index, or the data itself in the order of _id. */
abstract class Access {
    abstract List<IndexKey> keys();

    abstract boolean isUnique();

    /** A sparse or partial index may answer only what the documents that it leaves out cannot match. */
    abstract boolean canAnswer(Conditions query);

    abstract long count(Range range);

    abstract Stream<byte[]> read(Range range, boolean backwards);

    final boolean hasUnordered() {
        return count(Range.UNORDERED) > 0;
    }

    static long count(MVMap<Key, ?> map, Range range) {
        return Math.max(0, rank(map, range.to()) - rank(map, range.from()));
    }

    private static long rank(MVMap<Key, ?> map, Key key) {
        long index = map.getKeyIndex(key);
        return index >= 0 ? index : -index - 1;
    }

    /** Lazy, so that a limit ends it early. */
    static <V> Stream<byte[]> read(MVMap<Key, V> map, Range range, boolean backwards, BiFunction<Key, V, byte[]> bson) {
        var cursor = backwards ? map.cursor(range.to(), range.from(), true) : map.cursor(range.from(), null, false);
        Iterable<Key> keys = () -> (Iterator<Key>) cursor;
        Stream<Key> found = StreamSupport.stream(keys.spliterator(), false);
        // Both ends of a cursor are inclusive; the upper end of a range is not.
        found = backwards
                ? found.dropWhile(key -> key.compareTo(range.to()) >= 0)
                : found.takeWhile(key -> key.compareTo(range.to()) < 0);
        return found.map(key -> Objects.requireNonNull(bson.apply(key, cursor.getValue())));
    }
}
