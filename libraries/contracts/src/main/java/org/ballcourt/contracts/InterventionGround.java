package org.ballcourt.contracts;

/** Why a side may call the platform in. */
public enum InterventionGround {
    SELLER_REJECTED,
    SELLER_SILENT,
    TALKS_FAILED,
    CLEAR_VIOLATION,
    LARGE_AMOUNT,
    BAD_FAITH,
    SELLER_MISCONDUCT
}
