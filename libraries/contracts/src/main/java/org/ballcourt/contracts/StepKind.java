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
    RECEIVE_REPLACEMENT
}
