package org.ballcourt.contracts;

/** Where the sides may turn with what the platform could not decide. */
public enum Direction {
    CONSUMER_ASSOCIATION,
    REGULATOR,
    COURT,
    LABORATORY
}
