package org.ballcourt.store.embedded;

import java.util.List;
import java.util.stream.Stream;

/**
 * One way to answer a query: every document that can match lies in these ranges or in the unordered region.
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

    Stream<byte[]> read() {
        Stream<byte[]> ordered = ranges.stream().flatMap(range -> access.read(range, order == Order.BACKWARDS));
        return isOrdered() ? ordered : Stream.concat(ordered, access.read(Range.UNORDERED, false));
    }
}
