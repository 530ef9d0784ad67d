package org.ballcourt.store.embedded;

import java.util.Arrays;

/**
 * A place between encoded values: just before or just after one. Cuts hide the difference between open and closed
 * bounds.
 */
record Cut(byte[] value, boolean after) implements Comparable<Cut> {
    static Cut before(Object value) {
        return new Cut(KeyWriter.encode(value), false);
    }

    static Cut after(Object value) {
        return new Cut(KeyWriter.encode(value), true);
    }

    static Cut beforeType(int tag) {
        return new Cut(new byte[] {(byte) (tag - 1)}, true);
    }

    static Cut afterType(int tag) {
        return new Cut(new byte[] {(byte) (tag + 1)}, false);
    }

    /** The first key at or behind this cut, below a prefix. In a descending key the bytes are complemented. */
    Key under(byte[] prefix, boolean ascending) {
        KeyWriter key = new KeyWriter().raw(prefix).raw(value, ascending);
        return (after == ascending ? key.end() : key).toKey();
    }

    @Override
    public int compareTo(Cut other) {
        return under(new byte[0], true).compareTo(other.under(new byte[0], true));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cut cut && after == cut.after && Arrays.equals(value, cut.value);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(value) + Boolean.hashCode(after);
    }
}
