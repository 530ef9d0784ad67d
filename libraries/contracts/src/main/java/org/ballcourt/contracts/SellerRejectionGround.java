package org.ballcourt.contracts;

/** The stock excuses, so that they can be counted. */
public enum SellerRejectionGround {
    NOT_A_QUALITY_ISSUE,
    BUYER_MISUSE,
    NORMAL_WEAR,
    WITHIN_TOLERANCE,
    AFFECTS_RESALE,
    OUT_OF_WINDOW,
    NOT_OUR_PARCEL,
    ALREADY_RESOLVED,
    OTHER
}
