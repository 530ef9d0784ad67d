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

    private final MVStore store;
    private final GroupCommit commits;
    private final Map<String, TrackedMap<?>> maps = new ConcurrentHashMap<>();
    private final boolean doubtful;
    private final MongoServerError refusal;
    private volatile long structure;

    private Opening(MVStore store, GroupCommit.Failure failure, boolean doubtful, MongoServerError refusal) {
        this.store = store;
        this.commits = new GroupCommit(store, failure);
        this.doubtful = doubtful;
        this.refusal = refusal;
    }

    static Opening first(MVStore store, GroupCommit.Failure failure) {
        return new Opening(store, failure, marks(store).put(IN_USE, "") != null, null);
    }

    /** After a failed write only whole batches are in the file, so there is nothing to doubt. */
    static Opening again(MVStore store, GroupCommit.Failure failure) {
        marks(store).put(IN_USE, "");
        store.commit();
        store.sync();
        return new Opening(store, failure, false, null);
    }

    static Opening toRead(MVStore store, MongoServerError refusal) {
        return new Opening(store, (_, _) -> {}, false, refusal);
    }

    /** Of nothing, where not even the file can be trusted. */
    static Opening ofNothing(MongoServerError refusal) {
        return new Opening(null, (_, _) -> {}, false, refusal);
    }

    private static MVMap<String, String> marks(MVStore store) {
        return store.openMap("marks");
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

    /**
     * The last run did not end in order: compare all counts, even where that means reading all documents.
     */
    boolean isDoubtful() {
        return doubtful;
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

    void clear(TrackedMap<?> map) {
        changeStructure();
        map.map().clear();
    }

    void drop(TrackedMap<?> map) {
        clear(map);
        maps.values().remove(map);
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
