package org.ballcourt.contracts;

/** What a seller or a buyer is reported for. */
public enum ViolationKind {
    FORCED_PURCHASE,
    FAKE_RATINGS,
    PROHIBITED_GOODS,
    FALSE_ADVERTISING,
    MALICIOUS_RATINGS,
    THREATS,
    OTHER
}
