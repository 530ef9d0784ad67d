package org.ballcourt.escalation.duties;

import org.bson.Document;

/**
 * How often a desk handed a case off.
 *
 * @param empty hand-offs without a new fact
 * @param fixedOwners how often that was stopped by fixing an owner
 */
public record HandOffCounts(int handOffs, int empty, int fixedOwners) {
    public static final HandOffCounts NONE = new HandOffCounts(0, 0, 0);

    static HandOffCounts of(Document stored) {
        return stored == null
                ? NONE
                : new HandOffCounts(
                        stored.getInteger("handOffs", 0),
                        stored.getInteger("empty", 0),
                        stored.getInteger("fixedOwners", 0));
    }

    public Document document() {
        return new Document("handOffs", handOffs).append("empty", empty).append("fixedOwners", fixedOwners);
    }

    HandOffCounts handedOff(boolean isEmpty) {
        return new HandOffCounts(handOffs + 1, isEmpty ? empty + 1 : empty, fixedOwners);
    }

    HandOffCounts ownerFixed() {
        return new HandOffCounts(handOffs, empty, fixedOwners + 1);
    }

    HandOffCounts plus(HandOffCounts other) {
        return new HandOffCounts(handOffs + other.handOffs, empty + other.empty, fixedOwners + other.fixedOwners);
    }

    HandOffCounts times(int factor) {
        return new HandOffCounts(handOffs * factor, empty * factor, fixedOwners * factor);
    }
}
