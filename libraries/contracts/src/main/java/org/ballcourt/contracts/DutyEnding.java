package org.ballcourt.contracts;

/** How a duty stopped being open: PAUSED by an offer or a settlement, SUSPENDED with its case, MOVED to another holder, EXTENDED by an outage credit. */
public enum DutyEnding {
    DONE,
    LAPSED,
    REPLACED,
    CANCELLED,
    PAUSED,
    SUSPENDED,
    MOVED,
    EXTENDED
}
