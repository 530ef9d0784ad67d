package org.ballcourt.contracts;

/** What is asked, offered or granted. */
public enum Remedy {
    REFUND,
    RETURN_AND_REFUND,
    PARTIAL_REFUND,
    REPLACEMENT,
    REPAIR,
    COMPENSATION,
    NONE
}
