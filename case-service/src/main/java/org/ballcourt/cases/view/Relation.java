package org.ballcourt.cases.view;

/** What somebody is to a case. */
public enum Relation {
    BUYER,
    SELLER,
    PLATFORM,
    /** Was given a duty of the case, and sees little more than that. */
    THIRD_PARTY,
    /** To them the case does not exist. */
    NONE;

    boolean isSide() {
        return this == BUYER || this == SELLER;
    }
}
