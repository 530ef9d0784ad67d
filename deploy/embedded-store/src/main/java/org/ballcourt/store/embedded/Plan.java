package org.ballcourt.store.embedded;

import java.util.List;
import java.util.stream.Stream;

/**
 * One way to answer a query: every document that can match lies in these ranges, the unordered region among them
 * unless the order matters.
 *
 * @param cost how many entries there are, counted exactly
 * @param order whether reading gives the order asked for: forwards, backwards, or not at all
 * @param exact whether every entry matches, so that counting needs no document
 */
record Plan(Access access, List<Range> ranges, long cost, Order order, boolean exact) {
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

    Stream<Access.Found> read() {
        look();
        return ranges.stream().flatMap(range -> access.read(range, order == Order.BACKWARDS));
    }

    /** Where the order matters the unordered region was found empty, and the answer rests upon that as well. */
    void look() {
        ranges.forEach(access.entries()::look);
        access.entries().look(Range.UNORDERED);
    }
}
