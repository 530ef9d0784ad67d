package org.ballcourt.contracts;

/** What a supervisor found about an agent complaint, a violation report or a contested flag. */
public enum MatterDecision {
    UPHELD,
    DISMISSED
}
