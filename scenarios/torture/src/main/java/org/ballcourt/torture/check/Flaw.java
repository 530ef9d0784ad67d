package org.ballcourt.torture.check;

/**
 * Something that must not be.
 *
 * @param where a case id, or whatever else is concerned
 * @param seq the number of the event concerned; 0 where it is about no single one
 */
public record Flaw(Kind kind, String where, long seq, String what) {
    /** What can be wrong. */
    public enum Kind {
        /** Acknowledged or shown to somebody, and not there. */
        LOST,
        /** Happened more than once. */
        DOUBLED,
        /** In another order than in the log. */
        INVERTED,
        /** Two different things under one number or one id. */
        FORKED,
        /** There, although it never happened. */
        PHANTOM,
        /** Told to somebody else than it was for. */
        ASTRAY,
        /** Does not have the hash that it says. */
        FORGED,
        /** Lapsed before its time. */
        EARLY,
        /** Not lapsed when its time was over. */
        LATE,
        /** A case that nobody holds, or a deadline that nobody watches. */
        MISSING,
        /** An original that is not what was uploaded. */
        UNREADABLE,
        /** A view that is not what the log says. */
        UNEQUAL,
        /** Bookings that do not add up to zero. */
        UNBALANCED,
        /** A consumer has given up on it. */
        PARKED,
        /** Asked again and again, and never answered. */
        UNANSWERED,
        /** Still something in flight long after all was quiet. */
        UNSETTLED
    }

    @Override
    public String toString() {
        return kind + "  " + where + (seq > 0 ? " event " + seq : "") + ": " + what;
    }
}
