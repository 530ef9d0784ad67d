package org.ballcourt.contracts;

/** What a seller bears for final rulings against it, mildest first. */
public enum Penalty {
    WARNING,
    POINTS_DEDUCTED,
    LISTING_LIMIT,
    REMOVAL
}
