package org.ballcourt.store.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One way to answer a query: every document that can match lies in these ranges, the unordered region among them
 * unless the order matters.
 *
 * @param cost how many entries there are, counted exactly
 * @param order whether reading gives the order asked for: forwards, backwards, or not at all
 * @param exact whether every entry matches, so that counting needs no document
 * @param repeats whether a document may be found at several entries; it is taken at the first of them
 */
record Plan(Access access, List<Range> ranges, long cost, Order order, boolean exact, boolean repeats) {
    enum Order {
        NONE,
        FORWARDS,
        BACKWARDS
    }

    boolean isOrdered() {
        return order != Order.NONE;
    }

    /** The count, as an answer and no longer as an estimate. */
    long count() {
        look();
        return cost;
    }

    Stream<Document> read() {
        look();
        return ranges.stream()
                .flatMap(range -> access.read(range, order == Order.BACKWARDS))
                .map(this::document)
                .filter(Objects::nonNull);
    }

    /** Null where an entry before this one has led to it already. */
    Document document(Access.Found found) {
        Document document = Bson.decode(found.bson());
        return !repeats || isFirst(found.key(), access.keysOf(document)) ? document : null;
    }

    private boolean isFirst(Key found, Set<Key> keys) {
        for (Range range : ranges) {
            Stream<Key> inside = keys.stream().filter(range::contains);
            Key first = (order == Order.BACKWARDS
                            ? inside.max(Comparator.naturalOrder())
                            : inside.min(Comparator.naturalOrder()))
                    .orElse(null);
            if (first != null) {
                return first.equals(found);
            }
        }
        return true;
    }

    /** Where the order matters the unordered region was found empty, or that nothing repeats, and the answer rests upon that as well. */
    void look() {
        ranges.forEach(access.entries()::look);
        access.entries().look(Range.SIDE);
    }
}
