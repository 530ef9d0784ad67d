package org.ballcourt.contracts;

/** A step of enforcement. */
public enum StepKind {
    RETURN_GOODS,
    RECEIVE_GOODS,
    REFUND,
    REPLACE,
    REPAIR,
    COMPENSATE,
    SEND_REPLACEMENT,
    SEND_REPAIRED,
    RECEIVE_REPLACEMENT;

    /** Whether the buyer gets money by it, and not goods. */
    public boolean isMoney() {
        return this == REFUND || this == COMPENSATE;
    }
}
