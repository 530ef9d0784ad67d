package org.ballcourt.contracts;

/** Where an element of the burden ledger stands. */
public enum BurdenStatus {
    OPEN,
    PROOF_OFFERED,
    PRESUMED,
    FOUND
}
