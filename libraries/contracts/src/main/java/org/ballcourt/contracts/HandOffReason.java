package org.ballcourt.contracts;

/** Why a case is handed to somebody else. */
public enum HandOffReason {
    WRONG_QUEUE,
    SPECIALIST_NEEDED,
    ABSENCE,
    CONFLICT_OF_INTEREST,
    THIRD_PARTY_FACT
}
