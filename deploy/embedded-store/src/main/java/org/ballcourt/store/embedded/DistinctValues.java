package org.ballcourt.store.embedded;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** The different values of one field, which must fit in one answer. */
final class DistinctValues {
    private static final int MAX_BYTES = 16 * 1024 * 1024;

    private final Set<Object> values = new TreeSet<>(ValueComparator.ascWithoutListHandling());
    private long bytes;

    void add(Object value) {
        switch (value) {
            case Missing _ -> {}
            case Collection<?> several -> several.forEach(this::addOne);
            case null, default -> addOne(value);
        }
    }

    private void addOne(Object value) {
        if (values.add(value) && (bytes += Bson.roughSize(value)) > MAX_BYTES) {
            throw new MongoServerError(17217, "Location17217", "distinct too big, 16mb cap");
        }
    }

    Set<Object> all() {
        return values;
    }
}
