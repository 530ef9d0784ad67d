package org.ballcourt.contracts;

/** What is asked, offered or granted. */
public enum Remedy {
    REFUND,
    RETURN_AND_REFUND,
    PARTIAL_REFUND,
    REPLACEMENT,
    REPAIR,
    COMPENSATION,
    NONE;

    /** Whether the buyer gets goods, and not money. */
    public boolean isInKind() {
        return this == REPLACEMENT || this == REPAIR;
    }
}
