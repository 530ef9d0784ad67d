package org.ballcourt.clocks;

import org.bson.Document;

/**
 * How often a desk passed a case on.
 *
 * @param empty hand-offs without a new fact
 * @param fixedOwners how often that was stopped by fixing an owner
 */
record Passes(int handOffs, int empty, int fixedOwners) {
    static final Passes NONE = new Passes(0, 0, 0);

    static Passes of(Document stored) {
        return stored == null
                ? NONE
                : new Passes(
                        stored.getInteger("handOffs", 0),
                        stored.getInteger("empty", 0),
                        stored.getInteger("fixedOwners", 0));
    }

    Document document() {
        return new Document("handOffs", handOffs).append("empty", empty).append("fixedOwners", fixedOwners);
    }

    Passes handedOff(boolean isEmpty) {
        return new Passes(handOffs + 1, isEmpty ? empty + 1 : empty, fixedOwners);
    }

    Passes ownerFixed() {
        return new Passes(handOffs, empty, fixedOwners + 1);
    }

    Passes plus(Passes other) {
        return new Passes(handOffs + other.handOffs, empty + other.empty, fixedOwners + other.fixedOwners);
    }

    Passes times(int factor) {
        return new Passes(handOffs * factor, empty * factor, fixedOwners * factor);
    }
}
