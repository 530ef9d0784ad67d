package org.ballcourt.store.embedded;

import java.util.Iterator;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.MVMap;

/**
 * A map of the file that knows which of its keys have changed since they were last on disk, and tells each command
 * that looks at such a key, or at a range with such a key in it. A key that was removed counts as well: what is not
 * found is an answer, too.
 */
final class TrackedMap<V> {
    /** One entry of the map. */
    record Entry<V>(Key key, V value) {}

    private final MVMap<Key, V> map;
    private final GroupCommit commits;
    private final ConcurrentNavigableMap<Key, Long> changed = new ConcurrentSkipListMap<>();
    private volatile long newest;

    TrackedMap(MVMap<Key, V> map, GroupCommit commits) {
        this.map = map;
        this.commits = commits;
    }

    MVMap<Key, V> map() {
        return map;
    }

    V get(Key key) {
        V value = map.get(key);
        look(key);
        return value;
    }

    boolean containsKey(Key key) {
        return get(key) != null;
    }

    /** Marked before it can be seen. */
    void put(Key key, V value) {
        mark(key);
        map.put(key, value);
    }

    void remove(Key key) {
        mark(key);
        map.remove(key);
    }

    boolean hasChangedIn(long batch) {
        return newest == batch;
    }

    long size() {
        Sight.restsOn(newest);
        return map.sizeAsLong();
    }

    /** For plans: which way an answer was found is no part of it, so nothing is told to the command. */
    long estimate(Range range) {
        return Math.max(0, rank(range.to()) - rank(range.from()));
    }

    private long rank(Key key) {
        long index = map.getKeyIndex(key);
        return index >= 0 ? index : -index - 1;
    }

    /** Lazy, so that a limit ends it early; whoever reads has the lock of the collection. */
    Stream<Entry<V>> read(Range range, boolean backwards) {
        if (range.isPoint()) {
            V value = get(range.from());
            return value == null ? Stream.empty() : Stream.of(new Entry<>(range.from(), value));
        }
        look(range);
        var cursor = backwards ? map.cursor(range.to(), range.from(), true) : map.cursor(range.from(), null, false);
        Iterable<Key> keys = () -> (Iterator<Key>) cursor;
        Stream<Key> found = StreamSupport.stream(keys.spliterator(), false);
        // Both ends of a cursor are inclusive; the upper end of a range is not.
        found = backwards
                ? found.dropWhile(key -> key.compareTo(range.to()) >= 0)
                : found.takeWhile(key -> key.compareTo(range.to()) < 0);
        return found.map(key -> new Entry<>(key, cursor.getValue()));
    }

    private void mark(Key key) {
        long batch = commits.batch();
        if (newest < batch) {
            long durable = commits.durable();
            changed.values().removeIf(change -> change <= durable);
            newest = batch;
        }
        changed.put(key, batch);
        Sight.restsOn(batch);
    }

    private void look(Key key) {
        if (newest > commits.durable()) {
            Sight.restsOn(changed.getOrDefault(key, 0L));
        }
    }

    void look(Range range) {
        if (newest > commits.durable() && range.from().compareTo(range.to()) < 0) {
            changed.subMap(range.from(), range.to()).values().forEach(Sight::restsOn);
        }
    }
}
