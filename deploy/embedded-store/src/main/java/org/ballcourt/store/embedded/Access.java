package org.ballcourt.store.embedded;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A way to documents in the order of some keys: an index, or the data itself in the order of _id. */
interface Access {
    /** A document as it was found: under which key of this access. */
    record Found(Key key, byte[] bson) {}

    List<IndexKey> keys();

    boolean isUnique();

    /** A sparse or partial index may answer only what the documents that it leaves out cannot match. */
    boolean canAnswer(Conditions query);

    TrackedMap<?> entries();

    Stream<Found> read(Range range, boolean backwards);

    /** Whether a document may have several entries, with different values at this place of the key. */
    default boolean hasSeveralAt(int place) {
        return false;
    }

    /** All entries that lead to a document. */
    Set<Key> keysOf(Document document);

    default long estimate(Range range) {
        return entries().estimate(range);
    }

    default boolean hasUnordered() {
        return estimate(Range.UNORDERED) > 0;
    }
}
