package org.ballcourt.store.embedded;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.DataType;

/** One opening of the file, from a start or a failed write to the next: its maps and its group commit. */
final class Opening {
    private static final String IN_USE = "in use";
    private static final Long UNFINISHED = -1L;

    /** Entries of an index between two commits. */
    private static final int RELIEF = 50_000;

    private final MVStore store;
    private final GroupCommit commits;
    private final Map<String, TrackedMap<?>> maps = new ConcurrentHashMap<>();
    private final Map<String, TrackedMap<?>> tallied = new ConcurrentHashMap<>();
    private final MongoServerError refusal;
    private volatile long structure;
    private volatile boolean serving = true;
    private long unwritten;

    private Opening(MVStore store, GroupCommit.Failure failure, MongoServerError refusal) {
        this.store = store;
        this.commits = new GroupCommit(store, this::writeTallies, failure);
        this.refusal = refusal;
    }

    static Opening first(MVStore store, GroupCommit.Failure failure) {
        marks(store).put(IN_USE, "");
        store.getMapNames().stream().filter(MapNames::isFormerIndex).forEach(name -> takeOver(store, name));
        Opening opening = new Opening(store, failure, null);
        opening.serving = false;
        return opening;
    }

    /** Without arrays an index is as it was; another one goes, and is built anew. */
    private static void takeOver(MVStore store, String former) {
        MVMap<Key, Key> map = store.openMap(
                former, new MVMap.Builder<Key, Key>().keyType(Key.TYPE).valueType(Key.TYPE));
        Key last = map.lastKey();
        if (last == null || Range.ORDERED.contains(last)) {
            String name = MapNames.ofFormerIndex(former);
            tallies(store).put(name, map.sizeAsLong());
            store.renameMap(map, name);
        } else {
            store.removeMap(map);
        }
    }

    /** With a first commit, which shows at once whether there is room. */
    static Opening again(MVStore store, GroupCommit.Failure failure) {
        marks(store).put(IN_USE, "");
        store.commit();
        store.sync();
        return new Opening(store, failure, null);
    }

    static Opening toRead(MVStore store, MongoServerError refusal) {
        return new Opening(store, (_, _) -> {}, refusal);
    }

    /** Of nothing, where not even the file can be trusted. */
    static Opening ofNothing(MongoServerError refusal) {
        return new Opening(null, (_, _) -> {}, refusal);
    }

    /** Removed at a stop in order, in a version of its own: the one that may be lost with the end of the file. */
    private static MVMap<String, String> marks(MVStore store) {
        return store.openMap("marks");
    }

    private static MVMap<String, Long> tallies(MVStore store) {
        return store.openMap("tallies");
    }

    boolean isWritable() {
        return refusal == null;
    }

    /** @throws MongoServerError where this opening is not good for that */
    void admit(boolean writing) {
        if (refusal != null && (writing || store == null)) {
            throw refusal;
        }
    }

    GroupCommit commits() {
        return commits;
    }

    MVStore store() {
        return store;
    }

    boolean hasMap(String name) {
        return store.hasMap(name);
    }

    long fileSize() {
        return store.isPersistent() ? store.getFileStore().size() : 0;
    }

    /** One for all who use it, for it remembers what they have changed. */
    @SuppressWarnings("unchecked") // a name says which type its values are of
    <V> TrackedMap<V> map(String name, DataType<V> values) {
        return (TrackedMap<V>) maps.computeIfAbsent(name, _ -> {
            if (!store.hasMap(name)) {
                changeStructure();
            }
            MVMap.Builder<Key, V> builder = new MVMap.Builder<>();
            builder.keyType(Key.TYPE);
            builder.valueType(values);
            return new TrackedMap<>(store.openMap(name, builder), commits);
        });
    }

    /** Of an index that is being built; no tally is right until it is {@link #isBuilt}. */
    void isBeingBuilt(String name) {
        tallies(store).put(name, UNFINISHED);
    }

    void isBuilt(String name, TrackedMap<?> map) {
        tallies(store).put(name, map.map().sizeAsLong());
    }

    /** In the middle of building an index, before anybody is served ({@link #serve}): what has changed need not all be held in memory. */
    void relieve() {
        if (!serving && ++unwritten % RELIEF == 0) {
            store.commit();
            store.sync();
        }
    }

    /** From now on batches end where commands do. */
    void serve() {
        serving = true;
    }

    /** The entries of an index. How many there are is written down with each batch, so that an opening need not count what is due. */
    TrackedMap<Key> tallied(String name) {
        TrackedMap<Key> map = map(name, Key.TYPE);
        tallied.put(name, map);
        return map;
    }

    /** As it was when the file was last written to. */
    long tally(String name) {
        return tallies(store).getOrDefault(name, 0L);
    }

    private void writeTallies(long batch) {
        tallied.forEach((name, map) -> {
            if (map.hasChangedIn(batch)) {
                tallies(store).put(name, map.map().sizeAsLong());
            }
        });
    }

    void clear(String name, TrackedMap<?> map) {
        changeStructure();
        map.map().clear();
        tallies(store).remove(name);
    }

    void drop(String name, TrackedMap<?> map) {
        clear(name, map);
        maps.values().remove(map);
        tallied.remove(name);
        store.removeMap(map.map());
    }

    /** Called before collections or indexes come or go. */
    void changeStructure() {
        structure = commits.batch();
        Sight.restsOn(structure);
    }

    /** What exists at all: every command looks at that. */
    void lookAtStructure() {
        Sight.restsOn(structure);
    }

    /** At once, with all that is not in the file. */
    void abandon() {
        if (store != null) {
            store.closeImmediately();
        }
    }

    /** In order, so that the next opening need not doubt anything. */
    void close() {
        try {
            commits.close();
            if (isWritable()) {
                marks(store).remove(IN_USE); // in a version of its own, which may be lost
            }
            if (store != null) {
                store.close();
            }
        } catch (MVStoreException _) { // whatever was acknowledged is on disk already
            store.closeImmediately();
        }
    }
}
