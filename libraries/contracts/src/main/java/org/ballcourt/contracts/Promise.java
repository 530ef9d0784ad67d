package org.ballcourt.contracts;

/** What the seller promised with the order. */
public enum Promise {
    SEVEN_DAY_RETURN,
    EXPRESS_REFUND,
    WARRANTY,
    GENUINE
}
