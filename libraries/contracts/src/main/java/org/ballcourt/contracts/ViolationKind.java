package org.ballcourt.contracts;

/** What a seller is reported for. */
public enum ViolationKind {
    FORCED_PURCHASE,
    FAKE_RATINGS,
    PROHIBITED_GOODS,
    FALSE_ADVERTISING,
    OTHER
}
