package org.ballcourt.store.embedded;

/** Keys from one (inclusive) to another (exclusive). */
record Range(Key from, Key to) {
    static final Range ORDERED = new Range(new Key(new byte[0]), new Key(new byte[] {(byte) 0xFF}));

    /** Documents that have a value without an order in their key; every look-up must go through these too. */
    static final Range UNORDERED = new Range(ORDERED.to, new KeyWriter().mark(0).toKey());

    /** Whatever tells how the keys before it are to be understood. */
    static final Range SIDE = new Range(ORDERED.to, new KeyWriter().end().toKey());

    /** Documents that have an array at this place of a key, and so an entry for each of its elements. */
    static Range severalAt(int place) {
        return new Range(
                new KeyWriter().mark(place).toKey(),
                new KeyWriter().mark(place + 1).toKey());
    }

    boolean contains(Key key) {
        return from.compareTo(key) <= 0 && key.compareTo(to) < 0;
    }

    static Range point(Key key) {
        return new Range(key, key.next());
    }

    boolean isPoint() {
        return to.isNextOf(from);
    }

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
