package org.ballcourt.store.embedded;

import java.util.Arrays;

/** Values of one field from one cut to another. */
record Interval(Cut from, Cut to) {
    static Interval point(Object value) {
        return new Interval(Cut.before(value), Cut.after(value));
    }

    static Interval ofType(int tag) {
        return new Interval(Cut.beforeType(tag), Cut.afterType(tag));
    }

    boolean isEmpty() {
        return from.compareTo(to) >= 0;
    }

    boolean isPoint() {
        return !from.after() && to.after() && Arrays.equals(from.value(), to.value());
    }

    boolean contains(Interval other) {
        return from.compareTo(other.from) <= 0 && other.to.compareTo(to) <= 0;
    }

    boolean hasNull() {
        return contains(point(null));
    }

    Interval and(Interval other) {
        return new Interval(
                from.compareTo(other.from) >= 0 ? from : other.from, to.compareTo(other.to) <= 0 ? to : other.to);
    }

    /** As keys of an index. A descending key turns the interval round. */
    Range under(byte[] prefix, boolean ascending) {
        Cut first = ascending ? from : to;
        Cut last = ascending ? to : from;
        return new Range(first.under(prefix, ascending), last.under(prefix, ascending));
    }
}
