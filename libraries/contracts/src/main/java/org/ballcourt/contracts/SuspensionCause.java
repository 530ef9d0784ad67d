package org.ballcourt.contracts;

/** The outside body that has the case. */
public enum SuspensionCause {
    COURT,
    REGULATOR,
    LAB
}
