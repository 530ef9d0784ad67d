package org.ballcourt.store.embedded;

/** Keys from one (inclusive) to another (exclusive). */
record Range(Key from, Key to) {
    static final Range ORDERED = new Range(new Key(new byte[0]), new Key(new byte[] {(byte) 0xFF}));

    /** Documents that have a value without an order in their key; every look-up must go through these too. */
    static final Range UNORDERED = new Range(ORDERED.to, new KeyWriter().end().toKey());

    static Range startingWith(byte[] prefix) {
        return prefix.length == 0
                ? ORDERED
                : new Range(new Key(prefix), new KeyWriter().raw(prefix).end().toKey());
    }

    /** What is left of it for one who has read as far as this key. */
    Range behind(Key read, boolean backwards) {
        return backwards ? new Range(from, read) : new Range(read.next(), to);
    }
}
