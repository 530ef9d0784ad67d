package org.ballcourt.contracts;

/** How a case ended. */
public enum Outcome {
    SETTLED,
    REMEDY_PERFORMED,
    CLAIM_DISMISSED,
    WITHDRAWN,
    LAPSED,
    INADMISSIBLE,
    UNDECIDED,
    EXTERNALLY_DECIDED,
    /** Of an agent complaint, a violation report or a contested flag: it was right. */
    UPHELD,
    /** Of a contact with the desk: a person answered. */
    ANSWERED
}
